import { CircleCheck, Clock, Plus } from 'lucide-react'
import type { Route } from 'next'
import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { Empty } from '@/components/ui/empty'
import { Ago } from '@/components/ui/time'
import type { Waiting, WaitingKind } from '@/lib/dashboard/queries'
import { formatNumber, localeOf } from '@/lib/format'

function rowsOf(kind: WaitingKind, officeId: string | undefined): Route {
  const office = officeId ? `&office=${officeId}` : ''
  const places: Record<WaitingKind, Route> = {
    READING: `/scans?state=SCANNED&order=asc${office}`,
    RESCAN: `/scans?state=RESCAN${office}`,
    EXAMINATION: `/scans?state=REFERRED${office}`,
    UNIT_DOWN: '/scanners#OUT_OF_SERVICE',
    UNIT_COMMISSIONING: '/scanners#COMMISSIONING',
    NEVER_SIGNED_IN: '/accounts',
  }
  return places[kind]
}

export interface WaitingListProps {
  waiting: Waiting[]
  at: Date
  /** Set where the queues are one office's. */
  officeId: string | undefined
  mayLog: boolean
}

/** What waits for this role, each with its count, its oldest and the way to the rows. */
export function WaitingList({ waiting, at, officeId, mayLog }: WaitingListProps) {
  const t = useTranslations('overview')
  return (
    <section aria-labelledby="waiting" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="waiting" className="text-20">
          {t('waiting')}
        </h2>
        {mayLog && (
          <Link href="/scans/new" prefetch={false} className="button button-main">
            <Plus aria-hidden size={18} />
            {t('logScan')}
          </Link>
        )}
      </div>
      {waiting.length === 0 ? (
        <Empty title={t('nothingYet')}>{t('nothingYetHint')}</Empty>
      ) : (
        <ul className="grid grid-cols-1 gap-3 sm:grid-cols-2 xl:grid-cols-4">
          {waiting.map((queue) => (
            <Queue key={queue.kind} queue={queue} at={at} href={rowsOf(queue.kind, officeId)} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Queue({ queue, at, href }: { queue: Waiting; at: Date; href: Route }) {
  const t = useTranslations('overview')
  const locale = localeOf(useLocale())
  const Icon = queue.count > 0 ? Clock : CircleCheck
  return (
    <li>
      <Link
        href={href}
        prefetch={false}
        className="panel flex h-full items-start gap-3 p-4 hover:border-accent"
      >
        <Icon
          aria-hidden
          size={20}
          className={`mt-1 shrink-0 ${queue.count > 0 ? 'text-attention' : 'text-good'}`}
        />
        <span className="min-w-0">
          <span className="figures me-2 text-24 leading-tight font-semibold">
            {formatNumber(queue.count, locale)}
          </span>
          <span className="font-medium">{t(`queues.${queue.kind}`)}</span>
          {queue.since && (
            <span className="block text-13 text-soft">
              {t('oldest')} <Ago at={queue.since} now={at} />
            </span>
          )}
        </span>
      </Link>
    </li>
  )
}
