import { BellRing, CircleCheck, CircleX, Eye, Wrench } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Status, type Tone } from '@/components/ui/status'
import type { AlertState } from '@/prisma/generated/enums'

const LOOKS = {
  RAISED: ['breach', BellRing],
  ACKNOWLEDGED: ['attention', Eye],
  ACTED: ['info', Wrench],
  CLOSED_TRUE: ['good', CircleCheck],
  CLOSED_FALSE: ['unknown', CircleX],
} as const satisfies Record<AlertState, readonly [Tone, unknown]>

/** An alert's state in words. */
export function AlertStatus({ state }: { state: AlertState }) {
  const t = useTranslations('words.alertStates')
  const [tone, icon] = LOOKS[state]
  return (
    <Status tone={tone} icon={icon}>
      {t(state)}
    </Status>
  )
}
