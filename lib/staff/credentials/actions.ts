'use server'

import { revalidatePath } from 'next/cache'
import { type ActionState, act } from '@/lib/action'
import { arrivingActor, whence } from '@/lib/auth'
import { readForm } from '@/lib/input'
import { changePassword } from '@/lib/staff/credentials/commands'
import { changePasswordInput } from '@/lib/staff/credentials/schema'

type State = ActionState<null>

export async function changePasswordAction(_before: State, form: FormData): Promise<State> {
  const from = await whence()
  const changed = await act(
    changePasswordInput,
    readForm(form),
    (actor, input) => changePassword(actor, input, from),
    arrivingActor,
  )
  if (changed.ok) revalidatePath('/', 'layout')
  return changed
}
