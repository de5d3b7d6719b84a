'use server'

import { revalidatePath } from 'next/cache'
import { type ActionState, act } from '@/lib/action'
import { readForm } from '@/lib/input'
import type { Result } from '@/lib/result'
import { callOffPosting, endPosting, postAccount } from '@/lib/staff/postings/commands'
import { callOffInput, endPostingInput, postInput } from '@/lib/staff/postings/schema'

type State = ActionState<null>

export async function postAccountAction(_before: State, form: FormData): Promise<State> {
  return shown(await act(postInput, readForm(form), postAccount))
}

export async function endPostingAction(_before: State, form: FormData): Promise<State> {
  return shown(await act(endPostingInput, readForm(form), endPosting))
}

export async function callOffPostingAction(_before: State, form: FormData): Promise<State> {
  return shown(await act(callOffInput, readForm(form), callOffPosting))
}

function shown(result: Result<null>): Result<null> {
  if (result.ok) revalidatePath('/accounts', 'layout')
  return result
}
