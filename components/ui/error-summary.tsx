'use client'

import { useEffect, useRef } from 'react'

export interface SummaryItem {
  /** Id of the control the item leads to. */
  field: string
  text: string
}

/** What went wrong, on top; takes focus when it appears and leads to each field. */
export function ErrorSummary({
  title,
  items,
  moment,
}: {
  title: string
  items: SummaryItem[]
  moment: unknown
}) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (moment) box.current?.focus()
  }, [moment])
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className="rounded-md border-2 border-breach bg-surface p-4"
    >
      <h2 className="text-16">{title}</h2>
      {items.length > 0 && (
        <ul className="mt-2 list-disc ps-5">
          {items.map((item) => (
            <li key={`${item.field}${item.text}`}>
              <a
                href={`#${item.field}`}
                className="font-medium text-breach underline underline-offset-4"
              >
                {item.text}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
