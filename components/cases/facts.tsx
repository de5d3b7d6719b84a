import type { Route } from 'next'
import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Rial } from '@/components/cases/rial'
import { ScrollPanel } from '@/components/ui/scroll'
import { Time } from '@/components/ui/time'
import type { SeizureFacts } from '@/lib/cases/facts/queries'
import { formatDigits, formatNumber, localeOf } from '@/lib/format'

/** Label and value, one below the other. */
export function Facts({ rows }: { rows: [string, ReactNode][] }) {
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
      {rows.map(([label, value]) => (
        <div key={label} className="contents">
          <dt className="text-soft">{label}</dt>
          <dd className="min-w-0 break-words">{value || '—'}</dd>
        </div>
      ))}
    </dl>
  )
}

/** What was found, where it is, and under which numbers. */
export function SeizureFactsList({ seizure, more = [] }: SeizureFactsProps) {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  const numbered = (number: number, href: string) => (
    <Link href={href as Route} prefetch={false} className="link figures">
      {formatDigits(String(number), locale)}
    </Link>
  )
  const receipt = seizure.receiptNumber && formatDigits(String(seizure.receiptNumber), locale)
  const rows: [string, ReactNode][] = [
    [t('case.legalKind'), t(`words.legalKinds.${seizure.legalKind}`)],
    [t('case.value'), <Rial key="v" amount={seizure.valueRial} />],
    [t('case.owner'), t(`words.ownerStates.${seizure.owner}`)],
    [
      t('case.receipt'),
      receipt ? (
        <bdi key="r" className="figures">
          {receipt}
        </bdi>
      ) : (
        t('case.noReceipt')
      ),
    ],
    [t('case.store'), locale === 'fa' ? seizure.storeFa : seizure.storeEn],
    [t('case.discoverer'), locale === 'fa' ? seizure.discovererFa : seizure.discovererEn],
    [t('case.discoveredAt'), <Time key="d" at={seizure.discoveredAt} />],
    [t('case.seizure'), numbered(seizure.number, `/seizures/${seizure.number}`)],
    [
      t('case.consignment'),
      numbered(seizure.consignmentNumber, `/consignments/${seizure.consignmentNumber}`),
    ],
  ]
  return <Facts rows={[...rows, ...more]} />
}

interface SeizureFactsProps {
  seizure: SeizureFacts
  more?: [string, ReactNode][]
}

/** The goods, their quantities and values. */
export function ItemsTable({ seizure }: { seizure: SeizureFacts }) {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  return (
    <ScrollPanel labelledBy="items">
      <h2 id="items" className="p-4 pb-2">
        {t('case.items')}
      </h2>
      <table className="grid-table">
        <thead>
          <tr>
            <th scope="col">{t('case.itemColumns.goods')}</th>
            <th scope="col" className="number">
              {t('case.itemColumns.quantity')}
            </th>
            <th scope="col" className="number">
              {t('case.itemColumns.value')}
            </th>
          </tr>
        </thead>
        <tbody>
          {seizure.items.map((item) => (
            <tr key={item.ordinal}>
              <td>
                <span className="block">
                  <bdi>{item.description}</bdi>
                </span>
                <span className="text-soft">{locale === 'fa' ? item.classFa : item.classEn}</span>
              </td>
              <td className="number">
                {formatNumber(item.quantity, locale, 3)} {t(`words.itemUnits.${item.unit}`)}
              </td>
              <td className="number">
                {item.valueRial === null ? '—' : formatNumber(item.valueRial, locale)}
              </td>
            </tr>
          ))}
        </tbody>
        {seizure.items.length > 1 && seizure.valueRial !== null && (
          <tfoot>
            <tr className="font-semibold">
              <td colSpan={2}>{t('case.total')}</td>
              <td className="number">{formatNumber(seizure.valueRial, locale)}</td>
            </tr>
          </tfoot>
        )}
      </table>
    </ScrollPanel>
  )
}
