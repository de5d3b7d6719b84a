'use server'

import { revalidatePath } from 'next/cache'
import { type ActionState, act } from '@/lib/action'
import { readForm } from '@/lib/input'
import { recordNoFind, startInspection } from '@/lib/scans/inspections/commands'
import { noFindInput, startInspectionInput } from '@/lib/scans/inspections/schema'

export async function startInspectionAction(
  _before: ActionState<{ number: number }>,
  form: FormData,
): Promise<ActionState<{ number: number }>> {
  const result = await act(startInspectionInput, readForm(form), startInspection)
  if (result.ok) revalidatePath('/', 'layout')
  return result
}

export async function recordNoFindAction(
  _before: ActionState<{ number: number }>,
  form: FormData,
): Promise<ActionState<{ number: number }>> {
  const result = await act(noFindInput, readForm(form), recordNoFind)
  if (result.ok) revalidatePath('/', 'layout')
  return result
}
