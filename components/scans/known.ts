'use client'

import { useCallback, useRef, useState } from 'react'
import type { Draft } from '@/components/scans/draft'
import type { KnownConsignment } from '@/lib/consignments/queries'
import type { Result } from '@/lib/result'

export type KnownLookUp = (key: unknown) => Promise<Result<KnownConsignment | undefined>>

const KEY = [
  'cotage',
  'containerNumber',
  'plateKind',
  'plateTwo',
  'plateLetter',
  'plateThree',
  'plateRegion',
  'plateText',
] as const

/** Asks what the office already knows of this cotage or vehicle, and fills in what has not been typed. */
export function useKnown(
  lookUp: KnownLookUp,
  draft: Draft,
  change: (changed: Partial<Draft>) => void,
) {
  const [found, setFound] = useState<KnownConsignment>()
  const asked = useRef('')
  const latest = useRef(draft)
  latest.current = draft
  const look = useCallback(async () => {
    const key = Object.fromEntries(
      KEY.flatMap((name) => (latest.current[name] ? [[name, latest.current[name]]] : [])),
    )
    const question = JSON.stringify(key)
    if (
      question === asked.current ||
      !(key.cotage || key.containerNumber || key.plateRegion || key.plateText)
    )
      return
    asked.current = question
    const answer = await lookUp(key).catch(() => undefined)
    if (asked.current !== question) return
    const known = answer?.ok ? answer.value : undefined
    setFound(known)
    if (known) change(missing(latest.current, known))
  }, [lookUp, change])
  const clear = useCallback(() => {
    asked.current = ''
    setFound(undefined)
  }, [])
  return { found, look: () => void look(), clear }
}

function missing(draft: Draft, known: KnownConsignment): Partial<Draft> {
  const registered: Partial<Draft> = {
    direction: known.direction,
    hsCode: known.hsCode ?? '',
    declaredGoods: known.declaredGoods ?? '',
    declaredWeightKg: known.declaredWeightKg === null ? '' : String(known.declaredWeightKg),
  }
  const blank = Object.entries(registered).filter(
    ([name, value]) => value && (!draft[name as keyof Draft] || name === 'direction'),
  )
  return Object.fromEntries(blank)
}
