import {
  CircleCheck,
  Clock,
  PackageSearch,
  PackageX,
  RotateCcw,
  SearchAlert,
  SearchCheck,
} from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Status, type Tone } from '@/components/ui/status'
import type { ScanState } from '@/prisma/generated/enums'

const LOOKS = {
  SCANNED: ['info', Clock],
  CLEARED: ['good', CircleCheck],
  REFERRED: ['attention', SearchAlert],
  INSPECTING: ['attention', PackageSearch],
  RELEASED: ['good', SearchCheck],
  SEIZED: ['breach', PackageX],
  RESCAN: ['unknown', RotateCcw],
} as const satisfies Record<ScanState, readonly [Tone, unknown]>

/** A scan's state in words. */
export function ScanStatus({ state }: { state: ScanState }) {
  const t = useTranslations('words.scanStates')
  const [tone, icon] = LOOKS[state]
  return (
    <Status tone={tone} icon={icon}>
      {t(state)}
    </Status>
  )
}
