import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Tone } from '@/components/ui/status'

const LOOKS = {
  good: [CircleCheck, 'border-good bg-good-tint text-good'],
  attention: [TriangleAlert, 'border-attention bg-attention-tint text-attention'],
  breach: [CircleAlert, 'border-breach bg-breach-tint text-breach'],
  info: [Info, 'border-info bg-info-tint text-info'],
} as const

/** A message that stays on the page. `live` ones are read out once when they appear. */
export function Notice({
  tone,
  live = false,
  children,
}: {
  tone: Exclude<Tone, 'unknown'>
  live?: boolean
  children: ReactNode
}) {
  const [Icon, look] = LOOKS[tone]
  return (
    <div
      role={live ? 'status' : undefined}
      className={`flex items-start gap-3 rounded-md border-s-4 px-4 py-3 ${look}`}
    >
      <Icon aria-hidden size={20} className="mt-0.5 shrink-0" />
      <div className="min-w-0 text-ink">{children}</div>
    </div>
  )
}
