import { Info } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'

type ChartTone =
  | 'accent'
  | 'good'
  | 'attention'
  | 'breach'
  | 'info'
  | 'unknown'
  | 'series-1'
  | 'series-2'
  | 'series-3'
  | 'series-4'
  | 'series-5'
  | 'series-6'
  | 'risk-low'
  | 'risk-medium'
  | 'risk-high'
  | 'risk-critical'

export interface ChartSeries {
  key: string
  label: string
  tone: ChartTone
}

/** The colour of a series as the current colour of whatever draws it. */
export const INK: Record<ChartTone, string> = {
  accent: 'text-accent',
  good: 'text-good',
  attention: 'text-attention',
  breach: 'text-breach',
  info: 'text-info',
  unknown: 'text-unknown',
  'series-1': 'text-series-1',
  'series-2': 'text-series-2',
  'series-3': 'text-series-3',
  'series-4': 'text-series-4',
  'series-5': 'text-series-5',
  'series-6': 'text-series-6',
  'risk-low': 'text-risk-low',
  'risk-medium': 'text-risk-medium',
  'risk-high': 'text-risk-high',
  'risk-critical': 'text-risk-critical',
}

/** What is unknown or still filling: stripes of the current colour. */
export const HATCHED =
  'border border-current bg-[repeating-linear-gradient(135deg,currentColor_0_1px,transparent_1px_5px)]'

/** The unknown is hatched, whatever is known is full. */
export function fillOf(tone: ChartTone): string {
  return tone === 'unknown' ? HATCHED : 'bg-current'
}

export interface ChartFrameProps {
  id: string
  /** The question the chart answers. */
  title: string
  unit?: string | undefined
  definition?: string | undefined
  series: ChartSeries[]
  /** A period that still fills, named under its hatching. */
  partial?: string | undefined
  /** The same figures as rows and cells; undefined where there are none. */
  table: ReactNode
  children: ReactNode
}

/** What every chart has around its plot: question, unit, names of its colours, definition, table twin. */
export function ChartFrame(props: ChartFrameProps) {
  const { id, title, unit, definition, table, children } = props
  const t = useTranslations('ui')
  return (
    <figure
      id={id}
      aria-labelledby={`${id}-title`}
      className="panel @container flex min-w-0 flex-col overflow-x-clip p-4"
    >
      <figcaption className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 id={`${id}-title`}>{title}</h2>
        {unit && <span className="text-13 text-soft">{unit}</span>}
      </figcaption>
      {table ? <Legend {...props} /> : undefined}
      {children}
      <div className="no-print mt-auto flex flex-col gap-1 pt-3 text-13">
        {definition && (
          <details>
            <summary className="text-soft hover:text-ink">
              <Info aria-hidden size={14} className="me-1 inline align-[-2px]" />
              {t('definition')}
            </summary>
            <p className="mt-1 max-w-prose text-soft">{definition}</p>
          </details>
        )}
        {table && (
          <details>
            <summary className="text-soft hover:text-ink">{t('asTable')}</summary>
            <section aria-label={title} className="mt-2 max-h-72 overflow-auto">
              <table className="grid-table">{table}</table>
            </section>
          </details>
        )}
      </div>
    </figure>
  )
}

function Legend({ series, partial }: ChartFrameProps) {
  const t = useTranslations('ui')
  if (series.length < 2 && !partial) return null
  return (
    <ul className="mb-3 flex flex-wrap gap-x-4 gap-y-1 text-13 text-soft">
      {series.length > 1 &&
        series.map(({ key, label, tone }) => (
          <li key={key} className="inline-flex items-center gap-2">
            <span aria-hidden className={`size-3 shrink-0 ${INK[tone]} ${fillOf(tone)}`} />
            {label}
          </li>
        ))}
      {partial && (
        <li className="inline-flex items-center gap-2">
          <span aria-hidden className={`size-3 shrink-0 text-soft ${HATCHED}`} />
          {partial} ({t('soFar')})
        </li>
      )}
    </ul>
  )
}
