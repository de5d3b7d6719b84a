import { ChevronLeft } from 'lucide-react'
import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { auditAddress, recordAddress } from '@/components/audit/address'
import { EventDetails, StateChange } from '@/components/audit/changes'
import { Doer } from '@/components/audit/history'
import { Empty } from '@/components/ui/empty'
import { Time } from '@/components/ui/time'
import type { AuditPage, AuditRow } from '@/lib/audit/search/queries'
import type { AuditFilter } from '@/lib/audit/search/schema'
import { formatDigits, formatNumber, localeOf } from '@/lib/format'
import type messages from '@/lib/messages.fa.json'

type Event = keyof typeof messages.words.events
type Subject = keyof typeof messages.words.subjects

/** A page of the log, newest first, and the way to older events. */
export function AuditLog({ page, filter }: { page: AuditPage; filter: AuditFilter }) {
  const t = useTranslations('audit')
  if (page.rows.length === 0) return <Empty title={t('none')}>{t('noneHint')}</Empty>
  return (
    <section aria-labelledby="events" className="flex flex-col gap-3">
      <h2 id="events">{t('events')}</h2>
      <ol className="panel divide-y divide-line">
        {page.rows.map((row) => (
          <li
            key={row.id}
            className="grid grid-cols-1 gap-x-6 gap-y-1 p-4 md:grid-cols-[11rem_1fr_1fr]"
          >
            <Place row={row} />
            <What row={row} />
            <div className="min-w-0">
              <Doer line={row} />
              {row.reason && <p className="text-13 break-words">{row.reason}</p>}
              <EventDetails line={row} />
            </div>
          </li>
        ))}
      </ol>
      <nav aria-label={t('pages')} className="no-print flex flex-wrap justify-center gap-3">
        {filter.after && (
          <Link
            href={auditAddress(filter, { after: undefined })}
            prefetch={false}
            className="button"
          >
            {t('newest')}
          </Link>
        )}
        {page.older && (
          <Link
            href={auditAddress(filter, { after: page.older })}
            prefetch={false}
            rel="next"
            className="button"
          >
            {t('older')}
            <ChevronLeft aria-hidden size={16} className="ltr:rotate-180" />
          </Link>
        )}
      </nav>
    </section>
  )
}

function Place({ row }: { row: AuditRow }) {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  return (
    <div>
      <p>
        <Time at={row.at} />
      </p>
      <p className="figures text-13 text-soft">
        {t(`words.agencies.${row.agency}`)} · {formatNumber(row.ordinal, locale)}
      </p>
    </div>
  )
}

function What({ row }: { row: AuditRow }) {
  const t = useTranslations()
  const event = row.event as Event
  return (
    <div className="min-w-0">
      <p className="font-semibold">
        {t.has(`words.events.${event}`) ? t(`words.events.${event}`) : event}
      </p>
      <SubjectName row={row} />
      <StateChange line={row} />
    </div>
  )
}

/** What it was about; leads there where it has a page. */
function SubjectName({ row }: { row: AuditRow }) {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  const href = recordAddress(row)
  const type = row.subjectType as Subject
  const kind = t.has(`words.subjects.${type}`) ? t(`words.subjects.${type}`) : type
  if (!href || !row.ref) return <p className="text-13 text-soft">{kind}</p>
  return (
    <Link href={href} prefetch={false} className="link inline-flex min-h-6 items-center gap-1">
      {kind} <bdi className="figures">{formatDigits(row.ref, locale)}</bdi>
    </Link>
  )
}
