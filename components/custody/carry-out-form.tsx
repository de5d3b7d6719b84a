'use client'

import { useTranslations } from 'next-intl'
import type { OrderAction } from '@/components/custody/set-apart-form'
import { Field } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { useTypedForm } from '@/components/ui/typed-form'
import type { OrderDetail } from '@/lib/custody/orders/queries'
import { isSale } from '@/lib/custody/orders/rules'

export interface CarryOutFormProps {
  order: Pick<OrderDetail, 'id' | 'disposition'>
  action: OrderAction
}

/** Second person: the goods leave for good. */
export function CarryOutForm({ order, action }: CarryOutFormProps) {
  const t = useTranslations('custodyForm')
  const ui = useTranslations('ui')
  const words = useTranslations('words.dispositions')
  const { errorOf, control, summary, form, pending } = useTypedForm({
    empty: { minutes: '', proceedsRial: '' },
    action,
  })
  return (
    <form {...form} className="panel no-print flex flex-col gap-4 p-4">
      <h2>{t('carryOutTitle', { disposition: words(order.disposition) })}</h2>
      {summary({ minutes: t('minutes'), proceedsRial: t('proceeds') })}
      <input type="hidden" name="orderId" value={order.id} />
      <Field id="minutes" label={t('minutes')} hint={t('minutesHint')} error={errorOf('minutes')}>
        <textarea {...control('minutes', 'hint')} rows={5} maxLength={2000} />
      </Field>
      {isSale(order.disposition) && (
        <Field
          id="proceedsRial"
          label={t('proceeds')}
          hint={t('proceedsHint')}
          error={errorOf('proceedsRial')}
        >
          <input
            {...control('proceedsRial', 'hint')}
            inputMode="numeric"
            dir="ltr"
            maxLength={30}
          />
        </Field>
      )}
      <Notice tone="attention">{t('carryOutWarning')}</Notice>
      <button type="submit" disabled={pending} className="button button-main self-start">
        {pending ? ui('sending') : t('carryOut')}
      </button>
    </form>
  )
}
