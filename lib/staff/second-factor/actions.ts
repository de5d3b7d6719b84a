'use server'

import { revalidatePath } from 'next/cache'
import { type ActionState, act } from '@/lib/action'
import { arrivingActor, whence } from '@/lib/auth'
import { readForm } from '@/lib/input'
import type { Result } from '@/lib/result'
import {
  confirmEnrolment,
  type RecoveryCodes,
  removeSecondFactor,
  renewRecoveryCodes,
  startEnrolment,
} from '@/lib/staff/second-factor/commands'
import { codeInput } from '@/lib/staff/second-factor/schema'
import { nothingInput } from '@/lib/staff/sessions/schema'

type Done = ActionState<null>
type Codes = ActionState<RecoveryCodes>

export async function startEnrolmentAction(_before: Done, form: FormData): Promise<Done> {
  return shown(await act(nothingInput, readForm(form), startEnrolment, arrivingActor))
}

export async function confirmEnrolmentAction(_before: Codes, form: FormData): Promise<Codes> {
  return act(codeInput, readForm(form), confirmEnrolment, arrivingActor)
}

export async function renewRecoveryCodesAction(_before: Codes, form: FormData): Promise<Codes> {
  const from = await whence()
  return act(codeInput, readForm(form), (actor, input) => renewRecoveryCodes(actor, input, from))
}

export async function removeSecondFactorAction(_before: Done, form: FormData): Promise<Done> {
  const from = await whence()
  return shown(
    await act(codeInput, readForm(form), (actor, input) => removeSecondFactor(actor, input, from)),
  )
}

function shown<T>(result: Result<T>): Result<T> {
  if (result.ok) revalidatePath('/', 'layout')
  return result
}
