import { useLocale, useTranslations } from 'next-intl'
import { Facts } from '@/components/custody/facts'
import { PrintButton } from '@/components/custody/print-button'
import { useRial } from '@/components/custody/rial'
import { Quantity } from '@/components/custody/states'
import { Identifier } from '@/components/ui/identifier'
import { Time } from '@/components/ui/time'
import type { Delivery, DeliveryItem, ReceiptFacts } from '@/lib/custody/receipts/queries'
import { formatDigits, formatNumber, localeOf } from '@/lib/format'

export interface ReceiptProps {
  delivery: Delivery
  receipt: ReceiptFacts
}

/** قبض اموال: what was handed over, by whom, to whom, and where it was put. Made to be printed and signed. */
export function Receipt({ delivery, receipt }: ReceiptProps) {
  const t = useTranslations('custody.receipt')
  const locale = localeOf(useLocale())
  const digits = (number: number) => formatDigits(String(number), locale)
  const named = (fa: string, en: string) => (locale === 'fa' ? fa : en)
  return (
    <section aria-labelledby="receipt" className="panel flex min-w-0 flex-col gap-4 p-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="receipt" className="text-20">
          {t('title', { number: digits(receipt.number) })}
        </h2>
        <PrintButton>{t('print')}</PrintButton>
      </div>
      <Facts
        rows={[
          [t('seizure'), <bdi key="s">{digits(delivery.number)}</bdi>],
          [t('receivedAt'), <Time key="r" at={receipt.receivedAt} long />],
          [t('discoverer'), named(delivery.officeFa, delivery.officeEn)],
          [t('store'), named(receipt.storeFa, receipt.storeEn)],
          [t('giver'), <bdi key="g">{receipt.giverName}</bdi>],
          [t('taker'), <bdi key="t">{receipt.takerName}</bdi>],
          [t('note'), receipt.note],
        ]}
      />
      <Goods items={delivery.items} />
      <div className="grid grid-cols-2 gap-6 pt-2 pb-10 text-13">
        <p>{t('giverSigns')}</p>
        <p>{t('takerSigns')}</p>
      </div>
    </section>
  )
}

/** The goods of a seizure as a table; with their bays once they have one. */
export function Goods({ items }: { items: DeliveryItem[] }) {
  const t = useTranslations('custody.receipt')
  const locale = localeOf(useLocale())
  const rial = useRial()
  const stored = items.some(({ bayCode }) => bayCode !== null)
  return (
    <table className="grid-table">
      <thead>
        <tr>
          <th scope="col" className="number">
            {t('row')}
          </th>
          <th scope="col">{t('goods')}</th>
          <th scope="col" className="number">
            {t('quantity')}
          </th>
          <th scope="col" className="number max-sm:hidden">
            {t('value')}
          </th>
          {stored && <th scope="col">{t('bay')}</th>}
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.id}>
            <td className="number">{formatNumber(item.ordinal, locale)}</td>
            <td>
              <span className="block font-medium">
                <bdi>{item.description}</bdi>
              </span>
              <span className="block text-soft">
                {locale === 'fa' ? item.classFa : item.classEn}
              </span>
              {item.valueRial !== null && (
                <span className="sm:hidden">{rial.exact(item.valueRial)}</span>
              )}
            </td>
            <td className="number">
              <Quantity quantity={item.quantity} unit={item.unit} />
            </td>
            <td className="number whitespace-nowrap max-sm:hidden">
              {item.valueRial === null ? '—' : rial.exact(item.valueRial)}
            </td>
            {stored && <td>{item.bayCode && <Identifier>{item.bayCode}</Identifier>}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
