import { CircleCheck, CircleOff, Construction, Plus, TriangleAlert, Wrench } from 'lucide-react'
import type { Route } from 'next'
import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { Empty } from '@/components/ui/empty'
import { Identifier } from '@/components/ui/identifier'
import { Status, type Tone } from '@/components/ui/status'
import { Ago, Time } from '@/components/ui/time'
import { formatNumber, formatShare, localeOf } from '@/lib/format'
import type { BoardUnit } from '@/lib/scanners/queries'
import type { ScannerState } from '@/prisma/generated/enums'

const LOOKS = {
  IN_SERVICE: ['good', CircleCheck],
  OUT_OF_SERVICE: ['breach', Wrench],
  COMMISSIONING: ['info', Construction],
  RETIRED: ['unknown', CircleOff],
} as const satisfies Record<ScannerState, readonly [Tone, unknown]>

const STATES = Object.keys(LOOKS) as ScannerState[]

export interface BoardProps {
  units: BoardUnit[]
  at: Date
  /** Whether scans may be opened from here. */
  linked: boolean
  mayRegister: boolean
}

/** Every unit of the province: place, state, last scan, today against what it is rated for. */
export function Board({ units, at, linked, mayRegister }: BoardProps) {
  const t = useTranslations('board')
  return (
    <div className="flex flex-col gap-6">
      <header className="flex flex-wrap items-baseline justify-between gap-2">
        <h1>{t('title')}</h1>
        <div className="flex flex-wrap items-center gap-4">
          <p className="text-13 text-soft">
            {t('asOf')} <Time at={at} />
          </p>
          {mayRegister && (
            <Link href="/scanners/new" prefetch={false} className="button no-print">
              <Plus aria-hidden size={16} />
              {t('register')}
            </Link>
          )}
        </div>
      </header>
      {units.length === 0 && <Empty title={t('none')}>{t('noneHint')}</Empty>}
      {STATES.map((state) => {
        const group = units.filter((unit) => unit.state === state)
        return (
          group.length > 0 && (
            <Group key={state} state={state} units={group} at={at} linked={linked} />
          )
        )
      })}
      <p className="max-w-prose text-13 text-soft">{t('definition')}</p>
    </div>
  )
}

function Group({
  state,
  units,
  at,
  linked,
}: {
  state: ScannerState
  units: BoardUnit[]
  at: Date
  linked: boolean
}) {
  const t = useTranslations('words.scannerStates')
  const locale = localeOf(useLocale())
  return (
    <section id={state} aria-labelledby={`${state}-title`} className="scroll-mt-24">
      <h2 id={`${state}-title`} className="mb-3 text-16">
        {t(state)} <span className="figures text-soft">({formatNumber(units.length, locale)})</span>
      </h2>
      <ul className="grid grid-cols-1 gap-3 sm:grid-cols-2 xl:grid-cols-3 wall:grid-cols-4">
        {units.map((unit) => (
          <Unit key={unit.id} unit={unit} at={at} linked={linked} />
        ))}
      </ul>
    </section>
  )
}

function Unit({ unit, at, linked }: { unit: BoardUnit; at: Date; linked: boolean }) {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  const [tone, icon] = LOOKS[unit.state]
  return (
    <li className="panel flex flex-col gap-3 p-4">
      <div className="flex items-start justify-between gap-2">
        <div className="min-w-0">
          <h3 className="text-16">
            <Identifier>{unit.code}</Identifier>
          </h3>
          <p className="truncate">{locale === 'fa' ? unit.officeFa : unit.officeEn}</p>
          <p className="text-13 text-soft">
            {t(`words.scannerKinds.${unit.kind}`)} · <bdi>{`${unit.maker} ${unit.model}`}</bdi>
          </p>
        </div>
        <Status tone={tone} icon={icon}>
          {t(`words.scannerStates.${unit.state}`)}
        </Status>
      </div>
      {unit.state === 'IN_SERVICE' && <Throughput unit={unit} />}
      <Facts unit={unit} at={at} />
      {linked && unit.lastScanAt && (
        <Link
          href={`/scans?scanner=${unit.id}` as Route}
          prefetch={false}
          className="link mt-auto text-13"
        >
          {t('board.scansOf', { code: unit.code })}
        </Link>
      )}
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

function Facts({ unit, at }: { unit: BoardUnit; at: Date }) {
  const t = useTranslations()
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-3 text-13">
      <dt className="text-soft">{t('board.since')}</dt>
      <dd>
        <Time at={unit.stateSince} />
      </dd>
      {unit.stage && (
        <>
          <dt className="text-soft">{t('board.stage')}</dt>
          <dd className="font-medium">{t(`words.stages.${unit.stage}`)}</dd>
        </>
      )}
      {unit.blocker && (
        <>
          <dt className="text-soft">{t('board.blocker')}</dt>
          <dd className="font-medium">{t(`words.blockers.${unit.blocker}`)}</dd>
        </>
      )}
      <dt className="text-soft">{t('board.lastScan')}</dt>
      <dd>{unit.lastScanAt ? <Ago at={unit.lastScanAt} now={at} /> : t('board.never')}</dd>
      {unit.pastSupport && unit.endOfSupportOn && unit.state !== 'RETIRED' && (
        <dd className="col-span-2 mt-1">
          <Status tone="attention" icon={TriangleAlert}>
            {t('board.pastSupport')}
          </Status>
        </dd>
      )}
    </dl>
  )
}
