import { Check, Circle, CircleDot, CirclePause, type LucideIcon } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { Day } from '@/components/scanners/day'
import { Status } from '@/components/ui/status'
import { Time } from '@/components/ui/time'
import { tehranDay } from '@/lib/calendar'
import { formatNumber, localeOf } from '@/lib/format'
import type { Ladder, Rung } from '@/lib/scanners/commissioning/rules'

/** A rung's name: a stage, or service itself. */
export function useRungName(): (stage: Rung['stage']) => string {
  const t = useTranslations('words')
  return (stage) => (stage === 'IN_SERVICE' ? t('scannerStates.IN_SERVICE') : t(`stages.${stage}`))
}

/** Late, early or on time for what is done; over or left for what is not. */
export function Slip({ days, done }: { days: number; done: boolean }) {
  const t = useTranslations('commissioning')
  const locale = localeOf(useLocale())
  const count = Math.abs(days)
  const said = { count, days: formatNumber(count, locale) }
  if (days > 0) return <span className="font-semibold text-breach">{t('late', said)}</span>
  if (days < 0)
    return <span className="text-soft">{done ? t('early', said) : t('left', said)}</span>
  return <span className="text-soft">{done ? t('onTime') : t('dueToday')}</span>
}

/** What holds a unit, and since when. */
export function Hold({ ladder }: { ladder: Ladder }) {
  const t = useTranslations()
  if (!ladder.blocker) return null
  return (
    <span className="flex flex-wrap items-center gap-x-2 text-13">
      <Status tone="attention" icon={CirclePause}>
        {t('commissioning.held', { blocker: t(`words.blockers.${ladder.blocker}`) })}
      </Status>
      {ladder.heldSince && (
        <span>
          {t('commissioning.heldSince')} <Time at={ladder.heldSince} />
        </span>
      )}
    </span>
  )
}

/** The ladder in one line, for boards: how far, where it stands, what holds it, how late. */
export function LadderStrip({ ladder }: { ladder: Ladder }) {
  const t = useTranslations('commissioning')
  const locale = localeOf(useLocale())
  const nameOf = useRungName()
  const now = ladder.rungs.find(({ state }) => state === 'NOW')
  const steps = {
    DONE: 'bg-accent',
    NOW: ladder.blocker
      ? 'border border-attention bg-attention-tint'
      : 'border border-accent bg-accent-tint',
    AHEAD: 'bg-raised',
  }
  return (
    <div className="flex flex-col gap-1">
      <div aria-hidden className="flex gap-0.5">
        {ladder.rungs.map(({ stage, state }) => (
          <span key={stage} className={`h-2 flex-1 ${steps[state]}`} />
        ))}
      </div>
      <p className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span className="font-semibold">{now && t('next', { stage: nameOf(now.stage) })}</span>
        <span className="figures text-13 text-soft">
          {t('progress', {
            done: formatNumber(ladder.done, locale),
            total: formatNumber(ladder.rungs.length, locale),
          })}
        </span>
      </p>
      <p className="flex flex-wrap items-center gap-x-3 text-13">
        {now?.plannedOn && (
          <span className="text-soft">
            {t('planned')} <Day day={now.plannedOn} />
          </span>
        )}
        {ladder.slip !== undefined && <Slip days={ladder.slip} done={now?.slip === undefined} />}
        {!now?.plannedOn && ladder.slip === undefined && (
          <span className="text-soft">{t('noPlan')}</span>
        )}
      </p>
      <Hold ladder={ladder} />
    </div>
  )
}

const LOOKS = {
  DONE: [Check, 'text-13 text-soft'],
  NOW: [CircleDot, 'rounded-md bg-accent-tint py-2 font-semibold'],
  AHEAD: [Circle, 'text-soft'],
} as const satisfies Record<Rung['state'], readonly [LucideIcon, string]>

/** The whole ladder: what is done is small, what is now is bold, what is ahead is faint. */
export function LadderView({ ladder }: { ladder: Ladder }) {
  const t = useTranslations('commissioning')
  return (
    <section aria-labelledby="ladder" className="panel flex flex-col gap-3 p-4">
      <h2 id="ladder">{t('title')}</h2>
      <ol className="flex flex-col">
        {ladder.rungs.map((rung) => (
          <RungLine key={rung.stage} rung={rung} ladder={ladder} />
        ))}
      </ol>
    </section>
  )
}

function RungLine({ rung, ladder }: { rung: Rung; ladder: Ladder }) {
  const t = useTranslations('commissioning')
  const nameOf = useRungName()
  const { stage, state, reachedAt, plannedOn, slip } = rung
  const held = state === 'NOW' && ladder.blocker
  const [Icon, look] = LOOKS[state]
  return (
    <li
      aria-current={state === 'NOW' ? 'step' : undefined}
      className={`flex items-start gap-3 px-2 py-1 ${look}`}
    >
      {held ? (
        <CirclePause aria-hidden size={18} className="mt-1 shrink-0 text-attention" />
      ) : (
        <Icon
          aria-hidden
          size={18}
          className={`mt-1 shrink-0 ${state === 'AHEAD' ? 'text-edge' : 'text-accent'}`}
        />
      )}
      <div className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-4">
        <span className="min-w-36">
          {nameOf(stage)} <span className="sr-only">({t(`rungs.${state}`)})</span>
        </span>
        <span className="flex flex-wrap gap-x-3 text-13 font-normal">
          {reachedAt && (
            <span>
              {t('actual')} <Day day={tehranDay(reachedAt)} />
            </span>
          )}
          {plannedOn && (
            <span>
              {t('planned')} <Day day={plannedOn} />
            </span>
          )}
          {slip !== undefined && (state !== 'AHEAD' || slip > 0) && (
            <Slip days={slip} done={state === 'DONE'} />
          )}
        </span>
        {held && (
          <span className="w-full">
            <Hold ladder={ladder} />
          </span>
        )}
      </div>
    </li>
  )
}
