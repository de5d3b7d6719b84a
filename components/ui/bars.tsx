import type { Route } from 'next'
import Link from 'next/link'
import { useLocale } from 'next-intl'
import { ChartFrame, type ChartSeries, fillOf, INK } from '@/components/ui/chart-frame'
import { formatNumber, localeOf } from '@/lib/format'

export interface BarRow {
  key: string
  label: string
  /** One per series, none below 0. */
  values: number[]
  href?: Route | undefined
  note?: string | undefined
}

export interface BarsProps {
  id: string
  /** The question the chart answers. */
  title: string
  definition?: string
  unit?: string
  series: ChartSeries[]
  rows: BarRow[]
  /** A line under one row, e.g. where a legal period ends. */
  threshold?: { afterKey: string; label: string }
  format?: (value: number) => string
  /** What is said where there is nothing to draw. */
  empty: string
}

type Drawn = Pick<BarsProps, 'series' | 'rows' | 'threshold'> & { say: (value: number) => string }

const totalOf = (row: BarRow) => row.values.reduce((sum, value) => sum + value, 0)

/** Lying stacked bars: names at the start, totals at the end, no script. A table holds the same figures. */
export function Bars({ format, empty, rows, threshold, ...frame }: BarsProps) {
  const locale = localeOf(useLocale())
  const say = format ?? ((value: number) => formatNumber(value, locale))
  const drawn = { series: frame.series, rows, say, ...(threshold ? { threshold } : {}) }
  const some = rows.some((row) => totalOf(row) > 0)
  return (
    <ChartFrame {...frame} table={some ? <Twin {...drawn} /> : undefined}>
      {some ? <Rows {...drawn} /> : <p className="py-6 text-center text-soft">{empty}</p>}
    </ChartFrame>
  )
}

function Rows({ series, rows, threshold, say }: Drawn) {
  const top = Math.max(...rows.map(totalOf))
  return (
    <ol className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 @lg:grid-cols-[fit-content(40%)_minmax(0,1fr)_auto]">
      {rows.flatMap((row) => [
        <Row key={row.key} row={row} series={series} top={top} say={say} />,
        row.key === threshold?.afterKey && (
          <li
            key="threshold"
            className="col-span-full flex items-center gap-2 py-1 text-12 font-semibold text-breach before:flex-1 before:border-t-2 before:border-dashed before:border-breach after:w-4 after:border-t-2 after:border-dashed after:border-breach"
          >
            {threshold.label}
          </li>
        ),
      ])}
    </ol>
  )
}

interface RowProps {
  row: BarRow
  series: ChartSeries[]
  top: number
  say: (value: number) => string
}

function Row({ row, series, top, say }: RowProps) {
  const label = <bdi>{row.label}</bdi>
  return (
    <li
      className={`relative col-span-full grid min-h-11 grid-cols-subgrid items-center gap-y-1 rounded-md py-1.5 ${row.href ? 'hover:bg-raised' : ''}`}
    >
      <span className="min-w-0 text-13 leading-tight">
        {row.href ? (
          <Link
            href={row.href}
            prefetch={false}
            className="font-medium underline decoration-edge underline-offset-4 after:absolute after:inset-0"
          >
            {label}
          </Link>
        ) : (
          <span className="font-medium">{label}</span>
        )}
        {row.note && <span className="block pt-0.5 text-12 text-soft">{row.note}</span>}
      </span>
      <span className="figures text-end text-13 font-semibold @lg:order-last">
        {say(totalOf(row))}
      </span>
      <span aria-hidden className="col-span-2 h-5 bg-raised @lg:col-span-1">
        <span className="flex h-full gap-px" style={{ width: `${(totalOf(row) / top) * 100}%` }}>
          {series.map(({ key, label, tone }, index) => {
            const value = row.values[index] ?? 0
            return (
              value > 0 && (
                <span
                  key={key}
                  title={`${label}: ${say(value)}`}
                  className={`relative min-w-0.5 ${INK[tone]} ${fillOf(tone)}`}
                  style={{ flex: `${value} 0 0` }}
                />
              )
            )
          })}
        </span>
      </span>
    </li>
  )
}

function Twin({ series, rows, say }: Drawn) {
  return (
    <>
      <thead>
        <tr>
          <td />
          {series.map(({ key, label }) => (
            <th key={key} scope="col" className="number">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">
              <bdi>{row.label}</bdi>
            </th>
            {series.map(({ key }, index) => (
              <td key={key} className="number">
                {say(row.values[index] ?? 0)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </>
  )
}
