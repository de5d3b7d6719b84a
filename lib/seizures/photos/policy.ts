import type { Who } from '@/lib/actor'
import type { Permission } from '@/lib/permissions'
import { ok, type Result, refused } from '@/lib/result'
import { canChangeSeizure, canReadSeizures, SEIZURE_READERS } from '@/lib/seizures/policy'

/** Whoever may record a find at the office where they are posted. */
export function canStagePhotos(actor: Who): Result<null> {
  return canChangeSeizure(actor, actor)
}

interface Photo {
  uploaderId: string
  seizureId: string | null
}

/** A staged photograph is its uploader's alone; an attached one belongs to its seizure. An unseen one answers like none. */
export function canSeePhoto(actor: Who, photo: Photo): Result<null> {
  if (photo.seizureId === null) return canDiscardPhoto(actor, photo)
  return canReadSeizures(actor).ok ? ok(null) : refused('NOT_FOUND')
}

export function canDiscardPhoto(actor: Who, photo: Photo): Result<null> {
  const own = photo.seizureId === null && photo.uploaderId === actor.id
  return own && canStagePhotos(actor).ok ? ok(null) : refused('NOT_FOUND')
}

/** See lib/permissions.ts. */
export const PHOTO_PERMISSIONS: readonly Permission[] = [
  {
    verb: 'SEE_PHOTO',
    ways: ['GET /api/photos/[id]'],
    narrowed: SEIZURE_READERS,
    ask: (who, { personId }) => canSeePhoto(who, { uploaderId: personId, seizureId: 'some' }),
  },
  {
    verb: 'SEE_STAGED_PHOTO',
    ways: ['GET /api/photos/[id]'],
    ask: (who, { personId }) => canSeePhoto(who, { uploaderId: personId, seizureId: null }),
  },
  { verb: 'STAGE_PHOTO', ways: ['PUT /api/photos/[id]'], own: 'HERE', ask: canStagePhotos },
  {
    verb: 'DISCARD_PHOTO',
    ways: ['DELETE /api/photos/[id]'],
    ask: (who, { personId }) => canDiscardPhoto(who, { uploaderId: personId, seizureId: null }),
  },
]
