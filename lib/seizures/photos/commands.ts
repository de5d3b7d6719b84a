import { rm } from 'node:fs/promises'
import type { ReadableStream } from 'node:stream/web'
import type { Actor } from '@/lib/actor'
import { now } from '@/lib/clock'
import { type Tx, writeAs } from '@/lib/db'
import { readEnvironment } from '@/lib/env'
import { newId } from '@/lib/id'
import { type MeasuredImage, measureImage, photoKey, receiveImage } from '@/lib/images'
import { ok, type Result, refused } from '@/lib/result'
import { canDiscardPhoto, canStagePhotos } from '@/lib/seizures/photos/policy'
import type { PhotoView, StagePhotoInput } from '@/lib/seizures/photos/schema'
import { openStore, type Store } from '@/lib/storage'
import type { SeizurePhoto } from '@/prisma/generated/client'

/**
 * Takes a photograph in while it arrives, measures it, and stages it for the officer's draft.
 * Whatever is refused leaves neither row nor file. The same id again answers the same.
 */
export async function stagePhoto(
  actor: Actor,
  input: StagePhotoInput,
  body: ReadableStream<Uint8Array>,
): Promise<Result<PhotoView>> {
  const allowed = canStagePhotos(actor)
  if (!allowed.ok) return allowed
  const store = openStore(readEnvironment().STORAGE_URL)
  const file = await store.temporary(newId())
  try {
    const received = await receiveImage(body, file)
    if (!received.ok) return received
    const measured = await measureImage(file, { upright: true })
    if (!measured.ok) return measured.reason === 'NOT_AN_IMAGE' ? refused('PHOTO_FORMAT') : measured
    if (measured.value.format === 'TIFF') return refused('PHOTO_FORMAT')
    return await keep(actor, input, measured.value, store, file).catch(async (fault: unknown) => {
      await dropUnused(actor, measured.value.sha256)
      throw fault
    })
  } finally {
    await rm(file, { force: true })
  }
}

function keep(
  actor: Actor,
  { id, name: fileName }: StagePhotoInput,
  image: MeasuredImage,
  store: Store,
  file: string,
): Promise<Result<PhotoView>> {
  const { format, width, height, sha256, byteLength } = image
  return writeAs(actor, async (tx) => {
    await lock(tx, id)
    await lock(tx, sha256)
    const before = await tx.seizurePhoto.findUnique({ where: { id } })
    if (before)
      return before.uploaderId === actor.id && before.sha256 === sha256
        ? ok(viewOf(before))
        : refused('IMAGE_SENT_DIFFERENTLY')
    await store.put(photoKey(sha256, 'preview'), image.preview)
    await store.put(photoKey(sha256, 'thumbnail'), image.thumbnail)
    await store.take(photoKey(sha256, 'original'), file)
    const facts = { fileName, format, width, height, sha256, byteLength }
    const row = await tx.seizurePhoto.create({
      data: { id, uploaderId: actor.id, uploadedAt: now(), ...facts },
    })
    return ok(viewOf(row))
  })
}

/**
 * Files are named by content: whoever adds or removes one with this content waits for the others.
 * An id is locked first, so that the same one sent twice at once is told apart, not a fault.
 */
function lock(tx: Tx, key: string): Promise<number> {
  return tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`photo|${key}`}, 0))`
}

function viewOf({ id, fileName, width, height, byteLength }: SeizurePhoto): PhotoView {
  return { id, fileName, width, height, byteLength }
}

/** Takes back a staged photograph: its row, and its files where no other has the same content. */
export function discardPhoto(actor: Actor, id: string): Promise<Result<null>> {
  if (!canStagePhotos(actor).ok) return Promise.resolve(refused('NOT_FOUND'))
  return writeAs(actor, async (tx) => {
    const photo = await tx.seizurePhoto.findUnique({ where: { id } })
    if (!photo) return refused('NOT_FOUND')
    const allowed = canDiscardPhoto(actor, photo)
    if (!allowed.ok) return allowed
    await removeStagedPhoto(tx, photo)
    return ok(null)
  })
}

/** Removes one staged photograph inside the caller's transaction; one attached meanwhile stays. */
export async function removeStagedPhoto(
  tx: Tx,
  photo: { id: string; sha256: string },
): Promise<boolean> {
  await lock(tx, photo.sha256)
  const { count } = await tx.seizurePhoto.deleteMany({ where: { id: photo.id, seizureId: null } })
  if (count > 0) await removeUnused(tx, photo.sha256)
  return count > 0
}

/** After a fault between files and row: nothing is left that no row names. */
async function dropUnused(actor: Actor, sha256: string): Promise<void> {
  await writeAs(actor, async (tx) => {
    await lock(tx, sha256)
    await removeUnused(tx, sha256)
    return ok(null)
  })
}

async function removeUnused(tx: Tx, sha256: string): Promise<void> {
  const [named] = await tx.$queryRaw<
    { used: boolean }[]
  >`SELECT didban_photo_used(${sha256}) AS used`
  if (named?.used) return
  const store = openStore(readEnvironment().STORAGE_URL)
  for (const size of ['original', 'preview', 'thumbnail'] as const)
    await store.remove(photoKey(sha256, size))
}
