'use client'

import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { AlertNews } from '@/lib/alerts/schema'

/** Milliseconds after which a connection that is gone counts as cut; coming again takes three seconds. */
const CUT_AFTER = 8000
/** Milliseconds until a stream that the server refused is asked for again. */
const REFUSED_WAIT = 30_000
const HEARD = 'didban-heard'
const MOST_HEARD = 300

/** Where a page's stream begins: after the newest message that the page itself shows. */
export interface StreamStart {
  newest: number
  /** Messages that will come again though the page shows them. */
  recent: number[]
}

/**
 * Hears the alerts of this reader while the page is shown; a hidden one closes its connection, since browsers give
 * a site only few. Returns whether the connection is cut.
 */
export function useAlertStream(
  { newest, recent }: StreamStart,
  hear: (news: AlertNews) => void,
): boolean {
  const [cut, setCut] = useState(false)
  const last = useRef(newest)
  const receive = useEffectEvent(({ data, lastEventId }: MessageEvent<string>) => {
    const id = Number(lastEventId)
    last.current = Math.max(last.current, id)
    if (remember([id])) hear(JSON.parse(data) as AlertNews)
  })
  const begin = useEffectEvent(() => remember(recent))
  useEffect(() => {
    let source: EventSource | undefined
    let patience: number | undefined
    let again: number | undefined
    const close = () => {
      window.clearTimeout(patience)
      window.clearTimeout(again)
      patience = undefined
      source?.close()
      source = undefined
    }
    const well = () => {
      window.clearTimeout(patience)
      patience = undefined
      setCut(false)
    }
    const fail = () => {
      patience ??= window.setTimeout(() => setCut(true), CUT_AFTER)
      if (source?.readyState !== EventSource.CLOSED) return
      source = undefined
      again = window.setTimeout(open, REFUSED_WAIT)
    }
    const open = () => {
      if (source || document.hidden) return
      source = new EventSource(`/api/live?after=${last.current}`)
      source.onopen = well
      source.onerror = fail
      source.addEventListener('ALERT', receive)
    }
    const turn = () => (document.hidden ? close() : open())
    begin()
    open()
    document.addEventListener('visibilitychange', turn)
    return () => {
      document.removeEventListener('visibilitychange', turn)
      close()
    }
  }, [])
  return cut
}

/** Keeps in mind what was heard in this tab, over reloads too. Tells whether any of it is new. */
function remember(ids: number[]): boolean {
  const heard = JSON.parse(sessionStorage.getItem(HEARD) ?? '[]') as number[]
  const fresh = ids.filter((id) => !heard.includes(id))
  sessionStorage.setItem(HEARD, JSON.stringify([...heard, ...fresh].slice(-MOST_HEARD)))
  return fresh.length > 0
}
