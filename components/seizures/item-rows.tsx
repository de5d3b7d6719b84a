'use client'

import { Plus, X } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import type { ItemDraft } from '@/components/seizures/draft'
import { describedBy, Field } from '@/components/ui/field'
import { useReasons } from '@/components/ui/reasons'
import { formatNumber, localeOf } from '@/lib/format'
import type { Refused } from '@/lib/result'
import type { GoodsClassChoice } from '@/lib/seizures/queries'
import { MAX_ITEMS } from '@/lib/seizures/rules'
import { ItemUnit } from '@/prisma/generated/enums'

interface RowActions {
  change: (serial: number, changed: Partial<ItemDraft>) => void
  drop: (serial: number) => void
  classes: GoodsClassChoice[]
  refused: Refused | undefined
}

/** The items found, one to twenty; a removed row takes its errors along. */
export function ItemRows({
  items,
  add,
  ...actions
}: RowActions & { items: ItemDraft[]; add: () => void }) {
  const t = useTranslations('findForm')
  return (
    <section id="items" aria-labelledby="items-title" className="flex flex-col gap-3">
      <h2 id="items-title">{t('items')}</h2>
      <ol className="flex flex-col gap-3">
        {items.map((item, index) => (
          <ItemRow
            key={item.serial}
            item={item}
            place={index + 1}
            only={items.length === 1}
            {...actions}
          />
        ))}
      </ol>
      {items.length < MAX_ITEMS && (
        <button type="button" onClick={add} className="button self-start">
          <Plus aria-hidden size={18} />
          {t('addItem')}
        </button>
      )}
    </section>
  )
}

interface ItemRowProps extends RowActions {
  item: ItemDraft
  place: number
  only: boolean
}

function ItemRow({ item, place, only, change, drop, classes, refused }: ItemRowProps) {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  const reasons = useReasons()
  const wire = (field: Exclude<keyof ItemDraft, 'serial'>, label: string) => {
    const id = `items.${item.serial}.${field}`
    const error = reasons.errorOf(refused, id)
    return {
      field: { id, error, label },
      control: {
        id,
        name: id,
        value: item[field],
        onChange: (event: { target: { value: string } }) =>
          change(item.serial, { [field]: event.target.value }),
        'aria-invalid': error ? (true as const) : undefined,
        'aria-describedby': describedBy(id, undefined, error),
        className: 'input',
      },
    }
  }
  const description = wire('description', t('findForm.description'))
  const classCode = wire('classCode', t('findForm.classCode'))
  const quantity = wire('quantity', t('findForm.quantity'))
  const unit = wire('unit', t('findForm.unit'))
  const number = formatNumber(place, locale)
  return (
    <li className="panel p-4">
      <fieldset className="flex flex-col gap-4">
        <legend className="contents">
          <span className="flex min-h-11 items-center justify-between gap-2 font-semibold">
            {t('findForm.item', { place: number })}
            {!only && (
              <button
                type="button"
                onClick={() => drop(item.serial)}
                aria-label={t('findForm.removeItem', { place: number })}
                className="button button-plain"
              >
                <X aria-hidden size={18} />
              </button>
            )}
          </span>
        </legend>
        <input type="hidden" name="rows[]" value={item.serial} />
        <Field {...description.field}>
          <input {...description.control} dir="auto" maxLength={200} autoComplete="off" />
        </Field>
        <div className="grid grid-cols-1 gap-4 sm:grid-cols-[2fr_1fr_1fr]">
          <Field {...classCode.field}>
            <select {...classCode.control}>
              <option value="">{t('ui.choose')}</option>
              {classes.map((one) => (
                <option key={one.code} value={one.code}>
                  {one[locale]}
                </option>
              ))}
            </select>
          </Field>
          <Field {...quantity.field}>
            <input
              {...quantity.control}
              inputMode="decimal"
              dir="ltr"
              maxLength={30}
              autoComplete="off"
            />
          </Field>
          <Field {...unit.field}>
            <select {...unit.control}>
              <option value="">{t('ui.choose')}</option>
              {Object.values(ItemUnit).map((one) => (
                <option key={one} value={one}>
                  {t(`words.itemUnits.${one}`)}
                </option>
              ))}
            </select>
          </Field>
        </div>
      </fieldset>
    </li>
  )
}
