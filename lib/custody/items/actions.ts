'use server'

import { revalidatePath } from 'next/cache'
import { type ActionState, act } from '@/lib/action'
import { moveItem } from '@/lib/custody/items/commands'
import { moveItemInput } from '@/lib/custody/items/schema'
import { readForm } from '@/lib/input'

export async function moveItemAction(
  _before: ActionState<{ bay: string }>,
  form: FormData,
): Promise<ActionState<{ bay: string }>> {
  const result = await act(moveItemInput, readForm(form), moveItem)
  if (result.ok) revalidatePath('/', 'layout')
  return result
}
