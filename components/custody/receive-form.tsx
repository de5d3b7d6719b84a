'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { BaySelect } from '@/components/custody/bay-select'
import { Quantity } from '@/components/custody/states'
import { describedBy, Field } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { type FormAction, useTypedForm } from '@/components/ui/typed-form'
import type { BayChoice } from '@/lib/custody/ledger/queries'
import type { Delivery, DeliveryItem } from '@/lib/custody/receipts/queries'

export type ReceiveAction = FormAction<{ number: number }>

export interface ReceiveFormProps {
  delivery: Pick<Delivery, 'id' | 'items' | 'bays'>
  action: ReceiveAction
}

/** Taking over all goods of a seizure: who brought them, and where each is put. */
export function ReceiveForm({ delivery, action }: ReceiveFormProps) {
  const t = useTranslations('custodyForm')
  const ui = useTranslations('ui')
  const { errorOf, control, summary, form, pending } = useTypedForm({
    empty: { giverName: '', note: '' },
    action,
  })
  const [places, setPlaces] = useState<Record<string, string>>({})
  const bays = delivery.bays.filter(({ kind }) => kind !== 'DISPOSAL_CAGE')
  const labels = { giverName: t('giver'), note: t('note') }
  const named = delivery.items.map(({ ordinal, description }) => [`place-${ordinal}`, description])
  const everywhere = (bayId: string) =>
    setPlaces(Object.fromEntries(delivery.items.map(({ id }) => [id, bayId])))
  return (
    <form {...form} className="panel no-print flex flex-col gap-4 p-4">
      <h2>{t('receiveTitle')}</h2>
      {summary({ ...labels, ...Object.fromEntries(named) })}
      <input type="hidden" name="seizureId" value={delivery.id} />
      <Field id="giverName" label={t('giver')} hint={t('giverHint')} error={errorOf('giverName')}>
        <input {...control('giverName', 'hint')} maxLength={80} autoComplete="off" />
      </Field>
      {delivery.items.length > 1 && (
        <Field id="oneBay" label={t('oneBay')} hint={t('oneBayHint')} optional>
          <BaySelect
            id="oneBay"
            bays={bays}
            defaultValue=""
            aria-describedby="oneBay-hint"
            onChange={(event) => everywhere(event.target.value)}
          />
        </Field>
      )}
      <ul className="flex flex-col gap-4">
        {delivery.items.map((item) => (
          <li key={item.id}>
            <PlaceField
              item={item}
              bays={bays}
              bayId={places[item.id] ?? ''}
              error={errorOf(`place-${item.ordinal}`)}
              onChoose={(bayId) => setPlaces((before) => ({ ...before, [item.id]: bayId }))}
            />
          </li>
        ))}
      </ul>
      <Field id="note" label={t('note')} error={errorOf('note')} optional>
        <textarea {...control('note')} rows={2} maxLength={500} />
      </Field>
      <Notice tone="info">{t('receiveWarning')}</Notice>
      <button type="submit" disabled={pending} className="button button-main self-start">
        {pending ? ui('sending') : t('receive')}
      </button>
    </form>
  )
}

interface PlaceFieldProps {
  item: DeliveryItem
  bays: BayChoice[]
  bayId: string
  error: string | undefined
  onChoose: (bayId: string) => void
}

/** The bay of one item; what needs cold or care says so. */
function PlaceField({ item, bays, bayId, error, onChoose }: PlaceFieldProps) {
  const t = useTranslations('custodyForm')
  const id = `place-${item.ordinal}`
  return (
    <Field id={id} label={t('bayOf', { goods: item.description })} error={error}>
      <p id={`${id}-hint`} className="mb-1 flex flex-wrap gap-x-3 text-13 text-soft">
        <Quantity quantity={item.quantity} unit={item.unit} />
        {item.perishable && <strong className="text-attention">{t('perishable')}</strong>}
        {item.hazardous && <strong className="text-attention">{t('hazardous')}</strong>}
      </p>
      <BaySelect
        id={id}
        name="places"
        bays={bays}
        value={bayId && `${item.id}:${bayId}`}
        sent={(bay) => `${item.id}:${bay.id}`}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, 'hint', error)}
        onChange={(event) => onChoose(event.target.value.split(':')[1] ?? '')}
      />
    </Field>
  )
}
