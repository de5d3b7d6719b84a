'use server'

import { revalidatePath } from 'next/cache'
import { type ActionState, act } from '@/lib/action'
import { readForm } from '@/lib/input'
import { decideScan, type LoggedScan, logScan } from '@/lib/scans/commands'
import { decideInput, logScanInput } from '@/lib/scans/schema'

export async function logScanAction(
  _before: ActionState<LoggedScan>,
  form: FormData,
): Promise<ActionState<LoggedScan>> {
  const result = await act(logScanInput, readForm(form), logScan)
  if (result.ok) revalidatePath('/', 'layout')
  return result
}

export async function decideScanAction(
  _before: ActionState<{ number: number }>,
  form: FormData,
): Promise<ActionState<{ number: number }>> {
  const result = await act(decideInput, readForm(form), decideScan)
  if (result.ok) revalidatePath('/', 'layout')
  return result
}
