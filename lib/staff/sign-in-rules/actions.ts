'use server'

import { revalidatePath } from 'next/cache'
import { type ActionState, act } from '@/lib/action'
import { readForm } from '@/lib/input'
import type { Result } from '@/lib/result'
import { setRoleSetting, takeLostFactor } from '@/lib/staff/sign-in-rules/commands'
import { lostFactorInput, roleSettingInput } from '@/lib/staff/sign-in-rules/schema'

type Done = ActionState<null>

export async function setRoleSettingAction(_before: Done, form: FormData): Promise<Done> {
  return shown(await act(roleSettingInput, readForm(form), setRoleSetting))
}

export async function takeLostFactorAction(_before: Done, form: FormData): Promise<Done> {
  return shown(await act(lostFactorInput, readForm(form), takeLostFactor))
}

function shown<T>(result: Result<T>): Result<T> {
  if (result.ok) revalidatePath('/', 'layout')
  return result
}
