'use server'

import { revalidatePath } from 'next/cache'
import { type ActionState, act } from '@/lib/action'
import { readForm } from '@/lib/input'
import { recordFind } from '@/lib/seizures/finds/commands'
import { recordFindInput } from '@/lib/seizures/finds/schema'

export async function recordFindAction(
  _before: ActionState<{ number: number }>,
  form: FormData,
): Promise<ActionState<{ number: number }>> {
  const result = await act(recordFindInput, readForm(form), recordFind)
  if (result.ok) revalidatePath('/', 'layout')
  return result
}
