'use server'

import { revalidatePath } from 'next/cache'
import { type ActionState, act } from '@/lib/action'
import { readForm } from '@/lib/input'
import type { Result } from '@/lib/result'
import { addOffice, renameOffice, reopenOffice, retireOffice } from '@/lib/staff/offices/commands'
import { addOfficeInput, officeInput, renameOfficeInput } from '@/lib/staff/offices/schema'

export async function addOfficeAction(
  _before: ActionState<{ code: string }>,
  form: FormData,
): Promise<ActionState<{ code: string }>> {
  return shown(await act(addOfficeInput, readForm(form), addOffice))
}

type State = ActionState<null>

export async function renameOfficeAction(_before: State, form: FormData): Promise<State> {
  return shown(await act(renameOfficeInput, readForm(form), renameOffice))
}

export async function retireOfficeAction(_before: State, form: FormData): Promise<State> {
  return shown(await act(officeInput, readForm(form), retireOffice))
}

export async function reopenOfficeAction(_before: State, form: FormData): Promise<State> {
  return shown(await act(officeInput, readForm(form), reopenOffice))
}

function shown<T>(result: Result<T>): Result<T> {
  if (result.ok) revalidatePath('/accounts', 'layout')
  return result
}
