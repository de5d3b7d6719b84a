import { CircleCheck, CirclePause, ClipboardCheck, FileText, Loader, Send } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Status, type Tone } from '@/components/ui/status'
import type { DutyState, ResolutionState } from '@/prisma/generated/enums'

const DUTY_LOOKS = {
  ASSIGNED: ['unknown', Send],
  IN_PROGRESS: ['info', Loader],
  OBSTRUCTED: ['breach', CirclePause],
  EVIDENCE_SUBMITTED: ['attention', ClipboardCheck],
  VERIFIED: ['good', CircleCheck],
} as const satisfies Record<DutyState, readonly [Tone, unknown]>

/** A duty's state in words. */
export function DutyStatus({ state }: { state: DutyState }) {
  const t = useTranslations('words.dutyStates')
  const [tone, icon] = DUTY_LOOKS[state]
  return (
    <Status tone={tone} icon={icon}>
      {t(state)}
    </Status>
  )
}

const RESOLUTION_LOOKS = {
  PROPOSED: ['attention', FileText],
  ADOPTED: ['good', CircleCheck],
} as const satisfies Record<ResolutionState, readonly [Tone, unknown]>

/** A resolution's state in words. */
export function ResolutionStatus({ state }: { state: ResolutionState }) {
  const t = useTranslations('words.resolutionStates')
  const [tone, icon] = RESOLUTION_LOOKS[state]
  return (
    <Status tone={tone} icon={icon}>
      {t(state)}
    </Status>
  )
}
