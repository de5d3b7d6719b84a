'use client'

import { Download } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useActionState, useEffect } from 'react'
import { ConfirmIdentity } from '@/components/ui/confirm-identity'
import { Notice } from '@/components/ui/notice'
import { useReasons } from '@/components/ui/reasons'
import { sendAndKeep } from '@/components/ui/sending'
import type { ActionState } from '@/lib/action'
import type { ChainInput } from '@/lib/audit/export/schema'
import type { Agency } from '@/prisma/generated/enums'

export type PrepareExport = (
  before: ActionState<ChainInput>,
  form: FormData,
) => Promise<ActionState<ChainInput>>

/** Downloads a chain once the server has said that this person may and has proved who they are. */
export function ExportForm({ agency, prepare }: { agency: Agency; prepare: PrepareExport }) {
  const t = useTranslations('auditForm')
  const reasons = useReasons()
  const [state, dispatch, pending] = useActionState(prepare, undefined)
  useEffect(() => {
    if (state?.ok) location.assign(`/api/v1/audit/${state.value.agency}`)
  }, [state])
  const refused = state?.ok === false ? state : undefined
  return (
    <form
      action={dispatch}
      onSubmit={sendAndKeep(dispatch)}
      className="flex min-w-0 flex-col gap-2"
    >
      <input type="hidden" name="agency" value={agency} />
      <button type="submit" disabled={pending} className="button self-start">
        <Download aria-hidden size={16} />
        {t('export')}
      </button>
      {state?.ok && (
        <p role="status" className="text-13 text-soft">
          {t('exporting')}
        </p>
      )}
      {refused?.reason === 'CONFIRM_IDENTITY' && <ConfirmIdentity moment={state} />}
      {refused && refused.reason !== 'CONFIRM_IDENTITY' && (
        <Notice tone="attention" live>
          {reasons.say(refused.reason, refused.details)}
        </Notice>
      )}
    </form>
  )
}
