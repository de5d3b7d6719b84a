'use server'

import { revalidatePath } from 'next/cache'
import { type ActionState, act } from '@/lib/action'
import { receiveSeizure } from '@/lib/custody/receipts/commands'
import { receiveSeizureInput } from '@/lib/custody/receipts/schema'
import { readForm } from '@/lib/input'

export async function receiveSeizureAction(
  _before: ActionState<{ number: number }>,
  form: FormData,
): Promise<ActionState<{ number: number }>> {
  const result = await act(receiveSeizureInput, readForm(form), receiveSeizure)
  if (result.ok) revalidatePath('/', 'layout')
  return result
}
