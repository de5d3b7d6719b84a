import type { Actor } from '@/lib/actor'
import { readAs } from '@/lib/db'
import { readEnvironment } from '@/lib/env'
import { type ImageBytes, type ImageSize, imageKey } from '@/lib/images'
import { ok, type Result, refused } from '@/lib/result'
import { canSeeImage } from '@/lib/scans/images/policy'
import { canReadScans } from '@/lib/scans/policy'
import { openStore } from '@/lib/storage'
import type { ImageFormat } from '@/prisma/generated/enums'

const MIME: Record<ImageFormat, string> = {
  PNG: 'image/png',
  TIFF: 'image/tiff',
  JPEG: 'image/jpeg',
}

/** An image's bytes in one of its sizes; NOT_FOUND for whoever may not see it. */
export async function openImage(
  actor: Actor,
  id: string,
  size: ImageSize,
): Promise<Result<ImageBytes>> {
  if (!canReadScans(actor).ok) return refused('NOT_FOUND')
  const image = await readAs(actor, (tx) => tx.scanImage.findUnique({ where: { id } }))
  if (!image) return refused('NOT_FOUND')
  const allowed = canSeeImage(actor, image)
  if (!allowed.ok) return allowed
  const found = await openStore(readEnvironment().STORAGE_URL).read(imageKey(image.sha256, size))
  if (!found) return refused('IMAGE_MISSING')
  const type = size === 'original' ? MIME[image.format] : 'image/webp'
  return ok({ ...found, type, fileName: image.fileName, tag: `"${image.sha256}-${size}"` })
}
