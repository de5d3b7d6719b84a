'use client'

import { useTranslations } from 'next-intl'
import { BaySelect } from '@/components/custody/bay-select'
import { Field } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { type FormAction, useTypedForm } from '@/components/ui/typed-form'
import type { OrderDetail } from '@/lib/custody/orders/queries'

export type OrderAction = FormAction<{ number: number }>

export interface SetApartFormProps {
  order: Pick<OrderDetail, 'id' | 'holderKind' | 'cages'>
  action: OrderAction
}

/** First person: the goods go to the cage, where the store holds them. */
export function SetApartForm({ order, action }: SetApartFormProps) {
  const t = useTranslations('custodyForm')
  const ui = useTranslations('ui')
  const { errorOf, control, summary, form, pending } = useTypedForm({
    empty: { bayId: order.cages.length === 1 ? (order.cages[0]?.id ?? '') : '', note: '' },
    action,
  })
  const inStore = order.holderKind === 'STORE'
  return (
    <form {...form} className="panel no-print flex flex-col gap-4 p-4">
      <h2>{t('setApartTitle')}</h2>
      {summary({ bayId: t('cage'), note: t('note') })}
      <input type="hidden" name="orderId" value={order.id} />
      {inStore && (
        <Field id="bayId" label={t('cage')} error={errorOf('bayId')}>
          <BaySelect {...control('bayId')} bays={order.cages} />
        </Field>
      )}
      <Field id="note" label={t('note')} error={errorOf('note')} optional>
        <textarea {...control('note')} rows={2} maxLength={500} />
      </Field>
      <Notice tone="info">{inStore ? t('setApartWarning') : t('setApartWarningDiscoverer')}</Notice>
      <button type="submit" disabled={pending} className="button button-main self-start">
        {pending ? ui('sending') : t('setApart')}
      </button>
    </form>
  )
}
