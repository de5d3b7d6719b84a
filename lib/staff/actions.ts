'use server'

import { revalidatePath } from 'next/cache'
import { cookies } from 'next/headers'
import { type ActionState, act } from '@/lib/action'
import { LOCALE_COOKIE, localeOf, THEME_COOKIE } from '@/lib/format'
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

const YEAR = 365 * 86_400
const PREFERENCE = { path: '/', maxAge: YEAR, sameSite: 'lax' } as const

export async function setLocaleAction(form: FormData): Promise<void> {
  ;(await cookies()).set(LOCALE_COOKIE, localeOf(String(form.get('locale'))), PREFERENCE)
}

export async function setThemeAction(form: FormData): Promise<void> {
  ;(await cookies()).set(THEME_COOKIE, form.get('theme') === 'dark' ? 'dark' : 'light', PREFERENCE)
}

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
  if (result.ok) revalidatePath('/accounts')
  return result
}
