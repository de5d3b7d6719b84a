'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'

/** Milliseconds without a hand on keys or pointer after which nobody counts as here. */
const AWAY_AFTER = 5 * 60_000
const HANDS = ['pointerdown', 'keydown', 'focus'] as const

/**
 * Brings the page up to date, many wishes at once. Not while nobody is here: asking for pages would keep an
 * abandoned desk signed in; then at the first touch.
 */
export function useRefresh(): () => void {
  const router = useRouter()
  const touched = useRef(0)
  const wanted = useRef(false)
  const timer = useRef<number>(undefined)
  const refresh = () => {
    wanted.current = true
    if (performance.now() - touched.current > AWAY_AFTER) return
    window.clearTimeout(timer.current)
    timer.current = window.setTimeout(() => {
      wanted.current = false
      router.refresh()
    }, 300)
  }
  useEffect(() => {
    touched.current = performance.now()
    const touch = () => {
      touched.current = performance.now()
      if (wanted.current) {
        wanted.current = false
        router.refresh()
      }
    }
    for (const hand of HANDS) window.addEventListener(hand, touch, { passive: true })
    return () => {
      for (const hand of HANDS) window.removeEventListener(hand, touch)
      window.clearTimeout(timer.current)
    }
  }, [router])
  return refresh
}

/** While the connection is cut, coming back to the window asks instead. */
export function useRefreshOnFocus(cut: boolean): void {
  const router = useRouter()
  useEffect(() => {
    if (!cut) return
    const ask = () => router.refresh()
    window.addEventListener('focus', ask)
    return () => window.removeEventListener('focus', ask)
  }, [cut, router])
}
