import { CircleCheck } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Clock } from '@/components/ui/clock'
import { Status } from '@/components/ui/status'
import type { RunningClock } from '@/lib/cases/rules'

/** A file's clock. An appeal period that is over is nobody's breach: the ruling can become final. */
export function CaseClock({ clock, at }: { clock: RunningClock; at: Date }) {
  const t = useTranslations('cases')
  if (clock.kind === 'APPEAL_PERIOD' && clock.dueAt < at)
    return (
      <Status tone="attention" icon={CircleCheck}>
        {t('appealOver')}
      </Status>
    )
  return <Clock startedAt={clock.startedAt} dueAt={clock.dueAt} now={at} />
}
