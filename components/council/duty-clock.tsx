import { CircleCheck, CircleX } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { Clock } from '@/components/ui/clock'
import { startOfTehranDay } from '@/lib/calendar'
import type { DutyRow } from '@/lib/council/duties/queries'
import { formatDay, localeOf } from '@/lib/format'

/** When a duty is due and what is left of it; verified, whether it was in time. Runs from the adoption. */
export function DutyClock({ duty, now }: { duty: DutyRow; now: Date }) {
  const t = useTranslations('council.clock')
  const locale = localeOf(useLocale())
  const dueAt = new Date(startOfTehranDay(duty.dueOn, 1).getTime() - 1)
  const due = t('due', { day: formatDay(dueAt, locale) })
  if (duty.verifiedAt) {
    const kept = duty.verifiedAt <= dueAt
    const Icon = kept ? CircleCheck : CircleX
    return (
      <span className="flex flex-col text-13">
        <span
          className={`inline-flex items-center gap-1 font-medium ${kept ? 'text-good' : 'text-breach'}`}
        >
          <Icon aria-hidden size={14} className="shrink-0" />
          {kept ? t('kept') : t('late')}
        </span>
        <span className="text-soft">{due}</span>
      </span>
    )
  }
  if (duty.resolutionState === 'PROPOSED') return <span className="text-13 text-soft">{due}</span>
  return (
    <span className="flex flex-col text-13">
      <Clock startedAt={duty.clockFrom} dueAt={dueAt} now={now} />
      <span className="mt-1 text-soft">{due}</span>
    </span>
  )
}
