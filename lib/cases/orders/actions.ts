'use server'

import { revalidatePath } from 'next/cache'
import { type ActionState, act } from '@/lib/action'
import { orderDisposition } from '@/lib/cases/orders/commands'
import { orderInput } from '@/lib/cases/schema'
import { readForm } from '@/lib/input'

type State = ActionState<{ number: number }>

export async function orderDispositionAction(_before: State, form: FormData): Promise<State> {
  const result = await act(orderInput, readForm(form), orderDisposition)
  if (result.ok) revalidatePath('/', 'layout')
  return result
}
