'use server'

import { revalidatePath } from 'next/cache'
import { type ActionState, act } from '@/lib/action'
import { readForm } from '@/lib/input'
import { appraiseSeizure, holdSeizure } from '@/lib/seizures/commands'
import { appraiseInput, holdInput } from '@/lib/seizures/schema'

export async function appraiseSeizureAction(
  _before: ActionState<{ number: number }>,
  form: FormData,
): Promise<ActionState<{ number: number }>> {
  const result = await act(appraiseInput, readForm(form), appraiseSeizure)
  if (result.ok) revalidatePath('/', 'layout')
  return result
}

export async function holdSeizureAction(
  _before: ActionState<{ number: number }>,
  form: FormData,
): Promise<ActionState<{ number: number }>> {
  const result = await act(holdInput, readForm(form), holdSeizure)
  if (result.ok) revalidatePath('/', 'layout')
  return result
}
