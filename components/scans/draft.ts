'use client'

import { useCallback, useEffect, useState } from 'react'
import { newId } from '@/lib/id'
import type { ImageView } from '@/lib/scans/images/schema'

/** A scan as far as it has been typed. */
export interface Draft {
  clientId: string
  cotage: string
  plateKind: string
  plateTwo: string
  plateLetter: string
  plateThree: string
  plateRegion: string
  plateText: string
  containerNumber: string
  direction: string
  scannerId: string
  hsCode: string
  declaredGoods: string
  declaredWeightKg: string
  images: ImageView[]
}

/** What an officer chooses once a shift, kept for the next scan. */
type Remembered = Pick<Draft, 'direction' | 'scannerId' | 'plateKind'>

const EMPTY: Omit<Draft, 'clientId'> = {
  cotage: '',
  plateKind: 'IRANIAN',
  plateTwo: '',
  plateLetter: 'ع',
  plateThree: '',
  plateRegion: '',
  plateText: '',
  containerNumber: '',
  direction: '',
  scannerId: '',
  hsCode: '',
  declaredGoods: '',
  declaredWeightKg: '',
  images: [],
}

/** Whether anything has been typed that would be missed. */
export function isTouched(draft: Draft): boolean {
  const {
    clientId: _,
    direction: __,
    scannerId: ___,
    plateKind: ____,
    plateLetter: _____,
    images,
    ...typed
  } = draft
  return images.length > 0 || Object.values(typed).some((value) => value !== '')
}

/** What a browser kept, as far as it is still of the kind that this program keeps. */
export function readKept<T extends object>(storage: Storage, key: string, like: T): Partial<T> {
  const kind = (value: unknown) => (Array.isArray(value) ? 'list' : typeof value)
  try {
    const kept: unknown = JSON.parse(storage.getItem(key) ?? '{}')
    const fitting = Object.entries(kept ?? {}).filter(
      ([name, value]) => kind(value) === kind(like[name as keyof T]),
    )
    return Object.fromEntries(fitting) as Partial<T>
  } catch {
    return {}
  }
}

/**
 * The draft of this tab: kept through errors, reloads and a new sign-in of the same person.
 * `only` is the scanner to preselect where an office has one.
 */
export function useDraft(owner: string, firstId: string, only: string) {
  const draftKey = `didban.draft.scan.${owner}`
  const rememberedKey = `didban.remembered.scan.${owner}`
  const [draft, setDraft] = useState<Draft>({ ...EMPTY, clientId: firstId, scannerId: only })
  const [restored, setRestored] = useState(false)
  const [ready, setReady] = useState(false)

  useEffect(() => {
    setDraft((fresh) => {
      const remembered = readKept(localStorage, rememberedKey, fresh)
      const kept = readKept(sessionStorage, draftKey, fresh)
      const next = { ...fresh, ...remembered, ...kept }
      setRestored(isTouched(next))
      return next
    })
    setReady(true)
  }, [draftKey, rememberedKey])

  useEffect(() => {
    if (ready) sessionStorage.setItem(draftKey, JSON.stringify(draft))
  }, [draft, draftKey, ready])

  const change = useCallback(
    (changed: Partial<Draft>) => setDraft((before) => ({ ...before, ...changed })),
    [],
  )
  const addImage = useCallback(
    (image: ImageView) => setDraft((before) => ({ ...before, images: [...before.images, image] })),
    [],
  )
  const dropImage = useCallback(
    (id: string) =>
      setDraft((before) => ({ ...before, images: before.images.filter((one) => one.id !== id) })),
    [],
  )
  const startNext = useCallback(() => {
    setRestored(false)
    setDraft((before) => {
      const remembered: Remembered = {
        direction: before.direction,
        scannerId: before.scannerId,
        plateKind: before.plateKind,
      }
      localStorage.setItem(rememberedKey, JSON.stringify(remembered))
      return { ...EMPTY, ...remembered, clientId: newId() }
    })
  }, [rememberedKey])

  return { draft, change, addImage, dropImage, startNext, restored, ready }
}
