import { CircleCheck, Clock as ClockIcon, Plus } from 'lucide-react'
import type { Route } from 'next'
import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { pageOf, rowsOf } from '@/components/dashboard/queue-addresses'
import { Clock } from '@/components/ui/clock'
import { Empty } from '@/components/ui/empty'
import { Ago } from '@/components/ui/time'
import type { Queue, QueueGroup, QueueLine } from '@/lib/dashboard/queue/queries'
import { formatDigits, formatNumber, localeOf } from '@/lib/format'
import type { AlertRuleCode } from '@/prisma/generated/enums'

export interface QueueProps {
  queue: Queue
  at: Date
  /** Set where the queues are one office's. */
  officeId: string | undefined
  mayLog: boolean
}

/** What waits for this person, by clock; above it each kind with its count and the way to all rows. */
export function QueueView({ queue, at, officeId, mayLog }: QueueProps) {
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
      <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3 xl:grid-cols-4 2xl:grid-cols-6">
        {queue.groups.map((group) => (
          <Group key={group.kind} group={group} at={at} href={rowsOf(group.kind, officeId)} />
        ))}
      </ul>
      {queue.lines.length === 0 ? (
        <Empty title={t('nothingWaits')}>{t('nothingWaitsHint')}</Empty>
      ) : (
        <Lines lines={queue.lines} at={at} />
      )}
    </section>
  )
}

function Group({ group, at, href }: { group: QueueGroup; at: Date; href: Route }) {
  const t = useTranslations('overview')
  const locale = localeOf(useLocale())
  const Icon = group.count > 0 ? ClockIcon : CircleCheck
  return (
    <li>
      <Link
        href={href}
        prefetch={false}
        className="panel flex h-full items-start gap-3 p-3 hover:border-accent"
      >
        <Icon
          aria-hidden
          size={20}
          className={`mt-1 shrink-0 ${group.count > 0 ? 'text-attention' : 'text-good'}`}
        />
        <span className="min-w-0">
          <span className="figures me-2 text-24 leading-tight font-semibold">
            {formatNumber(group.count, locale)}
          </span>
          <span className="font-medium">{t(`queues.${group.kind}`)}</span>
          {group.since && (
            <span className="block text-13 text-soft max-sm:hidden">
              {t('oldest')} <Ago at={group.since} now={at} />
            </span>
          )}
        </span>
      </Link>
    </li>
  )
}

function Lines({ lines, at }: { lines: QueueLine[]; at: Date }) {
  const t = useTranslations('overview')
  return (
    <div className="panel">
      <h3 className="px-4 pt-3 text-14">{t('byClock')}</h3>
      <ul className="flex flex-col">
        {lines.map((line) => (
          <li
            key={`${line.kind}${line.ref}${line.since.getTime()}`}
            className="border-line not-first:border-t"
          >
            <Link
              href={pageOf(line)}
              prefetch={false}
              className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 px-4 py-2 hover:bg-raised sm:grid-cols-[11rem_minmax(0,1fr)_8rem_9rem]"
            >
              <span className="font-semibold">{t(`tasks.${line.kind}`)}</span>
              <span className="order-last col-span-2 min-w-0 truncate sm:order-none sm:col-span-1">
                <Subject line={line} />
              </span>
              <span className="hidden text-13 text-soft sm:block">
                <Ago at={line.since} now={at} />
              </span>
              <span className="justify-self-end sm:justify-self-start">
                {line.clock ? (
                  <Clock {...line.clock} now={at} />
                ) : (
                  <span className="text-13 text-soft sm:hidden">
                    <Ago at={line.since} now={at} />
                  </span>
                )}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Subject({ line }: { line: QueueLine }) {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  if (line.kind === 'ALERT')
    return (
      <>
        <bdi className="figures">{formatDigits(line.ref, locale)}</bdi>{' '}
        <span className="text-soft">{t(`words.alertRules.${line.fa as AlertRuleCode}`)}</span>
      </>
    )
  const words = locale === 'fa' ? line.fa : line.en
  return (
    <>
      <bdi className="figures">
        {/^\d+$/.test(line.ref) ? formatDigits(line.ref, locale) : line.ref}
      </bdi>{' '}
      {words && <bdi className="text-soft">{words}</bdi>}
    </>
  )
}
