'use client'

import { Check, Copy } from 'lucide-react'
import { useRef, useState } from 'react'

/** An identifier left to right in any text. */
export function Identifier({ children }: { children: string }) {
  return (
    <bdi dir="ltr" className="figures whitespace-nowrap">
      {children}
    </bdi>
  )
}

/** The same with a button that copies the canonical form, or selects it where a browser may not copy. */
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
  const text = useRef<HTMLSpanElement>(null)
  const copy = async () => {
    if (!(await toClipboard(value))) {
      if (text.current) window.getSelection()?.selectAllChildren(text.current)
      return
    }
    setCopied(true)
    setTimeout(() => setCopied(false), 1500)
  }
  const Icon = copied ? Check : Copy
  return (
    <span className="inline-flex items-center gap-1">
      <span ref={text}>
        <Identifier>{shown}</Identifier>
      </span>
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

/** Browsers give a clipboard only to pages they hold secure. */
export async function toClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}
