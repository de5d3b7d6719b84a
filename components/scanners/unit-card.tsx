import { TriangleAlert } from 'lucide-react'
import type { Route } from 'next'
import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { useMtbf } from '@/components/scanners/figures'
import { UnitStatus } from '@/components/scanners/states'
import { Identifier } from '@/components/ui/identifier'
import { Status } from '@/components/ui/status'
import { Ago, Time } from '@/components/ui/time'
import { formatNumber, formatShare, localeOf } from '@/lib/format'
import type { BoardUnit } from '@/lib/scanners/queries'

/** One unit of the board: place, state, today, its figures over the window. */
export function UnitCard({ unit, at }: { unit: BoardUnit; at: Date }) {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  return (
    <li className="panel relative flex min-w-0 flex-col gap-3 p-4">
      <div className="flex items-start justify-between gap-2">
        <div className="min-w-0">
          <h3 className="text-16">
            <Link
              href={`/scanners/${unit.code}` as Route}
              prefetch={false}
              className="link after:absolute after:inset-0"
            >
              <Identifier>{unit.code}</Identifier>
            </Link>
          </h3>
          <p className="truncate">{locale === 'fa' ? unit.officeFa : unit.officeEn}</p>
          <p className="text-13 text-soft">
            {t(`words.scannerKinds.${unit.kind}`)} · <bdi>{`${unit.maker} ${unit.model}`}</bdi>
          </p>
        </div>
        <UnitStatus state={unit.state} />
      </div>
      {unit.state === 'IN_SERVICE' && <Throughput unit={unit} />}
      {unit.open && <Down unit={unit} />}
      <Window unit={unit} />
      <Facts unit={unit} at={at} />
    </li>
  )
}

function Throughput({ unit }: { unit: BoardUnit }) {
  const t = useTranslations('board')
  const locale = localeOf(useLocale())
  const capacity = unit.ratedPerHour * unit.hoursSoFar
  const share = unit.utilisation
  return (
    <div>
      <p className="flex items-baseline justify-between gap-2">
        <span>
          <span className="figures text-24 leading-tight font-semibold">
            {formatNumber(unit.scansToday, locale)}
          </span>{' '}
          {t('today')}
        </span>
        <span className="figures text-13 text-soft">
          {share === undefined
            ? t('notOpenYet')
            : t('ofRated', {
                share: formatShare(share, locale, share < 0.1 ? 1 : 0),
                rated: formatNumber(capacity, locale),
              })}
        </span>
      </p>
      <div
        aria-hidden
        className={`mt-1 h-2 rounded-full ${share === undefined ? 'hatched' : 'bg-raised'}`}
      >
        <div
          className="h-2 rounded-full bg-accent"
          style={{ width: `${Math.min(1, share ?? 0) * 100}%` }}
        />
      </div>
    </div>
  )
}

function Down({ unit: { open } }: { unit: BoardUnit }) {
  const t = useTranslations()
  if (!open) return null
  const words = [
    open.reason && t(`words.downtimeReasons.${open.reason}`),
    open.blocker && t(`words.blockers.${open.blocker}`),
  ]
  return (
    <p className="rounded-md bg-breach-tint px-3 py-2 text-13">
      <span className="block">
        {t('board.down')} <Time at={open.from} />
      </span>
      <span className="font-semibold">{words.filter(Boolean).join(' · ')}</span>
    </p>
  )
}

function Window({ unit: { figures, state } }: { unit: BoardUnit }) {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  const mtbf = useMtbf()(figures)
  if (state === 'RETIRED' && figures.scheduledHours === 0) return null
  const { availability, utilisation } = figures
  const share = (value: number | undefined) =>
    value === undefined ? undefined : formatShare(value, locale, 1)
  const rows: [string, string | undefined][] = [
    [t('availability.short.ao'), share(availability)],
    [t('availability.short.mtbf'), mtbf && t('availability.short.hours', { hours: mtbf })],
    [t('availability.short.utilisation'), share(utilisation)],
  ]
  return (
    <div className="border-y border-line py-2">
      <dl className="flex flex-wrap justify-between gap-x-4">
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt className="text-12 text-soft">{label}</dt>
            <dd className="figures font-semibold whitespace-nowrap">
              {value ?? <span className="text-unknown">{t('ui.notAvailable')}</span>}
            </dd>
          </div>
        ))}
      </dl>
      {mtbf === undefined && (
        <p className="text-12 text-soft">
          {figures.scheduledHours > 0
            ? t('availability.mtbf.missing')
            : t('availability.ao.missing')}
        </p>
      )}
    </div>
  )
}

function Facts({ unit, at }: { unit: BoardUnit; at: Date }) {
  const t = useTranslations('board')
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-3 text-13">
      {!unit.open && (
        <>
          <dt className="text-soft">{t('since')}</dt>
          <dd>
            <Time at={unit.stateSince} />
          </dd>
        </>
      )}
      <dt className="text-soft">{t('lastScan')}</dt>
      <dd>{unit.lastScanAt ? <Ago at={unit.lastScanAt} now={at} /> : t('never')}</dd>
      {unit.pastSupport && unit.state !== 'RETIRED' && (
        <dd className="col-span-2 mt-1">
          <Status tone="attention" icon={TriangleAlert}>
            {t('pastSupport')}
          </Status>
        </dd>
      )}
    </dl>
  )
}
