'use server'

import { revalidatePath } from 'next/cache'
import { type ActionState, act } from '@/lib/action'
import {
  acknowledgeAlert,
  actOnAlert,
  closeAlertFalse,
  closeAlertTrue,
} from '@/lib/alerts/commands'
import { alertInput, alertReasonInput } from '@/lib/alerts/schema'
import { readForm } from '@/lib/input'

type State = ActionState<{ number: number }>

export async function acknowledgeAlertAction(_before: State, form: FormData): Promise<State> {
  const result = await act(alertInput, readForm(form), acknowledgeAlert)
  if (result.ok) revalidatePath('/', 'layout')
  return result
}

export async function actOnAlertAction(_before: State, form: FormData): Promise<State> {
  const result = await act(alertReasonInput, readForm(form), actOnAlert)
  if (result.ok) revalidatePath('/', 'layout')
  return result
}

export async function closeAlertTrueAction(_before: State, form: FormData): Promise<State> {
  const result = await act(alertInput, readForm(form), closeAlertTrue)
  if (result.ok) revalidatePath('/', 'layout')
  return result
}

export async function closeAlertFalseAction(_before: State, form: FormData): Promise<State> {
  const result = await act(alertReasonInput, readForm(form), closeAlertFalse)
  if (result.ok) revalidatePath('/', 'layout')
  return result
}
