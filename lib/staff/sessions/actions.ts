'use server'

import { revalidatePath } from 'next/cache'
import { type ActionState, act } from '@/lib/action'
import { arrivingActor, whence } from '@/lib/auth'
import { readForm } from '@/lib/input'
import { ok, type Result } from '@/lib/result'
import {
  confirmIdentity,
  endAccountSessions,
  endMyOtherSessions,
  endMySession,
} from '@/lib/staff/sessions/commands'
import {
  accountSessionsInput,
  confirmInput,
  nothingInput,
  sessionInput,
} from '@/lib/staff/sessions/schema'

type State = ActionState<null>

export async function endMySessionAction(_before: State, form: FormData): Promise<State> {
  return shown('/account/sessions', await act(sessionInput, readForm(form), endMySession))
}

export async function endMyOtherSessionsAction(_before: State, form: FormData): Promise<State> {
  return shown('/account/sessions', await act(nothingInput, readForm(form), endMyOtherSessions))
}

export async function endAccountSessionsAction(_before: State, form: FormData): Promise<State> {
  return shown('/accounts', await act(accountSessionsInput, readForm(form), endAccountSessions))
}

export async function confirmIdentityAction(_before: State, form: FormData): Promise<State> {
  const from = await whence()
  return act(
    confirmInput,
    readForm(form),
    (actor, proof) => confirmIdentity(actor, proof, from),
    arrivingActor,
  )
}

/** Says that somebody is there: whoever is found is not idle. */
export async function stayAction(): Promise<Result<null>> {
  return act(nothingInput, {}, async () => ok(null))
}

function shown<T>(path: string, result: Result<T>): Result<T> {
  if (result.ok) revalidatePath(path, 'layout')
  return result
}
