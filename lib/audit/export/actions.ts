'use server'

import { type ActionState, act } from '@/lib/action'
import { prepareExport } from '@/lib/audit/export/commands'
import { type ChainInput, chainInput } from '@/lib/audit/export/schema'
import { readForm } from '@/lib/input'

export async function prepareExportAction(
  _before: ActionState<ChainInput>,
  form: FormData,
): Promise<ActionState<ChainInput>> {
  return act(chainInput, readForm(form), prepareExport)
}
