import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

export type Tone = 'good' | 'attention' | 'breach' | 'info' | 'unknown'

const TONES: Record<Tone, string> = {
  good: 'bg-good-tint text-good',
  attention: 'bg-attention-tint text-attention',
  breach: 'bg-breach-tint text-breach',
  info: 'bg-info-tint text-info',
  unknown: 'bg-unknown-tint text-unknown',
}

/** A state as word and icon; colour only repeats what they say. */
export function Status({
  tone,
  icon: Icon,
  children,
}: {
  tone: Tone
  icon: LucideIcon
  children: ReactNode
}) {
  return (
    <span
      className={`inline-flex items-center gap-1 rounded-md px-2 py-0.5 text-13 font-medium whitespace-nowrap ${TONES[tone]}`}
    >
      <Icon aria-hidden size={14} className="shrink-0" />
      {children}
    </span>
  )
}
