'use client'

import { type ReactNode, useEffect, useRef } from 'react'

/** The heading of the next step; takes the focus that a step just taken leaves behind. */
export function StepHeading({ moment, children }: { moment: string; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null)
  const seen = useRef(moment)
  useEffect(() => {
    if (seen.current === moment) return
    seen.current = moment
    heading.current?.focus()
  }, [moment])
  return (
    <h2 ref={heading} tabIndex={-1}>
      {children}
    </h2>
  )
}
