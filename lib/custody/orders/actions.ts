'use server'

import { revalidatePath } from 'next/cache'
import { type ActionState, act } from '@/lib/action'
import { carryOut, setApart } from '@/lib/custody/orders/commands'
import { carryOutInput, setApartInput } from '@/lib/custody/orders/schema'
import { readForm } from '@/lib/input'

type Done = ActionState<{ number: number }>

export async function setApartAction(_before: Done, form: FormData): Promise<Done> {
  const result = await act(setApartInput, readForm(form), setApart)
  if (result.ok) revalidatePath('/', 'layout')
  return result
}

export async function carryOutAction(_before: Done, form: FormData): Promise<Done> {
  const result = await act(carryOutInput, readForm(form), carryOut)
  if (result.ok) revalidatePath('/', 'layout')
  return result
}
