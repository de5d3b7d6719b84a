'use client'

import { Hand } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import type { SeizureAction } from '@/components/seizures/appraise-form'
import { ErrorSummary } from '@/components/ui/error-summary'
import { useReasons } from '@/components/ui/reasons'
import { sendAndKeep } from '@/components/ui/sending'

/** Prohibited goods stay where they were found; one button that says so. */
export function HoldForm({ seizureId, action }: { seizureId: string; action: SeizureAction }) {
  const t = useTranslations('seizureForm')
  const reasons = useReasons()
  const [state, dispatch, pending] = useActionState(action, undefined)
  return (
    <form
      action={dispatch}
      onSubmit={sendAndKeep(dispatch)}
      className="panel no-print flex flex-col items-start gap-3 p-4"
    >
      <h2>{t('hold')}</h2>
      {state?.ok === false && (
        <ErrorSummary title={reasons.say(state.reason, state.details)} items={[]} moment={state} />
      )}
      <p className="text-soft">{t('holdHint')}</p>
      <input type="hidden" name="seizureId" value={seizureId} />
      <button type="submit" disabled={pending} className="button button-main">
        <Hand aria-hidden size={18} />
        {t('sendHold')}
      </button>
    </form>
  )
}
