'use server'

import { revalidatePath } from 'next/cache'
import { type ActionState, act } from '@/lib/action'
import { identityProvider } from '@/lib/identity-provider'
import { readForm } from '@/lib/input'
import { linkIdentity, unlinkIdentity } from '@/lib/staff/identities/commands'
import { linkInput, unlinkInput } from '@/lib/staff/identities/schema'

const PAGE = '/accounts/identities'

export async function linkIdentityAction(
  _before: ActionState<null>,
  form: FormData,
): Promise<ActionState<null>> {
  const result = await act(linkInput, readForm(form), (actor, input) =>
    linkIdentity(actor, identityProvider()?.issuer, input),
  )
  if (result.ok) revalidatePath(PAGE)
  return result
}

export async function unlinkIdentityAction(
  _before: ActionState<null>,
  form: FormData,
): Promise<ActionState<null>> {
  const result = await act(unlinkInput, readForm(form), unlinkIdentity)
  if (result.ok) revalidatePath(PAGE)
  return result
}
