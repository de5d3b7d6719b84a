import type { Actor } from '@/lib/actor'
import { ok, type Result, refused } from '@/lib/result'
import { canChangeSeizure, canReadSeizures } from '@/lib/seizures/policy'

/** Whoever may record a find at the office where they are posted. */
export function canStagePhotos(actor: Actor): Result<null> {
  return canChangeSeizure(actor, actor)
}

interface Photo {
  uploaderId: string
  seizureId: string | null
}

/** A staged photograph is its uploader's alone; an attached one belongs to its seizure. An unseen one answers like none. */
export function canSeePhoto(actor: Actor, photo: Photo): Result<null> {
  if (photo.seizureId === null) return canDiscardPhoto(actor, photo)
  return canReadSeizures(actor).ok ? ok(null) : refused('NOT_FOUND')
}

export function canDiscardPhoto(actor: Actor, photo: Photo): Result<null> {
  return photo.seizureId === null && photo.uploaderId === actor.id ? ok(null) : refused('NOT_FOUND')
}
