import { Check, Circle, CircleDot } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { Clock } from '@/components/ui/clock'
import { Ago, Time } from '@/components/ui/time'
import type { RunningClock } from '@/lib/cases/rules'
import type { Strip, StripStep } from '@/lib/dashboard/strip/rules'
import { formatDigits, formatNumber, localeOf } from '@/lib/format'

export interface StripProps {
  strip: Strip
  /** The legal clock that runs now; none where no rule sets one. */
  clock: RunningClock | undefined
  at: Date
  title: string
}

/** Who holds it now in bold, the clock that runs, what was done and what lies ahead. */
export function StripView({ strip, clock, at, title }: StripProps) {
  return (
    <section aria-label={title} className="panel grid grid-cols-1 lg:grid-cols-[2fr_3fr]">
      <Holder strip={strip} clock={clock} at={at} />
      <ol className="flex flex-col border-t border-line p-4 lg:border-s lg:border-t-0">
        {strip.steps.map((step, index) => (
          <Step key={step.key} step={step} before={strip.steps[index - 1]} />
        ))}
      </ol>
    </section>
  )
}

function Holder({ strip, clock, at }: Omit<StripProps, 'title'>) {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  const { now } = strip
  if (!now)
    return (
      <div className="flex flex-col gap-1 p-4" data-holder="NOBODY">
        <h2>{t('strip.ended')}</h2>
        <p className="text-soft">{t('strip.endedHint')}</p>
      </div>
    )
  return (
    <div className="flex flex-col gap-2 p-4" data-holder={now.agency} data-step={now.key}>
      <h2 className="text-13 font-medium text-soft">{t('strip.holder')}</h2>
      <p className="text-20 leading-snug font-bold">
        <bdi>{now.place ? now.place[locale] : t(`words.agencies.${now.agency}`)}</bdi>
      </p>
      <p>{t(`strip.tasks.${now.key}`)}</p>
      <p className="text-13 text-soft">
        {t('strip.since')} <Ago at={now.since} now={at} />
      </p>
      {clock ? (
        <div className="mt-1 flex flex-col gap-1">
          <Clock startedAt={clock.startedAt} dueAt={clock.dueAt} now={at} />
          <p className="text-13 text-soft">
            {t('strip.article', { article: formatDigits(clock.article, locale) })}
          </p>
        </div>
      ) : (
        <p className="text-13 text-soft">{t('strip.noClock')}</p>
      )}
    </div>
  )
}

const ICONS = { DONE: Check, NOW: CircleDot, AHEAD: Circle } as const

function Step({ step, before }: { step: StripStep; before: StripStep | undefined }) {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  const Icon = ICONS[step.state]
  const days = gapDays(before?.at, step.at)
  return (
    <li className={step.state === 'AHEAD' ? 'text-soft' : ''} data-step-state={step.state}>
      {days >= 1 && (
        <p className="ms-2 border-s-2 border-dotted border-edge ps-5 text-12 text-soft">
          {t('strip.gap', { days: formatNumber(days, locale) })}
        </p>
      )}
      <div className="flex items-baseline gap-3 py-1">
        <Icon
          aria-hidden
          size={16}
          className={`shrink-0 self-center ${step.state === 'DONE' ? 'text-good' : step.state === 'NOW' ? 'text-accent' : 'text-edge'}`}
        />
        <span className={`min-w-0 flex-1 ${step.state === 'NOW' ? 'font-bold' : ''}`}>
          {t(`strip.steps.${step.key}`)}
          <span className="text-13 font-normal text-soft">
            {' · '}
            {t(`words.agencies.${step.agency}`)}
          </span>
        </span>
        <span className="text-13 text-soft">
          {step.at ? <Time at={step.at} /> : t(`strip.states.${step.state}`)}
        </span>
      </div>
    </li>
  )
}

function gapDays(from: Date | null | undefined, to: Date | null): number {
  return from && to ? Math.floor((to.getTime() - from.getTime()) / 86_400_000) : 0
}
