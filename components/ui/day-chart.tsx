'use client'

import type { Route } from 'next'
import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { type ComponentType, useState } from 'react'
import { formatNumber, localeOf } from '@/lib/format'

export interface Bar {
  /** Stable key of the bar, e.g. its day. */
  key: string
  label: string
  value: number
  href: Route
  /** Today's bucket is still filling. */
  partial?: boolean
}

export interface DayChartProps {
  /** The question the chart answers. */
  title: string
  unit: string
  barsTitle: string
  bars: Bar[]
}

export interface LiveProps extends DayChartProps {
  top: number
  rtl: boolean
}

/** Next round number above the highest bar, so that the axis ends on a figure people say. */
export function roundUp(value: number): number {
  const size = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, value))))
  const step = [1, 2, 4, 5, 10].find((candidate) => candidate * size >= value) ?? 10
  return Math.max(4, step * size)
}

/**
 * Bars over days. The first paint is drawn on the server without a chart library; Recharts comes with the
 * first pointer or focus and adds read-outs. Right to left in Persian; a table holds the same figures.
 */
export function DayChart(props: DayChartProps) {
  const t = useTranslations('ui')
  const locale = localeOf(useLocale())
  const rtl = locale === 'fa'
  const top = roundUp(Math.max(0, ...props.bars.map((bar) => bar.value)))
  const [Live, setLive] = useState<ComponentType<LiveProps>>()
  const wake = () => {
    if (!Live)
      void import('@/components/ui/day-chart-live').then((loaded) =>
        setLive(() => loaded.DayChartLive),
      )
  }
  return (
    <figure className="panel flex flex-col p-4">
      <figcaption className="mb-2 flex flex-wrap items-baseline justify-between gap-2">
        <h2>{props.title}</h2>
        <span className="text-13 text-soft">{props.unit}</span>
      </figcaption>
      <div
        className="chart-plot relative min-h-56 flex-1 wall:min-h-80"
        dir="ltr"
        onPointerEnter={wake}
        onFocusCapture={wake}
      >
        <div className="absolute inset-0">
          {Live ? (
            <Live {...props} top={top} rtl={rtl} />
          ) : (
            <FirstPaint {...props} top={top} rtl={rtl} />
          )}
        </div>
      </div>
      <details className="mt-2 text-13">
        <summary className="text-soft hover:text-ink">{t('asTable')}</summary>
        <section aria-label={props.title} className="mt-2 max-h-72 overflow-y-auto">
          <table className="grid-table">
            <thead>
              <tr>
                <th scope="col">{props.barsTitle}</th>
                <th scope="col" className="number">
                  {props.unit}
                </th>
              </tr>
            </thead>
            <tbody>
              {props.bars.toReversed().map((bar) => (
                <tr key={bar.key}>
                  <td>
                    <Link href={bar.href} prefetch={false} className="link">
                      {bar.label}
                    </Link>
                    {bar.partial && ` (${t('soFar')})`}
                  </td>
                  <td className="number">{formatNumber(bar.value, locale)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </details>
    </figure>
  )
}

/** Which bars carry their label: about six, the newest among them. */
export function isLabelled(index: number, count: number): boolean {
  const step = Math.max(1, Math.ceil(count / 6))
  return (count - 1 - index) % step === 0
}

function FirstPaint({ bars, top, rtl }: LiveProps) {
  const locale = rtl ? 'fa' : 'en'
  const ordered = rtl ? bars.toReversed() : bars
  const ticks = [top, (top * 3) / 4, top / 2, top / 4, 0]
  const axis = (
    <div
      aria-hidden
      className="figures flex w-12 flex-col justify-between pb-6 text-12 text-soft"
      style={{ textAlign: rtl ? 'left' : 'right' }}
    >
      {ticks.map((tick) => (
        <span key={tick} className="-my-2 px-1">
          {formatNumber(tick, locale)}
        </span>
      ))}
    </div>
  )
  return (
    <div className="flex h-full pt-2">
      {!rtl && axis}
      <div className="relative flex-1">
        <div
          aria-hidden
          className="absolute inset-x-0 top-0 bottom-6 flex flex-col justify-between"
        >
          {ticks.map((tick) => (
            <span key={tick} className="h-px bg-line" />
          ))}
        </div>
        <div className="absolute inset-x-0 top-0 bottom-0 flex">
          {ordered.map((bar) => (
            <FirstBar
              key={bar.key}
              bar={bar}
              top={top}
              labelled={isLabelled(bars.indexOf(bar), bars.length)}
            />
          ))}
        </div>
      </div>
      {rtl && axis}
    </div>
  )
}

function FirstBar({ bar, top, labelled }: { bar: Bar; top: number; labelled: boolean }) {
  return (
    <div className="relative flex-1 pb-6">
      <div className="flex h-full items-end px-[10%]">
        <div
          className={
            bar.partial && bar.value > 0
              ? 'hatched w-full border border-accent'
              : 'w-full bg-accent'
          }
          style={{ height: `${(bar.value / top) * 100}%` }}
        />
      </div>
      {labelled && (
        <span
          aria-hidden
          dir="auto"
          className="absolute bottom-0 left-1/2 -translate-x-1/2 text-12 whitespace-nowrap text-soft"
        >
          {bar.label}
        </span>
      )}
    </div>
  )
}
