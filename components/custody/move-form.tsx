'use client'

import { useTranslations } from 'next-intl'
import { BaySelect } from '@/components/custody/bay-select'
import { Field } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { type FormAction, useTypedForm } from '@/components/ui/typed-form'
import type { BayChoice } from '@/lib/custody/ledger/queries'

export type MoveAction = FormAction<{ bay: string }>

export interface MoveFormProps {
  item: { id: string; bayId: string; bays: BayChoice[] }
  action: MoveAction
}

/** To another bay of the same store. */
export function MoveForm({ item, action }: MoveFormProps) {
  const t = useTranslations('custodyForm')
  const ui = useTranslations('ui')
  const { state, errorOf, control, summary, form, pending } = useTypedForm({
    empty: { toBayId: '', note: '' },
    action,
  })
  const open = item.bays.filter(({ id, kind }) => id !== item.bayId && kind !== 'DISPOSAL_CAGE')
  return (
    <form {...form} className="panel no-print flex flex-col gap-4 p-4">
      <h2>{t('moveTitle')}</h2>
      {summary({ toBayId: t('toBay'), note: t('note') })}
      {state?.ok && (
        <Notice tone="good" live>
          {t('moved', { bay: state.value.bay })}
        </Notice>
      )}
      <input type="hidden" name="itemId" value={item.id} />
      <input type="hidden" name="fromBayId" value={item.bayId} />
      <Field id="toBayId" label={t('toBay')} error={errorOf('toBayId')}>
        <BaySelect {...control('toBayId')} bays={open} />
      </Field>
      <Field id="note" label={t('note')} error={errorOf('note')} optional>
        <textarea {...control('note')} rows={2} maxLength={500} />
      </Field>
      <button type="submit" disabled={pending} className="button button-main self-start">
        {pending ? ui('sending') : t('move')}
      </button>
    </form>
  )
}
