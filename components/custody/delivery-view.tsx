import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { Facts } from '@/components/custody/facts'
import { Goods, Receipt } from '@/components/custody/receipt'
import { type ReceiveAction, ReceiveForm } from '@/components/custody/receive-form'
import { Notice } from '@/components/ui/notice'
import { Time } from '@/components/ui/time'
import type { Delivery } from '@/lib/custody/receipts/queries'
import { formatDigits, localeOf } from '@/lib/format'

export interface DeliveryViewProps {
  delivery: Delivery
  /** Set for a keeper, who may receive what awaits delivery. */
  receive: ReceiveAction | undefined
  /** Whether this reader may open the list of what is awaited. */
  stockLinked: boolean
}

/** One seizure at the store's door: to be received, or its receipt. */
export function DeliveryView({ delivery, receive, stockLinked }: DeliveryViewProps) {
  const t = useTranslations('custody.receive')
  const locale = localeOf(useLocale())
  const { receipt, state, legalKind } = delivery
  const awaited = state === 'APPRAISED' && legalKind !== 'PROHIBITED'
  return (
    <div className="mx-auto flex w-full max-w-[960px] flex-col gap-4">
      <h1 className={receipt ? 'no-print' : undefined}>
        {t('seizure', { number: formatDigits(String(delivery.number), locale) })}
      </h1>
      {receipt && <Receipt delivery={delivery} receipt={receipt} />}
      {!receipt && <Contents delivery={delivery} />}
      {!receipt && !awaited && (
        <Notice tone="attention">
          {legalKind === 'PROHIBITED' ? t('prohibited') : t('notAppraised')}
        </Notice>
      )}
      {awaited && receive && <ReceiveForm delivery={delivery} action={receive} />}
      {awaited && !receive && <Notice tone="info">{t('waitsForKeeper')}</Notice>}
      {stockLinked && (
        <Link href="/custody/receive" prefetch={false} className="link no-print self-start">
          {t('back')}
        </Link>
      )}
    </div>
  )
}

function Contents({ delivery }: { delivery: Delivery }) {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  return (
    <section aria-labelledby="contents" className="panel flex min-w-0 flex-col gap-3 p-4">
      <h2 id="contents">{t('custody.receive.contents')}</h2>
      <Facts
        rows={[
          [
            t('custody.receipt.discoverer'),
            locale === 'fa' ? delivery.officeFa : delivery.officeEn,
          ],
          [t('custody.item.discoveredAt'), <Time key="d" at={delivery.discoveredAt} long />],
          [t('custody.item.legalKind'), t(`words.legalKinds.${delivery.legalKind}`)],
        ]}
      />
      <Goods items={delivery.items} />
    </section>
  )
}
