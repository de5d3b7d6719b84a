import type { ReactNode } from 'react'

/** Nothing here: what would be, and the next step. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="panel px-6 py-10 text-center">
      <p className="text-16 font-semibold">{title}</p>
      {children && <div className="mx-auto mt-2 max-w-prose text-soft">{children}</div>}
    </div>
  )
}
