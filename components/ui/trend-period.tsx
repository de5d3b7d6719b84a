import { useTranslations } from 'next-intl'
import { type ChartSeries, fillOf, HATCHED, INK } from '@/components/ui/chart-frame'

export interface TrendPoint {
  key: string
  label: string
  /** One per series, none below 0; undefined leaves a gap. */
  values: (number | undefined)[]
  /** The period is still filling. */
  partial?: boolean | undefined
}

export interface Plot {
  series: ChartSeries[]
  points: TrendPoint[]
  top: number
  say: (value: number) => string
}

/** How high a value stands. */
export const share = (value: number, top: number) => `${(Math.min(value, top) / top) * 100}%`

/** Four names longer than this meet each other on a phone. */
const LONG_LABEL = 9

interface PeriodProps extends Plot {
  point: TrendPoint
  place: number
  lines: boolean
}

/** One period: its columns or points, its name, and its figures under the pointer. */
export function Period({ point, place, lines, series, points, top, say }: PeriodProps) {
  const fromNewest = points.length - 1 - place
  const shown = (most: number) => fromNewest % Math.max(1, Math.ceil(points.length / most)) === 0
  const onNarrow = shown(points.some(({ label }) => label.length > LONG_LABEL) ? 3 : 4)
  return (
    <li className="group relative flex-1 pb-6 hover:bg-raised/60">
      <ReadOut point={point} series={series} say={say} late={place > points.length / 2} />
      <div className={`relative flex h-full items-end ${lines ? '' : 'gap-px px-[14%]'}`}>
        {series.map(({ key, tone }, index) => {
          const value = point.values[index]
          if (value === undefined) return <span key={key} className={lines ? '' : 'flex-1'} />
          return lines ? (
            <span
              key={key}
              className={`absolute start-1/2 size-2 translate-y-1/2 rounded-full border-2 border-current ltr:-translate-x-1/2 rtl:translate-x-1/2 ${INK[tone]} ${point.partial ? 'bg-surface' : 'bg-current'}`}
              style={{ bottom: share(value, top) }}
            />
          ) : (
            <span
              key={key}
              className={`flex-1 ${INK[tone]} ${point.partial && value > 0 ? HATCHED : fillOf(tone)}`}
              style={{ height: share(value, top) }}
            />
          )
        })}
      </div>
      <span
        className={`absolute bottom-0 text-12 leading-none whitespace-nowrap text-soft @2xl:start-1/2 @2xl:end-auto ltr:@2xl:-translate-x-1/2 rtl:@2xl:translate-x-1/2 ${fromNewest === 0 ? 'end-0' : 'start-1/2 ltr:-translate-x-1/2 rtl:translate-x-1/2'} ${onNarrow ? (shown(7) ? '' : '@2xl:hidden') : shown(7) ? 'hidden @2xl:block' : 'hidden'}`}
      >
        {point.label}
      </span>
    </li>
  )
}

/** The figures of a period under the pointer. */
function ReadOut({
  point,
  series,
  say,
  late,
}: Pick<Plot, 'series' | 'say'> & { point: TrendPoint; late: boolean }) {
  const t = useTranslations('ui')
  return (
    <div
      className={`pointer-events-none hidden absolute top-0 z-10 rounded-md border border-edge bg-surface px-3 py-2 text-12 whitespace-nowrap group-hover:block ${late ? 'end-full' : 'start-full'}`}
    >
      <p className="font-semibold">
        {point.label} {point.partial && `(${t('soFar')})`}
      </p>
      {series.map(({ key, label }, index) => {
        const value = point.values[index]
        return (
          <p key={key} className="figures">
            {label}: {value === undefined ? t('notAvailable') : say(value)}
          </p>
        )
      })}
    </div>
  )
}
