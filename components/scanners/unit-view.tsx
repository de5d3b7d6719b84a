import { TriangleAlert } from 'lucide-react'
import type { Route } from 'next'
import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { History } from '@/components/audit/history'
import { LadderView } from '@/components/scanners/commissioning/ladder'
import { Day } from '@/components/scanners/day'
import { Downtimes } from '@/components/scanners/downtime/list'
import { BlockersChart, UnitFigures } from '@/components/scanners/figures'
import { UnitStatus } from '@/components/scanners/states'
import { type UnitActions, UnitTasks } from '@/components/scanners/unit-tasks'
import { WindowSwitch } from '@/components/scanners/window-switch'
import { Identifier } from '@/components/ui/identifier'
import { Notice } from '@/components/ui/notice'
import { Status } from '@/components/ui/status'
import { Ago, Time } from '@/components/ui/time'
import { tehranDay } from '@/lib/calendar'
import { formatDigits, formatNumber, localeOf } from '@/lib/format'
import type { BoardUnit, UnitDetail } from '@/lib/scanners/queries'

export interface UnitViewProps {
  detail: UnitDetail
  actions: UnitActions
  /** Whether its scans may be opened from here. */
  linked: boolean
}

/** One unit: its state, how far it has come or how well it has run, what to do, what happened. */
export function UnitView({ detail, actions, linked }: UnitViewProps) {
  const t = useTranslations('unitPage')
  const { unit, at, days, downtimes, history } = detail
  const measured = unit.figures.scheduledHours > 0
  return (
    <div className="flex flex-col gap-6">
      <header className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
          <h1>
            {t('title')} <Identifier>{unit.code}</Identifier>
          </h1>
          <UnitStatus state={unit.state} />
          <p className="text-13 text-soft">
            {t('since')} <Time at={unit.stateSince} />
          </p>
        </div>
        {measured && <WindowSwitch path={`/scanners/${unit.code}`} days={days} />}
      </header>
      {unit.state === 'OUT_OF_SERVICE' && <Down unit={unit} at={at} />}
      <div className="grid grid-cols-1 gap-6 xl:grid-cols-[2fr_1fr]">
        <div className="flex min-w-0 flex-col gap-6">
          {unit.ladder && <LadderView ladder={unit.ladder} />}
          <UnitTasks unit={unit} actions={actions} />
          {measured ? (
            <Measured detail={detail} />
          ) : (
            <p className="text-soft">{t('notInService')}</p>
          )}
          {unit.state !== 'COMMISSIONING' && <Downtimes rows={downtimes} />}
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          <Facts unit={unit} at={at} linked={linked} />
          <History lines={history} />
        </div>
      </div>
      <Link
        href="/scanners"
        prefetch={false}
        className="link no-print inline-flex min-h-11 items-center self-start"
      >
        {t('back')}
      </Link>
    </div>
  )
}

function Measured({ detail: { unit, days, at } }: { detail: UnitDetail }) {
  const t = useTranslations('unitPage')
  return (
    <section aria-labelledby="figures" className="flex flex-col gap-4">
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <h2 id="figures">{t('figures')}</h2>
        <p className="text-13 text-soft">
          {t('asOf')} <Time at={at} />
        </p>
      </div>
      <UnitFigures figures={unit.figures} days={days} />
      <BlockersChart figures={unit.figures} days={days} />
    </section>
  )
}

function Down({ unit: { open }, at }: { unit: BoardUnit; at: Date }) {
  const t = useTranslations()
  if (!open) return null
  const blocker = open.blocker && t(`words.blockers.${open.blocker}`)
  const reason = open.reason && t(`words.downtimeReasons.${open.reason}`)
  return (
    <Notice tone="breach">
      <p className="font-semibold">
        {t('unitPage.downNow')} <Ago at={open.from} now={at} /> (<Time at={open.from} />)
      </p>
      <p>
        {reason && blocker && t('unitPage.downReason', { reason, blocker })}
        {!reason && blocker && t('unitPage.downUnknown', { blocker })}
        {!blocker && t('unitPage.downBare')}
      </p>
    </Notice>
  )
}

function Facts({ unit, at, linked }: { unit: BoardUnit; at: Date; linked: boolean }) {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  const hour = (value: number) => formatDigits(`${String(value).padStart(2, '0')}:00`, locale)
  const support = unit.endOfSupportOn?.toISOString().slice(0, 10)
  const over = unit.licenceUntil !== null && unit.licenceUntil < tehranDay(at)
  const rows: [string, React.ReactNode][] = [
    [t('unitPage.office'), locale === 'fa' ? unit.officeFa : unit.officeEn],
    [t('unitPage.kind'), t(`words.scannerKinds.${unit.kind}`)],
    [t('unitPage.maker'), <bdi key="m">{`${unit.maker} ${unit.model}`}</bdi>],
    [
      t('unitPage.rated'),
      t('unitPage.ratedUnit', { count: formatNumber(unit.ratedPerHour, locale) }),
    ],
    [
      t('unitPage.hours'),
      t('unitPage.hoursRange', { opens: hour(unit.opensAtHour), closes: hour(unit.closesAtHour) }),
    ],
    [t('unitPage.installed'), unit.installedOn && <Day key="i" day={unit.installedOn} />],
    [t('unitPage.support'), support && <Day key="s" day={support} />],
    [t('unitPage.licence'), unit.licenceUntil && <Day key="l" day={unit.licenceUntil} />],
    [
      t('unitPage.lastScan'),
      unit.lastScanAt ? <Ago key="n" at={unit.lastScanAt} now={at} /> : t('unitPage.never'),
    ],
  ]
  return (
    <section aria-labelledby="facts" className="panel flex flex-col gap-2 p-4">
      <h2 id="facts">{t('unitPage.facts')}</h2>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        {rows.map(([label, value]) => (
          <div key={label} className="contents">
            <dt className="text-soft">{label}</dt>
            <dd className="min-w-0 break-words">{value || '—'}</dd>
          </div>
        ))}
      </dl>
      {unit.state !== 'RETIRED' && over && <Worn>{t('unitPage.licenceOver')}</Worn>}
      {unit.state !== 'RETIRED' && unit.pastSupport && <Worn>{t('unitPage.worn')}</Worn>}
      {linked && unit.lastScanAt && (
        <Link
          href={`/scans?scanner=${unit.id}` as Route}
          prefetch={false}
          className="link inline-flex min-h-11 items-center self-start"
        >
          {t('unitPage.scans')}
        </Link>
      )}
    </section>
  )
}

function Worn({ children }: { children: string }) {
  return (
    <p>
      <Status tone="attention" icon={TriangleAlert}>
        {children}
      </Status>
    </p>
  )
}
