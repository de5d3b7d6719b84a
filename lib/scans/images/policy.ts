import type { Actor } from '@/lib/actor'
import { ok, type Result, refused } from '@/lib/result'
import { canLogScans, canReadScans } from '@/lib/scans/policy'

export function canStageImages(actor: Actor): Result<null> {
  return canLogScans(actor)
}

/** A staged image is its uploader's alone; an attached one belongs to its scan. An unseen one answers like none. */
export function canSeeImage(
  actor: Actor,
  image: { uploaderId: string; scanId: string | null },
): Result<null> {
  if (image.scanId === null) return image.uploaderId === actor.id ? ok(null) : refused('NOT_FOUND')
  return canReadScans(actor).ok ? ok(null) : refused('NOT_FOUND')
}

export function canDiscardImage(
  actor: Actor,
  image: { uploaderId: string; scanId: string | null },
): Result<null> {
  return image.scanId === null && image.uploaderId === actor.id ? ok(null) : refused('NOT_FOUND')
}
