import { Info, Minus, MoveDown, MoveUp } from 'lucide-react'
import type { Route } from 'next'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'

export interface FigureProps {
  label: string
  /** Already formatted; undefined is "n/a" with `missing` as its reason. */
  value: string | undefined
  missing?: string
  unit?: string
  /** Change against a named period: its text and its sign. */
  change?: { text: string; sign: number } | undefined
  note?: ReactNode
  /** What is counted, over which window. */
  definition: string
  href?: Route | undefined
}

/** One figure: value, change against a named period, definition on demand, a way to its rows. */
export function Figure({
  label,
  value,
  missing,
  unit,
  change,
  note,
  definition,
  href,
}: FigureProps) {
  const t = useTranslations('ui')
  return (
    <section aria-label={label} className="panel flex flex-col gap-1 p-4">
      <h3 className="text-13 font-medium text-soft">{label}</h3>
      <p className="figures text-32 leading-tight font-semibold wall:text-44">
        {value ?? <span className="text-24 text-unknown">{t('notAvailable')}</span>}
        {value !== undefined && unit && (
          <span className="ms-1 text-14 font-normal text-soft">{unit}</span>
        )}
      </p>
      {value === undefined && missing && <p className="text-13 text-soft">{missing}</p>}
      {change && <Change {...change} />}
      {note && <p className="text-13 text-soft">{note}</p>}
      <div className="no-print mt-auto flex flex-wrap items-center justify-between gap-x-4 pt-2 text-13">
        <details className="group min-w-0">
          <summary className="inline-flex min-h-6 items-center gap-1 text-soft hover:text-ink">
            <Info aria-hidden size={14} />
            {t('definition')}
          </summary>
          <p className="mt-1 text-soft">{definition}</p>
        </details>
        {href && (
          <Link href={href} prefetch={false} className="link min-h-6">
            {t('openRows')}
          </Link>
        )}
      </div>
    </section>
  )
}

function Change({ text, sign }: { text: string; sign: number }) {
  const Icon = sign > 0 ? MoveUp : sign < 0 ? MoveDown : Minus
  return (
    <p className="flex items-center gap-1 text-13 text-soft">
      <Icon aria-hidden size={14} className="shrink-0" />
      {text}
    </p>
  )
}
