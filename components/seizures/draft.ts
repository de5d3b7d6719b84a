'use client'

import { useCallback, useEffect, useState } from 'react'
import { readKept } from '@/components/scans/draft'
import type { PhotoView } from '@/lib/seizures/photos/schema'
import { MAX_ITEMS } from '@/lib/seizures/rules'

/** An item as far as it has been typed. Its serial names its fields, so that errors stay with their row. */
export interface ItemDraft {
  serial: number
  description: string
  classCode: string
  quantity: string
  unit: string
}

/** A find as far as it has been typed. */
export interface FindDraft {
  legalKind: string
  owner: string
  concealment: string
  note: string
  items: ItemDraft[]
  photos: PhotoView[]
}

const blankItem = (serial: number): ItemDraft => ({
  serial,
  description: '',
  classCode: '',
  quantity: '',
  unit: '',
})

const EMPTY: FindDraft = {
  legalKind: '',
  owner: '',
  concealment: '',
  note: '',
  items: [blankItem(0)],
  photos: [],
}

function isTouched({ items, photos, ...head }: FindDraft): boolean {
  const typed = items.some(({ serial: _, ...item }) => Object.values(item).some(Boolean))
  return typed || photos.length > 0 || Object.values(head).some(Boolean)
}

/** The find of one scan in this tab: kept through errors, reloads and a new sign-in of the same person. */
export function useFindDraft(owner: string, scanId: string) {
  const key = `didban.draft.find.${owner}.${scanId}`
  const [draft, setDraft] = useState<FindDraft>(EMPTY)
  const [restored, setRestored] = useState(false)
  const [ready, setReady] = useState(false)

  useEffect(() => {
    const kept = { ...EMPTY, ...readKept(sessionStorage, key, EMPTY) }
    setDraft(kept)
    setRestored(isTouched(kept))
    setReady(true)
  }, [key])

  useEffect(() => {
    if (!ready) return
    if (isTouched(draft)) sessionStorage.setItem(key, JSON.stringify(draft))
    else sessionStorage.removeItem(key)
  }, [draft, key, ready])

  const change = useCallback(
    (changed: Partial<FindDraft>) => setDraft((before) => ({ ...before, ...changed })),
    [],
  )
  const changeItem = useCallback(
    (serial: number, changed: Partial<ItemDraft>) =>
      setDraft((before) => ({
        ...before,
        items: before.items.map((item) =>
          item.serial === serial ? { ...item, ...changed } : item,
        ),
      })),
    [],
  )
  const addItem = useCallback(
    () =>
      setDraft((before) => {
        const next = Math.max(-1, ...before.items.map(({ serial }) => serial)) + 1
        const full = before.items.length >= MAX_ITEMS
        return full ? before : { ...before, items: [...before.items, blankItem(next)] }
      }),
    [],
  )
  const dropItem = useCallback(
    (serial: number) =>
      setDraft((before) => ({
        ...before,
        items: before.items.filter((item) => item.serial !== serial),
      })),
    [],
  )
  const addPhoto = useCallback(
    (photo: PhotoView) => setDraft((before) => ({ ...before, photos: [...before.photos, photo] })),
    [],
  )
  const dropPhoto = useCallback(
    (id: string) =>
      setDraft((before) => ({ ...before, photos: before.photos.filter((one) => one.id !== id) })),
    [],
  )
  /** Nothing of it stays, even where the form leaves the page at once. */
  const clear = useCallback(() => {
    sessionStorage.removeItem(key)
    setRestored(false)
    setDraft(EMPTY)
  }, [key])

  return {
    draft,
    change,
    changeItem,
    addItem,
    dropItem,
    addPhoto,
    dropPhoto,
    clear,
    restored,
    ready,
  }
}
