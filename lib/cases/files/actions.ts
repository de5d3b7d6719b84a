'use server'

import { revalidatePath } from 'next/cache'
import { type ActionState, act } from '@/lib/action'
import { fileCase } from '@/lib/cases/files/commands'
import { fileCaseInput } from '@/lib/cases/schema'
import { readForm } from '@/lib/input'

type State = ActionState<{ number: number }>

export async function fileCaseAction(_before: State, form: FormData): Promise<State> {
  const result = await act(fileCaseInput, readForm(form), fileCase)
  if (result.ok) revalidatePath('/', 'layout')
  return result
}
