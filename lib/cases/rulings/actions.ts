'use server'

import { revalidatePath } from 'next/cache'
import { type ActionState, act } from '@/lib/action'
import {
  acceptCase,
  lodgeAppeal,
  makeFinal,
  notifyCase,
  ruleAppeal,
  ruleCase,
  transferCase,
} from '@/lib/cases/rulings/commands'
import { caseInput, notifyInput, reasonInput, rulingInput } from '@/lib/cases/schema'
import { readForm } from '@/lib/input'
import type { Result } from '@/lib/result'

type State = ActionState<{ number: number }>

function shown<R extends Result<unknown>>(result: R): R {
  if (result.ok) revalidatePath('/', 'layout')
  return result
}

export async function acceptCaseAction(_before: State, form: FormData): Promise<State> {
  return shown(await act(caseInput, readForm(form), acceptCase))
}

export async function transferCaseAction(_before: State, form: FormData): Promise<State> {
  return shown(await act(reasonInput, readForm(form), transferCase))
}

export async function ruleCaseAction(_before: State, form: FormData): Promise<State> {
  return shown(await act(rulingInput, readForm(form), ruleCase))
}

export async function notifyCaseAction(_before: State, form: FormData): Promise<State> {
  return shown(await act(notifyInput, readForm(form), notifyCase))
}

export async function lodgeAppealAction(_before: State, form: FormData): Promise<State> {
  return shown(await act(reasonInput, readForm(form), lodgeAppeal))
}

export async function ruleAppealAction(_before: State, form: FormData): Promise<State> {
  return shown(await act(rulingInput, readForm(form), ruleAppeal))
}

export async function makeFinalAction(_before: State, form: FormData): Promise<State> {
  return shown(await act(caseInput, readForm(form), makeFinal))
}
