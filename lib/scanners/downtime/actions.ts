'use server'

import { revalidatePath } from 'next/cache'
import { type ActionState, act } from '@/lib/action'
import { readForm } from '@/lib/input'
import { reportDown, restoreUnit, retireUnit } from '@/lib/scanners/downtime/commands'
import { reportDownInput, restoreInput, retireInput } from '@/lib/scanners/downtime/schema'

type State = ActionState<{ code: string }>

export async function reportDownAction(_before: State, form: FormData): Promise<State> {
  const result = await act(reportDownInput, readForm(form), reportDown)
  if (result.ok) revalidatePath('/', 'layout')
  return result
}

export async function restoreUnitAction(_before: State, form: FormData): Promise<State> {
  const result = await act(restoreInput, readForm(form), restoreUnit)
  if (result.ok) revalidatePath('/', 'layout')
  return result
}

export async function retireUnitAction(_before: State, form: FormData): Promise<State> {
  const result = await act(retireInput, readForm(form), retireUnit)
  if (result.ok) revalidatePath('/', 'layout')
  return result
}
