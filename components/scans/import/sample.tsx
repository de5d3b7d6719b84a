'use client'

import { CircleX, CopyCheck, Plus } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { Vehicle } from '@/components/consignments/plate'
import { Identifier } from '@/components/ui/identifier'
import { Status } from '@/components/ui/status'
import { Time } from '@/components/ui/time'
import { formatDigits, formatNumber, localeOf } from '@/lib/format'
import type { SampleRow } from '@/lib/scans/import/queries'

/** The first rows as they were read: a table, or cards on a phone. */
export function Sample({ rows }: { rows: SampleRow[] }) {
  const t = useTranslations('imports')
  const locale = localeOf(useLocale())
  return (
    <section aria-labelledby="sample-title" className="flex flex-col gap-2">
      <h3 id="sample-title">{t('sample', { count: formatNumber(rows.length, locale) })}</h3>
      <ul className="flex flex-col gap-2 md:hidden">
        {rows.map((row) => (
          <SampleCard key={row.line} row={row} />
        ))}
      </ul>
      <div className="panel hidden md:block">
        <table className="grid-table">
          <thead>
            <tr>
              <th scope="col">{t('line')}</th>
              <th scope="col">{t('fields.SCANNED_AT')}</th>
              <th scope="col">{t('fields.SCANNER')}</th>
              <th scope="col">{t('fields.DIRECTION')}</th>
              <th scope="col">{t('vehicle')}</th>
              <th scope="col">{t('fields.COTAGE')}</th>
              <th scope="col">{t('fields.GOODS')}</th>
              <th scope="col">{t('fields.RESULT')}</th>
              <th scope="col">{t('state')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <SampleLine key={row.line} row={row} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function SampleLine({ row }: { row: SampleRow }) {
  const t = useTranslations('words')
  const locale = localeOf(useLocale())
  const { scannedAt, scanner, direction, cotage, plate, containerNumber } = row.entry
  return (
    <tr>
      <td className="figures">{formatDigits(String(row.line), locale)}</td>
      <td>{scannedAt ? <Time at={scannedAt} /> : '—'}</td>
      <td>{scanner ? <Identifier>{scanner}</Identifier> : '—'}</td>
      <td>{direction ? t(`directions.${direction}`) : '—'}</td>
      <td>
        <Vehicle plate={plate?.plate ?? null} containerNumber={containerNumber ?? null} />
      </td>
      <td>{cotage ? <Identifier>{formatDigits(cotage, locale)}</Identifier> : '—'}</td>
      <td>
        <Goods row={row} />
      </td>
      <td>
        <Verdict row={row} />
      </td>
      <td>
        <RowStatus state={row.state} />
      </td>
    </tr>
  )
}

function SampleCard({ row }: { row: SampleRow }) {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  const { scannedAt, scanner, direction, cotage, plate, containerNumber } = row.entry
  return (
    <li className="panel p-3 text-13">
      <div className="flex items-center justify-between gap-2">
        <span className="figures font-semibold">
          {t('imports.line')} {formatDigits(String(row.line), locale)}
        </span>
        <RowStatus state={row.state} />
      </div>
      <p className="text-soft">
        {scannedAt ? <Time at={scannedAt} /> : '—'} · <Identifier>{scanner ?? '—'}</Identifier> ·{' '}
        {direction ? t(`words.directions.${direction}`) : '—'}
      </p>
      <Vehicle plate={plate?.plate ?? null} containerNumber={containerNumber ?? null} />
      {cotage && (
        <p>
          {t('imports.fields.COTAGE')} <Identifier>{formatDigits(cotage, locale)}</Identifier>
        </p>
      )}
      <p>
        <Goods row={row} />
      </p>
      <p>
        <Verdict row={row} />
      </p>
    </li>
  )
}

function Goods({ row }: { row: SampleRow }) {
  const t = useTranslations('imports')
  const locale = localeOf(useLocale())
  const { hsCode, declaredGoods, declaredWeightKg } = row.entry
  if (!hsCode && !declaredGoods && declaredWeightKg === undefined) return <>—</>
  return (
    <>
      {hsCode && <span className="figures text-soft">{formatDigits(hsCode, locale)} </span>}
      <bdi className="break-words">{declaredGoods}</bdi>{' '}
      {declaredWeightKg !== undefined && (
        <span className="figures whitespace-nowrap">
          {t('kilograms', { weight: formatNumber(declaredWeightKg, locale) })}
        </span>
      )}
    </>
  )
}

function Verdict({ row }: { row: SampleRow }) {
  const t = useTranslations('words')
  const { verdict, reason } = row.entry
  if (!verdict) return <span className="text-soft">{t('scanStates.SCANNED')}</span>
  return (
    <>
      {t(`verdicts.${verdict}`)}
      {reason && (
        <span className="block text-soft">
          <bdi>{reason}</bdi>
        </span>
      )}
    </>
  )
}

const LOOKS = {
  FRESH: ['good', Plus],
  PRESENT: ['unknown', CopyCheck],
  WRONG: ['breach', CircleX],
} as const

function RowStatus({ state }: { state: SampleRow['state'] }) {
  const t = useTranslations('imports.rowStates')
  const [tone, icon] = LOOKS[state]
  return (
    <Status tone={tone} icon={icon}>
      {t(state)}
    </Status>
  )
}
