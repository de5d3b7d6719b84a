import type { Who } from '@/lib/actor'
import type { Permission } from '@/lib/permissions'
import { ok, type Result, refused } from '@/lib/result'
import { canLogScans, canReadScans } from '@/lib/scans/policy'

export function canStageImages(actor: Who): Result<null> {
  return canLogScans(actor)
}

/** A staged image is its uploader's alone; an attached one belongs to its scan. An unseen one answers like none. */
export function canSeeImage(
  actor: Who,
  image: { uploaderId: string; scanId: string | null },
): Result<null> {
  if (image.scanId === null) return canDiscardImage(actor, image)
  return canReadScans(actor).ok ? ok(null) : refused('NOT_FOUND')
}

export function canDiscardImage(
  actor: Who,
  image: { uploaderId: string; scanId: string | null },
): Result<null> {
  const own = image.scanId === null && image.uploaderId === actor.id
  return own && canStageImages(actor).ok ? ok(null) : refused('NOT_FOUND')
}

/** See lib/permissions.ts. */
export const IMAGE_PERMISSIONS: readonly Permission[] = [
  {
    verb: 'SEE_IMAGE',
    ways: ['GET /api/images/[id]'],
    ask: (who, { personId }) => canSeeImage(who, { uploaderId: personId, scanId: 'some' }),
  },
  {
    verb: 'SEE_STAGED_IMAGE',
    ways: ['GET /api/images/[id]'],
    ask: (who, { personId }) => canSeeImage(who, { uploaderId: personId, scanId: null }),
  },
  { verb: 'STAGE_IMAGE', ways: ['PUT /api/images/[id]'], own: 'HERE', ask: canStageImages },
  {
    verb: 'DISCARD_IMAGE',
    ways: ['DELETE /api/images/[id]'],
    ask: (who, { personId }) => canDiscardImage(who, { uploaderId: personId, scanId: null }),
  },
]
