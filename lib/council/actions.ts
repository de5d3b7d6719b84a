'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { type ActionState, act } from '@/lib/action'
import { adoptResolution, proposeResolution } from '@/lib/council/commands'
import { adoptInput, proposeInput } from '@/lib/council/schema'
import { readForm } from '@/lib/input'

type Numbered = ActionState<{ number: number }>

export async function proposeResolutionAction(
  _before: Numbered,
  form: FormData,
): Promise<Numbered> {
  const result = await act(proposeInput, readForm(form), proposeResolution)
  if (result.ok) {
    revalidatePath('/', 'layout')
    redirect(`/council/${result.value.number}`)
  }
  return result
}

export async function adoptResolutionAction(_before: Numbered, form: FormData): Promise<Numbered> {
  const result = await act(adoptInput, readForm(form), adoptResolution)
  if (result.ok) revalidatePath('/', 'layout')
  return result
}
