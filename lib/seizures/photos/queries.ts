import type { Actor } from '@/lib/actor'
import { readAs } from '@/lib/db'
import { readEnvironment } from '@/lib/env'
import { type ImageBytes, type ImageSize, photoKey } from '@/lib/images'
import { ok, type Result, refused } from '@/lib/result'
import { canSeePhoto } from '@/lib/seizures/photos/policy'
import { canReadSeizures } from '@/lib/seizures/policy'
import { openStore } from '@/lib/storage'

/** A photograph's bytes in one of its sizes; NOT_FOUND for whoever may not see it. */
export async function openPhoto(
  actor: Actor,
  id: string,
  size: ImageSize,
): Promise<Result<ImageBytes>> {
  if (!canReadSeizures(actor).ok) return refused('NOT_FOUND')
  const photo = await readAs(actor, (tx) => tx.seizurePhoto.findUnique({ where: { id } }))
  if (!photo) return refused('NOT_FOUND')
  const allowed = canSeePhoto(actor, photo)
  if (!allowed.ok) return allowed
  const found = await openStore(readEnvironment().STORAGE_URL).read(photoKey(photo.sha256, size))
  if (!found) return refused('IMAGE_MISSING')
  const original = photo.format === 'PNG' ? 'image/png' : 'image/jpeg'
  const type = size === 'original' ? original : 'image/webp'
  return ok({ ...found, type, fileName: photo.fileName, tag: `"${photo.sha256}-${size}"` })
}
