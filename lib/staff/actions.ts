'use server'

import { revalidatePath } from 'next/cache'
import { type ActionState, act } from '@/lib/action'
import { readForm } from '@/lib/input'
import type { Result } from '@/lib/result'
import {
  createAccount,
  disableAccount,
  enableAccount,
  type NewPassword,
  resetPassword,
} from '@/lib/staff/commands'
import { accountInput, createAccountInput } from '@/lib/staff/schema'

export async function createAccountAction(
  _before: ActionState<NewPassword>,
  form: FormData,
): Promise<ActionState<NewPassword>> {
  return shown(await act(createAccountInput, readForm(form), createAccount))
}

export async function resetPasswordAction(
  _before: ActionState<NewPassword>,
  form: FormData,
): Promise<ActionState<NewPassword>> {
  return shown(await act(accountInput, readForm(form), resetPassword))
}

export async function disableAccountAction(
  _before: ActionState<null>,
  form: FormData,
): Promise<ActionState<null>> {
  return shown(await act(accountInput, readForm(form), disableAccount))
}

export async function enableAccountAction(
  _before: ActionState<null>,
  form: FormData,
): Promise<ActionState<null>> {
  return shown(await act(accountInput, readForm(form), enableAccount))
}

function shown<T>(result: Result<T>): Result<T> {
  if (result.ok) revalidatePath('/accounts', 'layout')
  return result
}
