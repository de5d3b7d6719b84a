'use server'

import { revalidatePath } from 'next/cache'
import { type ActionState, act } from '@/lib/action'
import { readForm } from '@/lib/input'
import {
  corroborateReport,
  type Reported,
  refuteReport,
  submitReport,
} from '@/lib/route-risk/reports/commands'
import { corroborateInput, refuteInput, submitReportInput } from '@/lib/route-risk/reports/schema'

type State = ActionState<Reported>

export async function submitReportAction(_before: State, form: FormData): Promise<State> {
  const result = await act(submitReportInput, readForm(form), submitReport)
  if (result.ok) revalidatePath('/', 'layout')
  return result
}

export async function corroborateReportAction(_before: State, form: FormData): Promise<State> {
  const result = await act(corroborateInput, readForm(form), corroborateReport)
  if (result.ok) revalidatePath('/', 'layout')
  return result
}

export async function refuteReportAction(_before: State, form: FormData): Promise<State> {
  const result = await act(refuteInput, readForm(form), refuteReport)
  if (result.ok) revalidatePath('/', 'layout')
  return result
}
