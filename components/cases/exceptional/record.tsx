import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { VerdictStatus } from '@/components/cases/exceptional/states'
import { Facts } from '@/components/cases/facts'
import { Time } from '@/components/ui/time'
import type { AccessDetail, Told } from '@/lib/cases/exceptional/queries'
import { formatDigits, formatNumber, localeOf } from '@/lib/format'

/** One opening as it is on record: who, what, why, how long, how often read, who was told. */
export function AccessRecord({ access }: { access: AccessDetail }) {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  const { actorName, role, reads, lastReadAt, closedAt, told } = access
  const rows: [string, ReactNode][] = [
    [t('exceptional.record.who'), <bdi key="w">{actorName}</bdi>],
    [t('exceptional.record.role'), t(`words.roles.${role}`)],
    [t('exceptional.record.office'), locale === 'fa' ? access.officeFa : access.officeEn],
    [
      t(`words.fileNumberKinds.${access.numberKind}`),
      <bdi key="n" className="figures">
        {formatDigits(String(access.askedNumber), locale)}
      </bdi>,
    ],
    [t('exceptional.record.reasonKind'), t(`words.exceptionalReasons.${access.reasonKind}`)],
    [t('exceptional.record.reason'), <bdi key="r">{access.reason}</bdi>],
    [t('exceptional.record.opened'), <Time key="o" at={access.openedAt} />],
    [t('exceptional.record.expires'), <Time key="e" at={access.expiresAt} />],
    [t('exceptional.record.closed'), closedAt && <Time key="c" at={closedAt} />],
    [
      t('exceptional.record.reads'),
      <span key="t">
        {t('exceptional.readTimes', { count: reads, shown: formatNumber(reads, locale) })}
        {lastReadAt && (
          <>
            {' · '}
            {t('exceptional.record.lastRead')} <Time at={lastReadAt} />
          </>
        )}
      </span>,
    ],
  ]
  return (
    <section aria-labelledby="record" className="panel p-4">
      <h2 id="record" className="mb-2">
        {t('exceptional.record.title')}
      </h2>
      <Facts rows={rows.filter(([, value]) => value)} />
      {told.length > 0 && <ToldList told={told} />}
    </section>
  )
}

function ToldList({ told }: { told: Told[] }) {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  return (
    <>
      <h3 className="mt-4 mb-1">{t('exceptional.record.told')}</h3>
      <ul className="list-disc ps-5">
        {told.map(({ role, officeFa, officeEn }) => (
          <li key={role}>
            {t(`words.roles.${role}`)} ·{' '}
            {(locale === 'fa' ? officeFa : officeEn) ?? t('alerts.everyOffice')}
          </li>
        ))}
      </ul>
    </>
  )
}

/** What the judiciary found. */
export function AccessReview({ access }: { access: AccessDetail }) {
  const t = useTranslations('exceptional.review')
  const { reviewedAt, reviewerName, verdict, reviewNote } = access
  const rows: [string, ReactNode][] = [
    [t('verdict'), <VerdictStatus key="v" verdict={verdict} />],
    [t('note'), reviewNote && <bdi key="n">{reviewNote}</bdi>],
    [t('by'), reviewerName && <bdi key="b">{reviewerName}</bdi>],
    [t('at'), reviewedAt && <Time key="a" at={reviewedAt} />],
  ]
  return (
    <section aria-labelledby="reviewed" className="panel p-4">
      <h2 id="reviewed" className="mb-2">
        {t('title')}
      </h2>
      <Facts rows={rows.filter(([, value]) => value)} />
    </section>
  )
}
