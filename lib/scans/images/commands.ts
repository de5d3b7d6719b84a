import { rm } from 'node:fs/promises'
import type { ReadableStream } from 'node:stream/web'
import type { Actor } from '@/lib/actor'
import { now } from '@/lib/clock'
import { type Tx, writeAs } from '@/lib/db'
import { readEnvironment } from '@/lib/env'
import { newId } from '@/lib/id'
import { imageKey, type MeasuredImage, measureImage, receiveImage } from '@/lib/images'
import { ok, type Result, refused } from '@/lib/result'
import { canDiscardImage, canStageImages } from '@/lib/scans/images/policy'
import type { ImageView, StageImageInput } from '@/lib/scans/images/schema'
import { openStore, type Store } from '@/lib/storage'
import type { ScanImage } from '@/prisma/generated/client'

/**
 * Takes an image in while it arrives, measures it, and stages it for the officer's draft.
 * Whatever is refused leaves neither row nor file. The same id again answers the same.
 */
export async function stageImage(
  actor: Actor,
  input: StageImageInput,
  body: ReadableStream<Uint8Array>,
): Promise<Result<ImageView>> {
  const allowed = canStageImages(actor)
  if (!allowed.ok) return allowed
  const store = openStore(readEnvironment().STORAGE_URL)
  const file = await store.temporary(newId())
  try {
    const received = await receiveImage(body, file)
    if (!received.ok) return received
    const measured = await measureImage(file)
    if (!measured.ok) return measured
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
  input: StageImageInput,
  image: MeasuredImage,
  store: Store,
  file: string,
): Promise<Result<ImageView>> {
  return writeAs(actor, async (tx) => {
    await lock(tx, input.id)
    await lock(tx, image.sha256)
    const before = await tx.scanImage.findUnique({ where: { id: input.id } })
    if (before)
      return before.uploaderId === actor.id && before.sha256 === image.sha256
        ? ok(viewOf(before))
        : refused('IMAGE_SENT_DIFFERENTLY')
    await store.put(imageKey(image.sha256, 'preview'), image.preview)
    await store.put(imageKey(image.sha256, 'thumbnail'), image.thumbnail)
    await store.take(imageKey(image.sha256, 'original'), file)
    const { preview: _, thumbnail: __, ...facts } = image
    const { id, name: fileName, energy } = input
    const row = await tx.scanImage.create({
      data: { id, fileName, energy, uploaderId: actor.id, uploadedAt: now(), ...facts },
    })
    return ok(viewOf(row))
  })
}

/**
 * Files are named by content: whoever adds or removes one with this content waits for the others.
 * An id is locked first, so that the same one sent twice at once is told apart, not a fault.
 */
function lock(tx: Tx, key: string): Promise<number> {
  return tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`image|${key}`}, 0))`
}

function viewOf(row: ScanImage): ImageView {
  const { id, fileName, format, energy, width, height, bitDepth, byteLength, sha256 } = row
  return { id, fileName, format, energy, width, height, bitDepth, byteLength, sha256 }
}

/** Takes back a staged image: its row, and its files where no other image has the same content. */
export function discardImage(actor: Actor, id: string): Promise<Result<null>> {
  if (!canStageImages(actor).ok) return Promise.resolve(refused('NOT_FOUND'))
  return writeAs(actor, async (tx) => {
    const image = await tx.scanImage.findUnique({ where: { id } })
    if (!image) return refused('NOT_FOUND')
    const allowed = canDiscardImage(actor, image)
    if (!allowed.ok) return allowed
    await removeStaged(tx, image)
    return ok(null)
  })
}

/** Removes one staged image inside the caller's transaction; an image attached meanwhile stays. */
export async function removeStaged(
  tx: Tx,
  image: { id: string; sha256: string },
): Promise<boolean> {
  await lock(tx, image.sha256)
  const { count } = await tx.scanImage.deleteMany({ where: { id: image.id, scanId: null } })
  if (count > 0) await removeUnused(tx, image.sha256)
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
  >`SELECT didban_image_used(${sha256}) AS used`
  if (named?.used) return
  const store = openStore(readEnvironment().STORAGE_URL)
  for (const size of ['original', 'preview', 'thumbnail'] as const)
    await store.remove(imageKey(sha256, size))
}
