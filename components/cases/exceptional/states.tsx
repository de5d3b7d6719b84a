import {
  CircleCheck,
  CircleX,
  Eye,
  FileQuestion,
  Hourglass,
  LockKeyhole,
  Scale,
} from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Status, type Tone } from '@/components/ui/status'
import type { AccessState } from '@/lib/cases/exceptional/rules'
import type { ExceptionalVerdict } from '@/prisma/generated/enums'

const LOOKS = {
  OPEN: ['attention', Eye],
  CLOSED: ['good', LockKeyhole],
  EXPIRED: ['info', Hourglass],
  NO_FILE: ['unknown', FileQuestion],
} as const satisfies Record<AccessState, readonly [Tone, unknown]>

/** Whether a file is still open, in words. */
export function AccessStatus({ state }: { state: AccessState }) {
  const t = useTranslations('words.accessStates')
  const [tone, icon] = LOOKS[state]
  return (
    <Status tone={tone} icon={icon}>
      {t(state)}
    </Status>
  )
}

/** What the judiciary found, or that it has not looked yet. */
export function VerdictStatus({ verdict }: { verdict: ExceptionalVerdict | null }) {
  const t = useTranslations()
  if (!verdict)
    return (
      <Status tone="attention" icon={Scale}>
        {t('exceptional.waiting')}
      </Status>
    )
  const good = verdict === 'JUSTIFIED'
  return (
    <Status tone={good ? 'good' : 'breach'} icon={good ? CircleCheck : CircleX}>
      {t(`words.exceptionalVerdicts.${verdict}`)}
    </Status>
  )
}
