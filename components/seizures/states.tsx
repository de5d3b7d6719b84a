import {
  CircleCheck,
  ClipboardList,
  Gavel,
  Hand,
  ReceiptText,
  Scale,
  TriangleAlert,
} from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Status, type Tone } from '@/components/ui/status'
import type { LegalKind, SeizureState } from '@/prisma/generated/enums'

const LOOKS = {
  RECORDED: ['attention', ClipboardList],
  APPRAISED: ['attention', Scale],
  DELIVERED: ['info', ReceiptText],
  HELD_BY_DISCOVERER: ['info', Hand],
  ADJUDICATING: ['info', Gavel],
  CLOSED: ['good', CircleCheck],
} as const satisfies Record<SeizureState, readonly [Tone, unknown]>

/** A seizure's state in words. */
export function SeizureStatus({ state }: { state: SeizureState }) {
  const t = useTranslations('words.seizureStates')
  const [tone, icon] = LOOKS[state]
  return (
    <Status tone={tone} icon={icon}>
      {t(state)}
    </Status>
  )
}

/** The legal kind; prohibited goods are marked by more than the word. */
export function Kind({ kind }: { kind: LegalKind }) {
  const t = useTranslations('words.legalKinds')
  if (kind !== 'PROHIBITED') return <>{t(kind)}</>
  return (
    <span className="inline-flex items-center gap-1 font-semibold text-breach">
      <TriangleAlert aria-hidden size={14} className="shrink-0" />
      {t(kind)}
    </span>
  )
}
