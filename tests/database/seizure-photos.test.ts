import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import { ReadableStream } from 'node:stream/web'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/actor'
import { newId } from '@/lib/id'
import { discardImage, stageImage } from '@/lib/scans/images/commands'
import { discardPhoto, stagePhoto } from '@/lib/seizures/photos/commands'
import { sweepStagedPhotos } from '@/lib/seizures/photos/jobs'
import { openPhoto } from '@/lib/seizures/photos/queries'
import { query } from '../support/database'
import {
  administrator,
  colleagueAtShalamcheh,
  judge,
  keeperAtKhorramshahr,
  officerAtShalamcheh,
  PEOPLE,
  PERSONAS,
  policeInKhorramshahr,
} from '../support/people'
import { haveGoodsClass, haveSeizure } from '../support/seizures-world'
import { itIs, refusalOf, settleWorld } from '../support/world'

const folder = mkdtempSync(path.join(tmpdir(), 'didban photos '))

beforeAll(async () => {
  process.env.STORAGE_URL = `file:${folder}`
  await settleWorld()
  await haveGoodsClass()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const filesNow = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))

let shade = 0
/** A photograph that nobody sent before, taken with the camera on its side. */
function photograph(): Promise<Buffer> {
  shade += 1
  const background = { r: shade, g: 200 - shade, b: 90 }
  return sharp({ create: { width: 60, height: 40, channels: 3, background } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
}

const streamOf = (bytes: Uint8Array) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(bytes)
      controller.close()
    },
  })
const stage = (bytes: Uint8Array, id = newId(), actor: Actor = officerAtShalamcheh) =>
  stagePhoto(actor, { id, name: 'کشف.jpg' }, streamOf(bytes))
async function staged(bytes: Uint8Array, actor?: Actor): Promise<string> {
  const result = await stage(bytes, newId(), actor)
  if (!result.ok) throw new Error(JSON.stringify(result))
  return result.value.id
}
const attach = async (id: string) => {
  const seizure = await haveSeizure()
  await query('UPDATE seizure_photo SET seizure_id = $1 WHERE id = $2', [seizure.id, id])
}
const sees = async (actor: Actor, id: string) => {
  const opened = await openPhoto(actor, id, 'thumbnail')
  if (opened.ok) opened.value.body.destroy()
  return opened.ok
}

describe('a photograph', () => {
  it('is kept as it came, and shown upright', async () => {
    const bytes = await photograph()
    const outcome = await stage(bytes)
    expect(outcome).toMatchObject({
      ok: true,
      value: { fileName: 'کشف.jpg', width: 40, height: 60, byteLength: bytes.length },
    })
    const id = outcome.ok ? outcome.value.id : ''
    const original = await openPhoto(officerAtShalamcheh, id, 'original')
    expect(original).toMatchObject({ ok: true, value: { type: 'image/jpeg' } })
    if (original.ok) expect(await buffer(original.value.body)).toEqual(bytes)
    const preview = await openPhoto(officerAtShalamcheh, id, 'preview')
    if (!preview.ok) throw new Error(preview.reason)
    const { width, height } = await sharp(await buffer(preview.value.body)).metadata()
    expect({ width, height }).toEqual({ width: 40, height: 60 })
  })

  it('sent again under the same id is the same answer; with other content it is refused', async () => {
    const [bytes, id] = [await photograph(), newId()]
    expect(await stage(bytes, id)).toEqual(await stage(bytes, id))
    expect(await stage(await photograph(), id)).toMatchObject({ reason: 'IMAGE_SENT_DIFFERENTLY' })
  })

  it.each([
    [
      'a TIFF',
      () =>
        sharp({ create: { width: 9, height: 9, channels: 3, background: 'red' } })
          .tiff()
          .toBuffer(),
      'PHOTO_FORMAT',
    ],
    ['a text', async () => Buffer.from('not a picture'), 'PHOTO_FORMAT'],
    ['one cut off', async () => (await photograph()).subarray(0, 200), 'IMAGE_DAMAGED'],
  ])('%s leaves neither row nor file', async (_, make, reason) => {
    const before = filesNow()
    const [counted] = await query('SELECT count(*) FROM seizure_photo')
    expect(await stage(await make())).toMatchObject({ ok: false, reason })
    expect(filesNow()).toEqual(before)
    expect(await query('SELECT count(*) FROM seizure_photo')).toEqual([counted])
  })

  it.each(PERSONAS.filter((persona) => !persona.startsWith('officerAt')))(
    'of %s is refused',
    async (persona) => {
      expect(await stage(await photograph(), newId(), PEOPLE[persona])).toMatchObject({
        reason: 'NOT_YOUR_TASK',
      })
    },
  )

  it('goes with its files when it is taken back, by its uploader alone, never once attached', async () => {
    const before = filesNow()
    const id = await staged(await photograph())
    expect(filesNow()).toHaveLength(before.length + 3)
    expect(await discardPhoto(colleagueAtShalamcheh, id)).toMatchObject({ reason: 'NOT_FOUND' })
    expect(await discardPhoto(officerAtShalamcheh, id)).toMatchObject({ ok: true })
    expect(filesNow()).toEqual(before)
    const attached = await staged(await photograph())
    await attach(attached)
    expect(await discardPhoto(officerAtShalamcheh, attached)).toMatchObject({ reason: 'NOT_FOUND' })
    for (const sql of [
      'DELETE FROM seizure_photo WHERE id = $1',
      'UPDATE seizure_photo SET seizure_id = NULL WHERE id = $1',
    ])
      expect(await refusalOf(sql, [attached])).toBe('23001')
  })

  it('stays where the same picture is taken back as a scan’s image', async () => {
    const bytes = await photograph()
    const id = await staged(bytes)
    const image = { id: newId(), name: 'a.jpg', energy: 'UNSTATED' as const }
    expect(await stageImage(officerAtShalamcheh, image, streamOf(bytes))).toMatchObject({
      ok: true,
    })
    await discardImage(officerAtShalamcheh, image.id)
    expect(await sees(officerAtShalamcheh, id)).toBe(true)
  })
})

describe('who sees', () => {
  it('a staged photograph: its uploader; one of a seizure: who reads seizures', async () => {
    const id = await staged(await photograph())
    expect(await sees(officerAtShalamcheh, id)).toBe(true)
    expect(await sees(colleagueAtShalamcheh, id)).toBe(false)
    await attach(id)
    for (const reader of [colleagueAtShalamcheh, judge]) expect(await sees(reader, id)).toBe(true)
    // Recorded, not yet appraised: no store awaits it.
    for (const other of [keeperAtKhorramshahr, policeInKhorramshahr, administrator])
      expect(await sees(other, id)).toBe(false)
  })
})

it('the sweep removes what no draft claimed for a day, and nothing else', async () => {
  itIs('2026-11-20T06:00:00Z')
  const forgotten = await staged(await photograph())
  const attached = await staged(await photograph())
  await attach(attached)
  itIs('2026-11-21T06:00:01Z')
  const recent = await staged(await photograph())
  expect(await sweepStagedPhotos()).toBe(1)
  expect(await sees(officerAtShalamcheh, forgotten)).toBe(false)
  for (const id of [attached, recent]) expect(await sees(officerAtShalamcheh, id)).toBe(true)
  expect(await sweepStagedPhotos()).toBe(0)
})
