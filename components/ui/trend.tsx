import { useLocale, useTranslations } from 'next-intl'
import { ChartFrame, type ChartSeries, INK } from '@/components/ui/chart-frame'
import { Period, type Plot, share, type TrendPoint } from '@/components/ui/trend-period'
import { formatNumber, localeOf } from '@/lib/format'

export interface TrendProps {
  id: string
  /** The question the chart answers. */
  title: string
  definition?: string
  unit?: string
  series: ChartSeries[]
  /** Oldest first. */
  points: TrendPoint[]
  limit?: { value: number; label: string }
  /** Columns for what happens in a period, lines for what stands at its end; by the count of series unless told. */
  kind?: 'columns' | 'lines'
  format?: (value: number) => string
  /** What is said where there is nothing to draw. */
  empty: string
}

/** Periods side by side, the newest at the end of the line of reading, no script. A table holds the same figures. */
export function Trend({ format, empty, points, limit, kind, ...frame }: TrendProps) {
  const locale = localeOf(useLocale())
  const say = format ?? ((value: number) => formatNumber(value, locale))
  const values = points.flatMap((point) => point.values).filter((value) => value !== undefined)
  const top = topOf([...values, ...(limit ? [limit.value] : [])])
  const plot = { series: frame.series, points, top, say }
  const lines = (kind ?? (frame.series.length > 2 ? 'lines' : 'columns')) === 'lines'
  const partial = points.find((point) => point.partial)?.label
  if (values.length === 0)
    return (
      <ChartFrame {...frame} table={undefined}>
        <p className="py-6 text-center text-soft">{empty}</p>
      </ChartFrame>
    )
  return (
    <ChartFrame {...frame} partial={partial} table={<Twin {...plot} />}>
      <div aria-hidden className="flex min-h-56 flex-1 pt-3 wall:min-h-72">
        <Axis top={top} say={say} />
        <div className="relative min-w-0 flex-1">
          <div className="absolute inset-x-0 top-0 bottom-6">
            <span className="absolute inset-x-0 top-0 h-px bg-line" />
            <span className="absolute inset-x-0 top-1/2 h-px bg-line" />
            <span className="absolute inset-x-0 bottom-0 h-px bg-edge" />
            {lines &&
              frame.series.map((one, index) => <Line key={one.key} index={index} {...plot} />)}
          </div>
          <ol className="absolute inset-0 flex">
            {points.map((point, place) => (
              <Period key={point.key} point={point} place={place} lines={lines} {...plot} />
            ))}
          </ol>
          {limit && <Limit {...limit} top={top} />}
        </div>
      </div>
    </ChartFrame>
  )
}

/** A round number at or above every value whose half is round too, so that both can stand on the axis. */
export function topOf(values: number[]): number {
  const highest = Math.max(0, ...values)
  if (highest === 0) return values.every(Number.isInteger) ? 2 : 1
  const size = 10 ** Math.floor(Math.log10(highest))
  const whole = values.every(Number.isInteger) && size === 1
  const steps = whole ? [2, 4, 6, 8, 10] : [1, 2, 3, 4, 5, 6, 8, 10]
  return (steps.find((step) => step * size >= highest * 0.999999) ?? 10) * size
}

function Axis({ top, say }: Pick<Plot, 'top' | 'say'>) {
  return (
    <div className="figures flex shrink-0 flex-col justify-between pe-2 pb-6 text-end text-12 leading-none text-soft">
      {[top, top / 2, 0].map((tick) => (
        <span key={tick} className="-my-1.5">
          {say(tick)}
        </span>
      ))}
    </div>
  )
}

/** One series through the middles of its periods, broken at gaps; towards a partial one it is dashed. */
function Line({ index, series, points, top }: Plot & { index: number }) {
  const at = (place: number) => {
    const value = points[place]?.values[index]
    if (value === undefined) return undefined
    return `${((place + 0.5) / points.length) * 100} ${100 - (Math.min(value, top) / top) * 100}`
  }
  const tone = series[index]?.tone ?? 'accent'
  return (
    <svg
      viewBox="0 0 100 100"
      preserveAspectRatio="none"
      className={`absolute inset-0 size-full overflow-visible rtl:-scale-x-100 ${INK[tone]}`}
    >
      <title>{series[index]?.label}</title>
      {points.map((point, place) => {
        const [from, to] = [at(place - 1), at(place)]
        return (
          from &&
          to && (
            <path
              key={point.key}
              d={`M${from}L${to}`}
              fill="none"
              stroke="currentColor"
              strokeWidth={2}
              strokeLinecap="round"
              strokeDasharray={point.partial ? '2 5' : undefined}
              vectorEffect="non-scaling-stroke"
            />
          )
        )
      })}
    </svg>
  )
}

function Limit({ value, label, top }: { value: number; label: string; top: number }) {
  return (
    <div className="pointer-events-none absolute inset-x-0 top-0 bottom-6">
      <span
        className="absolute inset-x-0 border-t-2 border-dashed border-breach"
        style={{ bottom: share(value, top) }}
      >
        <span className="absolute start-0 bottom-0.5 bg-surface/80 px-1 text-12 leading-none font-semibold text-breach">
          {label}
        </span>
      </span>
    </div>
  )
}

function Twin({ series, points, say }: Plot) {
  const t = useTranslations('ui')
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
        {points.toReversed().map((point) => (
          <tr key={point.key}>
            <th scope="row">
              {point.label} {point.partial && `(${t('soFar')})`}
            </th>
            {series.map(({ key }, index) => {
              const value = point.values[index]
              return (
                <td key={key} className="number">
                  {value === undefined ? t('notAvailable') : say(value)}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </>
  )
}
