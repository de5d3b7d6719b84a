'use server'

import { revalidatePath } from 'next/cache'
import { type ActionState, act } from '@/lib/action'
import { readForm } from '@/lib/input'
import { registerSegment } from '@/lib/route-risk/segments/commands'
import { registerSegmentInput } from '@/lib/route-risk/segments/schema'

type State = ActionState<{ code: string }>

export async function registerSegmentAction(_before: State, form: FormData): Promise<State> {
  const result = await act(registerSegmentInput, readForm(form), registerSegment)
  if (result.ok) revalidatePath('/', 'layout')
  return result
}
