import { CircleAlert, CircleCheck } from 'lucide-react'
import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { History } from '@/components/audit/history'
import { itemsAddress } from '@/components/custody/address'
import { Facts } from '@/components/custody/facts'
import { type MoveAction, MoveForm } from '@/components/custody/move-form'
import { useRial } from '@/components/custody/rial'
import { ItemStatus, Quantity } from '@/components/custody/states'
import { Clock } from '@/components/ui/clock'
import { Identifier } from '@/components/ui/identifier'
import { Time } from '@/components/ui/time'
import type { ItemDetail, LedgerLine } from '@/lib/custody/ledger/queries'
import { formatDigits, localeOf } from '@/lib/format'

export interface ItemViewProps {
  item: ItemDetail
  now: Date
  /** Set for a keeper of its store while it may be moved. */
  move: MoveAction | undefined
  /** Whether this reader may open the seizure. */
  seizureLinked: boolean
  /** Whether this reader may open the list of stock. */
  stockLinked: boolean
}

/** One item: what it is, where it stands, and every step of its custody. */
export function ItemView({ item, now, move, seizureLinked, stockLinked }: ItemViewProps) {
  const t = useTranslations('custody.item')
  const locale = localeOf(useLocale())
  return (
    <div className="flex flex-col gap-6">
      <header className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h1>
          {t('title', {
            ordinal: formatDigits(String(item.ordinal), locale),
            seizure: formatDigits(String(item.seizureNumber), locale),
          })}
        </h1>
        <ItemStatus state={item.state} />
      </header>
      <div className="grid grid-cols-1 gap-6 xl:grid-cols-[1fr_2fr]">
        <div className="flex min-w-0 flex-col gap-6">
          <section aria-labelledby="facts" className="panel p-4">
            <h2 id="facts" className="mb-2">
              {t('facts')}
            </h2>
            <Facts rows={useFacts(item, now, seizureLinked)} />
          </section>
          {move && item.bayId && <MoveForm item={{ ...item, bayId: item.bayId }} action={move} />}
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          <Ledger item={item} />
          <History lines={item.history} />
        </div>
      </div>
      {stockLinked && (
        <Link
          href={itemsAddress({ store: item.storeId ?? 'all' })}
          prefetch={false}
          className="link no-print self-start"
        >
          {t('back')}
        </Link>
      )}
    </div>
  )
}

function useFacts(item: ItemDetail, now: Date, linked: boolean): [string, React.ReactNode][] {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  const rial = useRial()
  const number = formatDigits(String(item.seizureNumber), locale)
  const named = (fa: string | null, en: string | null) => (locale === 'fa' ? fa : en)
  return [
    [t('custody.item.goods'), <bdi key="g">{item.description}</bdi>],
    [t('custody.item.class'), named(item.classFa, item.classEn)],
    [t('custody.item.quantity'), <Quantity key="q" quantity={item.quantity} unit={item.unit} />],
    [t('custody.item.value'), item.valueRial !== null && rial.exact(item.valueRial)],
    [t('custody.item.legalKind'), t(`words.legalKinds.${item.legalKind}`)],
    [
      t('custody.item.seizure'),
      linked ? (
        <Link
          key="s"
          href={`/seizures/${item.seizureNumber}`}
          prefetch={false}
          className="link figures"
        >
          {number}
        </Link>
      ) : (
        number
      ),
    ],
    [t('custody.item.discoverer'), named(item.discovererFa, item.discovererEn)],
    [t('custody.item.discoveredAt'), <Time key="d" at={item.discoveredAt} />],
    [t('custody.item.store'), named(item.storeFa, item.storeEn)],
    [
      t('custody.item.bay'),
      item.bayCode && (
        <span key="b">
          <Identifier>{item.bayCode}</Identifier> <bdi className="text-soft">{item.shed}</bdi>
        </span>
      ),
    ],
    [t('custody.item.storedAt'), item.storedAt && <Time key="i" at={item.storedAt} />],
    [t('custody.item.legal'), item.legal && t(`words.legalStates.${item.legal}`)],
    [
      t('custody.item.clock'),
      !item.outAt && item.finalAt && item.dueAt && (
        <Clock key="c" startedAt={item.finalAt} dueAt={item.dueAt} now={now} />
      ),
    ],
    [t('custody.item.outAt'), item.outAt && <Time key="o" at={item.outAt} />],
  ]
}

function Ledger({ item }: { item: ItemDetail }) {
  const lines = item.ledger
  const t = useTranslations('custody.ledger')
  const whole = lines.every(({ intact }) => intact)
  const Icon = whole ? CircleCheck : CircleAlert
  return (
    <section aria-labelledby="ledger" className="panel min-w-0 p-4">
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-2">
        <h2 id="ledger">{t('title')}</h2>
        {lines.length > 0 && (
          <p className={`text-13 ${whole ? 'text-good' : 'font-semibold text-breach'}`}>
            <Icon aria-hidden size={16} className="me-1 inline align-[-3px]" />
            {whole ? t('whole') : t('broken')}
          </p>
        )}
      </div>
      {lines.length === 0 && <p className="text-soft">{t('none')}</p>}
      <ol className="flex flex-col border-s-2 border-line">
        {lines.map((line) => (
          <Line key={line.ordinal} line={line} seizure={item.seizureNumber} />
        ))}
      </ol>
    </section>
  )
}

function Line({ line, seizure }: { line: LedgerLine; seizure: number }) {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  const digits = (number: number) => formatDigits(String(number), locale)
  return (
    <li className="relative ps-4 pb-4 last:pb-0">
      <span aria-hidden className="absolute start-[-5px] top-2 size-2 rounded-full bg-accent" />
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className="font-semibold">{t(`words.custodyKinds.${line.kind}`)}</span>
        <span>
          <Way from={line.fromCode} to={line.toCode} />
        </span>
        {line.receiptNumber !== null && (
          <Link href={`/custody/receive/${seizure}`} prefetch={false} className="link">
            {t('custody.ledger.receipt', { number: digits(line.receiptNumber) })}
          </Link>
        )}
        {line.orderNumber !== null && (
          <span>{t('custody.ledger.order', { number: digits(line.orderNumber) })}</span>
        )}
      </p>
      <p className="text-13 text-soft">
        <Time at={line.at} /> · <bdi>{line.byName}</bdi> ·{' '}
        {locale === 'fa' ? line.holderFa : line.holderEn}
      </p>
      {line.note && <p className="text-13">{line.note}</p>}
      <p className="text-12 text-soft">
        {t('custody.ledger.hash')}{' '}
        <bdi dir="ltr" title={line.hash} className="figures">
          {line.hash.slice(0, 12)}
        </bdi>
        {!line.intact && (
          <strong className="ms-2 text-breach">{t('custody.ledger.lineBroken')}</strong>
        )}
      </p>
    </li>
  )
}

function Way({ from, to }: { from: string | null; to: string | null }) {
  const t = useTranslations('custody.ledger')
  if (!from) return to && t('into', { to })
  return to ? t('fromTo', { from, to }) : t('outOf', { from })
}
