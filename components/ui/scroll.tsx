import type { ReactNode } from 'react'

/** What holds a table wider than the screen takes the focus, so that arrow keys scroll it (axe asks for it). */
const REACHED_BY_KEYBOARD = { tabIndex: 0 } as const

/** A panel that scrolls sideways where its table is wider than the screen. */
export function ScrollPanel({ labelledBy, children }: { labelledBy: string; children: ReactNode }) {
  return (
    <section
      aria-labelledby={labelledBy}
      className="panel overflow-x-auto"
      {...REACHED_BY_KEYBOARD}
    >
      {children}
    </section>
  )
}
