import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Facts } from '@/components/cases/facts'
import { Rial } from '@/components/cases/rial'
import { Notice } from '@/components/ui/notice'
import { Time } from '@/components/ui/time'
import { type FineRange, isOutsideBand } from '@/lib/cases/proposals/rules'
import type { OrderView, RulingView } from '@/lib/cases/queries'
import { formatDigits, localeOf } from '@/lib/format'

/** What was ruled, by whom and why; a fine outside its band says so. */
export function Rulings({ rulings, fine }: { rulings: RulingView[]; fine: FineRange | undefined }) {
  const t = useTranslations('case')
  if (rulings.length === 0) return null
  return (
    <section aria-labelledby="rulings" className="panel flex flex-col gap-4 p-4">
      <h2 id="rulings">{t('rulings')}</h2>
      {rulings.map((ruling) => (
        <Ruling key={ruling.instance} ruling={ruling} fine={fine} />
      ))}
    </section>
  )
}

function Ruling({ ruling, fine }: { ruling: RulingView; fine: FineRange | undefined }) {
  const t = useTranslations()
  return (
    <article className="flex flex-col gap-1 border-s-4 border-line ps-4">
      <h3 className="text-16">
        {t(`words.instances.${ruling.instance}`)}: {t(`words.outcomes.${ruling.outcome}`)}
      </h3>
      <p>
        {t('case.fineLabel')}:{' '}
        <span className="font-semibold">
          {ruling.fineRial === 0 ? t('case.noFine') : <Rial amount={ruling.fineRial} />}
        </span>
      </p>
      {isOutsideBand(ruling.outcome, ruling.fineRial, fine) && (
        <Notice tone="attention">{t('case.outside')}</Notice>
      )}
      <p className="break-words">
        <span className="text-soft">{t('case.grounds')}: </span>
        <bdi>{ruling.grounds}</bdi>
      </p>
      <p className="text-13 text-soft">
        {t('case.by')}: <bdi>{ruling.ruledByName}</bdi> · <Time at={ruling.ruledAt} />
      </p>
    </article>
  )
}

/** What becomes of the goods, and how far it has come; steps still to come are left out. */
export function Order({ order }: { order: OrderView }) {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  const done = (at: Date | null, name: string | null) =>
    at && (
      <span key="at">
        <Time at={at} /> · <bdi>{name}</bdi>
      </span>
    )
  const rows: [string, ReactNode][] = [
    [t('case.holder'), locale === 'fa' ? order.holderFa : order.holderEn],
    [t('case.orderedBy'), done(order.orderedAt, order.orderedByName)],
    [t('case.note'), order.note && <bdi key="n">{order.note}</bdi>],
    [t('case.setApart'), done(order.setApartAt, order.setApartByName)],
    [t('case.carriedOut'), done(order.closedAt, order.closedByName)],
    [t('case.minutes'), order.minutes && <bdi key="m">{order.minutes}</bdi>],
    [t('case.proceeds'), order.closedAt && <Rial key="p" amount={order.proceedsRial} />],
  ]
  return (
    <section aria-labelledby="order" className="panel p-4">
      <h2 id="order" className="mb-2">
        {t('case.order', { number: formatDigits(String(order.number), locale) })}:{' '}
        {t(`words.dispositions.${order.disposition}`)}
      </h2>
      <p className="mb-2 font-medium">{t(`words.orderStates.${order.state}`)}</p>
      <Facts rows={rows.filter(([, value]) => value)} />
    </section>
  )
}
