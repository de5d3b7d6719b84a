import { CircleCheck, CircleOff, Construction, Wrench } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Status, type Tone } from '@/components/ui/status'
import type { ScannerState } from '@/prisma/generated/enums'

const LOOKS = {
  IN_SERVICE: ['good', CircleCheck],
  OUT_OF_SERVICE: ['breach', Wrench],
  COMMISSIONING: ['info', Construction],
  RETIRED: ['unknown', CircleOff],
} as const satisfies Record<ScannerState, readonly [Tone, unknown]>

export function UnitStatus({ state }: { state: ScannerState }) {
  const t = useTranslations('words.scannerStates')
  const [tone, icon] = LOOKS[state]
  return (
    <Status tone={tone} icon={icon}>
      {t(state)}
    </Status>
  )
}
