'use client'

import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import type { AccessAction } from '@/components/cases/exceptional/review-form'
import { ErrorSummary } from '@/components/ui/error-summary'
import { useReasons } from '@/components/ui/reasons'
import { sendAndKeep } from '@/components/ui/sending'

/** "I am done": the file is closed to its reader at once. */
export function DoneForm({ accessId, action }: { accessId: string; action: AccessAction }) {
  const t = useTranslations()
  const reasons = useReasons()
  const [state, dispatch, pending] = useActionState(action, undefined)
  return (
    <form
      action={dispatch}
      onSubmit={sendAndKeep(dispatch)}
      className="no-print flex flex-col gap-2"
    >
      {state?.ok === false && (
        <ErrorSummary title={reasons.say(state.reason, state.details)} items={[]} moment={state} />
      )}
      <input type="hidden" name="accessId" value={accessId} />
      <button type="submit" disabled={pending} className="button">
        {pending ? t('ui.sending') : t('exceptionalForm.done')}
      </button>
    </form>
  )
}
