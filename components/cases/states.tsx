import {
  Archive,
  ArrowRightLeft,
  Gavel,
  Inbox,
  MailCheck,
  Megaphone,
  Scale,
  Stamp,
} from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Status, type Tone } from '@/components/ui/status'
import type { CaseState } from '@/prisma/generated/enums'

const LOOKS = {
  FILED: ['info', Inbox],
  FIRST_INSTANCE: ['info', Scale],
  RULED: ['attention', Gavel],
  NOTIFIED: ['info', MailCheck],
  APPEALED: ['attention', Megaphone],
  FINAL: ['good', Stamp],
  TRANSFERRED: ['unknown', ArrowRightLeft],
  CLOSED: ['unknown', Archive],
} as const satisfies Record<CaseState, readonly [Tone, unknown]>

/** A file's state in words. */
export function CaseStatus({ state }: { state: CaseState }) {
  const t = useTranslations('words.caseStates')
  const [tone, icon] = LOOKS[state]
  return (
    <Status tone={tone} icon={icon}>
      {t(state)}
    </Status>
  )
}
