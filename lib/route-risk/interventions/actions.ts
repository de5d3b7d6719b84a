'use server'

import { revalidatePath } from 'next/cache'
import { type ActionState, act } from '@/lib/action'
import { readForm } from '@/lib/input'
import {
  cancelIntervention,
  endIntervention,
  type Planned,
  planIntervention,
  startIntervention,
} from '@/lib/route-risk/interventions/commands'
import { cancelInput, interventionInput, planInput } from '@/lib/route-risk/interventions/schema'

type State = ActionState<Planned>

export async function planInterventionAction(_before: State, form: FormData): Promise<State> {
  const result = await act(planInput, readForm(form), planIntervention)
  if (result.ok) revalidatePath('/', 'layout')
  return result
}

export async function startInterventionAction(_before: State, form: FormData): Promise<State> {
  const result = await act(interventionInput, readForm(form), startIntervention)
  if (result.ok) revalidatePath('/', 'layout')
  return result
}

export async function endInterventionAction(_before: State, form: FormData): Promise<State> {
  const result = await act(interventionInput, readForm(form), endIntervention)
  if (result.ok) revalidatePath('/', 'layout')
  return result
}

export async function cancelInterventionAction(_before: State, form: FormData): Promise<State> {
  const result = await act(cancelInput, readForm(form), cancelIntervention)
  if (result.ok) revalidatePath('/', 'layout')
  return result
}
