'use client'

import { Check, Copy } from 'lucide-react'
import { useState } from 'react'

/** An identifier left to right in any text. */
export function Identifier({ children }: { children: string }) {
  return (
    <bdi dir="ltr" className="figures whitespace-nowrap">
      {children}
    </bdi>
  )
}

/** The same with a button that copies the canonical form. */
export function CopyIdentifier({
  shown,
  value,
  label,
}: {
  shown: string
  value: string
  label: string
}) {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(value)
    setCopied(true)
    setTimeout(() => setCopied(false), 1500)
  }
  const Icon = copied ? Check : Copy
  return (
    <span className="inline-flex items-center gap-1">
      <Identifier>{shown}</Identifier>
      <button
        type="button"
        onClick={copy}
        aria-label={label}
        title={label}
        className="no-print rounded-md p-1 text-soft hover:text-ink"
      >
        <Icon aria-hidden size={14} />
      </button>
    </span>
  )
}
