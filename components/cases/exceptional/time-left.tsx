'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { Clock } from '@/components/ui/clock'

const EVERY = 15_000

/** The time an opening still runs. When it is over the page asks again, and the file is gone. */
export function TimeLeft({
  openedAt,
  expiresAt,
  now,
}: Record<'openedAt' | 'expiresAt' | 'now', Date>) {
  const router = useRouter()
  const [at, setAt] = useState(now)
  const over = at >= expiresAt
  useEffect(() => {
    if (over) {
      router.refresh()
      return
    }
    // By the server's clock, which decides.
    const started = performance.now()
    const tick = setInterval(
      () => setAt(new Date(now.getTime() + performance.now() - started)),
      EVERY,
    )
    return () => clearInterval(tick)
  }, [over, now, router])
  return <Clock startedAt={openedAt} dueAt={expiresAt} now={at} />
}
