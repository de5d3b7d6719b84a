'use server'

import { revalidatePath } from 'next/cache'
import { type ActionState, act } from '@/lib/action'
import {
  raiseObstacle,
  rejectEvidence,
  removeObstacle,
  startDuty,
  submitEvidence,
  verifyDuty,
} from '@/lib/council/duties/commands'
import { dutyInput, evidenceInput, obstacleInput, rejectInput } from '@/lib/council/duties/schema'
import { readForm } from '@/lib/input'

type State = ActionState<{ number: number }>

export async function startDutyAction(_before: State, form: FormData): Promise<State> {
  const result = await act(dutyInput, readForm(form), startDuty)
  if (result.ok) revalidatePath('/', 'layout')
  return result
}

export async function raiseObstacleAction(_before: State, form: FormData): Promise<State> {
  const result = await act(obstacleInput, readForm(form), raiseObstacle)
  if (result.ok) revalidatePath('/', 'layout')
  return result
}

export async function removeObstacleAction(_before: State, form: FormData): Promise<State> {
  const result = await act(dutyInput, readForm(form), removeObstacle)
  if (result.ok) revalidatePath('/', 'layout')
  return result
}

export async function submitEvidenceAction(_before: State, form: FormData): Promise<State> {
  const result = await act(evidenceInput, readForm(form), submitEvidence)
  if (result.ok) revalidatePath('/', 'layout')
  return result
}

export async function verifyDutyAction(_before: State, form: FormData): Promise<State> {
  const result = await act(dutyInput, readForm(form), verifyDuty)
  if (result.ok) revalidatePath('/', 'layout')
  return result
}

export async function rejectEvidenceAction(_before: State, form: FormData): Promise<State> {
  const result = await act(rejectInput, readForm(form), rejectEvidence)
  if (result.ok) revalidatePath('/', 'layout')
  return result
}
