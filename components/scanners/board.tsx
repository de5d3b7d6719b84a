import { Plus } from 'lucide-react'
import type { Route } from 'next'
import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { Sites } from '@/components/scanners/commissioning/sites'
import { AvailabilityFigure, BlockersChart, LostScansFigure } from '@/components/scanners/figures'
import { UnitCard } from '@/components/scanners/unit-card'
import { WindowSwitch } from '@/components/scanners/window-switch'
import { Empty } from '@/components/ui/empty'
import { Figure } from '@/components/ui/figure'
import { Time } from '@/components/ui/time'
import { formatNumber, localeOf } from '@/lib/format'
import type { BoardUnit, ScannerBoard } from '@/lib/scanners/queries'
import type { ScannerState } from '@/prisma/generated/enums'

/** What is down comes first: it asks for somebody. Units on their way into service stand by their sites above. */
const STATES = ['OUT_OF_SERVICE', 'IN_SERVICE', 'RETIRED'] as const satisfies ScannerState[]

export interface BoardProps {
  board: ScannerBoard
  mayRegister: boolean
}

/** The fleet: the province's figures, what is on its way, then every unit by its state. */
export function Board({ board, mayRegister }: BoardProps) {
  const t = useTranslations('board')
  const { at, days, units, province } = board
  return (
    <div className="flex flex-col gap-6">
      <header className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="flex flex-wrap items-baseline gap-x-4">
          <h1>{t('title')}</h1>
          <p className="text-13 text-soft">
            {t('asOf')} <Time at={at} />
          </p>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          <WindowSwitch path="/scanners" days={days} />
          {mayRegister && (
            <Link href="/scanners/new" prefetch={false} className="button no-print">
              <Plus aria-hidden size={16} />
              {t('register')}
            </Link>
          )}
        </div>
      </header>
      {units.length === 0 && <Empty title={t('none')}>{t('noneHint')}</Empty>}
      {units.length > 0 && (
        <>
          <Province board={board} />
          <Sites board={board} />
          <BlockersChart figures={province} days={days} />
        </>
      )}
      {STATES.map((state) => (
        <Group key={state} state={state} units={units} at={at} />
      ))}
      <p className="max-w-prose text-13 text-soft">{t('definition')}</p>
    </div>
  )
}

function Province({ board: { days, units, province } }: { board: ScannerBoard }) {
  const t = useTranslations('board')
  const locale = localeOf(useLocale())
  const count = (...states: ScannerState[]) =>
    units.filter(({ state }) => states.includes(state)).length
  const operated = count('IN_SERVICE', 'OUT_OF_SERVICE')
  const held = units.filter(({ state, blocker }) => state === 'COMMISSIONING' && blocker).length
  return (
    <section
      aria-labelledby="figures"
      className="grid grid-cols-1 gap-4 sm:grid-cols-2 xl:grid-cols-4"
    >
      <h2 id="figures" className="sr-only">
        {t('figures')}
      </h2>
      <AvailabilityFigure figures={province} days={days} />
      <Figure
        label={t('up.label')}
        value={operated > 0 ? formatNumber(count('IN_SERVICE'), locale) : undefined}
        unit={t('up.of', { total: formatNumber(operated, locale) })}
        missing={t('up.missing')}
        definition={t('up.definition')}
        href={'/scanners#OUT_OF_SERVICE' as Route}
      />
      <LostScansFigure figures={province} />
      <Figure
        label={t('held.label')}
        value={formatNumber(held, locale)}
        unit={t('held.of', { total: formatNumber(count('COMMISSIONING'), locale) })}
        definition={t('held.definition')}
        href={'/scanners#COMMISSIONING' as Route}
      />
    </section>
  )
}

function Group({ state, units, at }: { state: ScannerState; units: BoardUnit[]; at: Date }) {
  const t = useTranslations('words.scannerStates')
  const locale = localeOf(useLocale())
  const group = units.filter((unit) => unit.state === state)
  if (group.length === 0) return null
  return (
    <section id={state} aria-labelledby={`${state}-title`} className="scroll-mt-24">
      <h2 id={`${state}-title`} className="mb-3 text-16">
        {t(state)} <span className="figures text-soft">({formatNumber(group.length, locale)})</span>
      </h2>
      <ul className="grid grid-cols-1 gap-3 sm:grid-cols-2 xl:grid-cols-3 wall:grid-cols-4">
        {group.map((unit) => (
          <UnitCard key={unit.id} unit={unit} at={at} />
        ))}
      </ul>
    </section>
  )
}
