import { Check, Circle, CircleDot, CirclePause } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { DutyState } from '@/prisma/generated/enums'

const STEPS = ['ASSIGNED', 'IN_PROGRESS', 'EVIDENCE_SUBMITTED', 'VERIFIED'] as const

/** The steps of a duty: done, where it stands now in bold, what lies ahead. */
export function DutyStrip({ state }: { state: DutyState }) {
  const t = useTranslations()
  const obstructed = state === 'OBSTRUCTED'
  const now = STEPS.indexOf(state === 'OBSTRUCTED' ? 'IN_PROGRESS' : state)
  return (
    <ol aria-label={t('council.steps')} className="grid grid-cols-2 gap-x-2 gap-y-2 sm:grid-cols-4">
      {STEPS.map((step, index) => {
        const here = index === now
        const done = index < now || state === 'VERIFIED'
        const Icon = done ? Check : here ? (obstructed ? CirclePause : CircleDot) : Circle
        return (
          <li
            key={step}
            aria-current={here ? 'step' : undefined}
            className={`flex items-start gap-1 border-t-4 pt-1 text-13 ${lookOf(done, here, obstructed)}`}
          >
            <Icon aria-hidden size={14} className="mt-1 shrink-0" />
            {t(`words.dutyStates.${here ? state : step}`)}
          </li>
        )
      })}
    </ol>
  )
}

function lookOf(done: boolean, here: boolean, obstructed: boolean): string {
  if (here && obstructed) return 'border-breach font-semibold text-breach'
  if (here && !done) return 'border-accent font-semibold'
  return done ? 'border-accent text-ink' : 'border-line text-soft'
}
