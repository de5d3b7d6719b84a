'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { type ActionState, act } from '@/lib/action'
import { closeAccess, openExceptionally, reviewAccess } from '@/lib/cases/exceptional/commands'
import { accessInput, openInput, reviewInput } from '@/lib/cases/exceptional/schema'
import { readForm } from '@/lib/input'

type State = ActionState<{ number: number }>

export async function openExceptionallyAction(_before: State, form: FormData): Promise<State> {
  const result = await act(openInput, readForm(form), openExceptionally)
  if (result.ok) {
    revalidatePath('/', 'layout')
    redirect(`/exceptional/${result.value.number}`)
  }
  return result
}

export async function closeAccessAction(_before: State, form: FormData): Promise<State> {
  const result = await act(accessInput, readForm(form), closeAccess)
  if (result.ok) revalidatePath('/', 'layout')
  return result
}

export async function reviewAccessAction(_before: State, form: FormData): Promise<State> {
  const result = await act(reviewInput, readForm(form), reviewAccess)
  if (result.ok) revalidatePath('/', 'layout')
  return result
}
