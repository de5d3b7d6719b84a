'use server'

import { revalidatePath } from 'next/cache'
import { type ActionState, act } from '@/lib/action'
import { readForm } from '@/lib/input'
import {
  enterService,
  holdUnit,
  planStages,
  reachStage,
  resumeUnit,
} from '@/lib/scanners/commissioning/commands'
import {
  enterServiceInput,
  holdInput,
  planInput,
  reachInput,
  resumeInput,
} from '@/lib/scanners/commissioning/schema'

type State = ActionState<{ code: string }>

export async function planStagesAction(_before: State, form: FormData): Promise<State> {
  const result = await act(planInput, readForm(form), planStages)
  if (result.ok) revalidatePath('/scanners', 'layout')
  return result
}

export async function reachStageAction(_before: State, form: FormData): Promise<State> {
  const result = await act(reachInput, readForm(form), reachStage)
  if (result.ok) revalidatePath('/scanners', 'layout')
  return result
}

export async function holdUnitAction(_before: State, form: FormData): Promise<State> {
  const result = await act(holdInput, readForm(form), holdUnit)
  if (result.ok) revalidatePath('/scanners', 'layout')
  return result
}

export async function resumeUnitAction(_before: State, form: FormData): Promise<State> {
  const result = await act(resumeInput, readForm(form), resumeUnit)
  if (result.ok) revalidatePath('/scanners', 'layout')
  return result
}

export async function enterServiceAction(_before: State, form: FormData): Promise<State> {
  const result = await act(enterServiceInput, readForm(form), enterService)
  if (result.ok) revalidatePath('/', 'layout')
  return result
}
