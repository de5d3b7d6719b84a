'use client'

import { Printer } from 'lucide-react'
import type { ReactNode } from 'react'

/** Prints the page it is on. */
export function PrintButton({ children }: { children: ReactNode }) {
  return (
    <button type="button" onClick={() => window.print()} className="button no-print">
      <Printer aria-hidden size={18} />
      {children}
    </button>
  )
}
