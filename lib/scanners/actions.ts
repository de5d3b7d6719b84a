'use server'

import { revalidatePath } from 'next/cache'
import { type ActionState, act } from '@/lib/action'
import { readForm } from '@/lib/input'
import { registerScanner } from '@/lib/scanners/commands'
import { registerScannerInput } from '@/lib/scanners/schema'

export async function registerScannerAction(
  _before: ActionState<{ code: string }>,
  form: FormData,
): Promise<ActionState<{ code: string }>> {
  const result = await act(registerScannerInput, readForm(form), registerScanner)
  if (result.ok) revalidatePath('/scanners')
  return result
}
