import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import { ReadableStream } from 'node:stream/web'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/actor'
import { newId } from '@/lib/id'
import { MAX_IMAGE_BYTES } from '@/lib/images'
import type { Result } from '@/lib/result'
import { discardImage, stageImage } from '@/lib/scans/images/commands'
import { sweepStagedImages } from '@/lib/scans/images/jobs'
import { openImage } from '@/lib/scans/images/queries'
import type { ImageView } from '@/lib/scans/images/schema'
import { query } from '../support/database'
import {
  administrator,
  colleagueAtShalamcheh,
  officerAtChazabeh,
  officerAtShalamcheh,
  PEOPLE,
  PERSONAS,
  penaltyOfficer,
  supervisor,
} from '../support/people'
import { expectNothingWritten, haveScan, itIs, settleWorld } from '../support/world'

const folder = mkdtempSync(path.join(tmpdir(), 'didban images '))

beforeAll(async () => {
  process.env.STORAGE_URL = `file:${folder}`
  await settleWorld()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Every file in the store, unfinished ones too. */
function filesNow(): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
}

afterEach(() => {
  if (existsSync(path.join(folder, 'incoming')))
    expect(readdirSync(path.join(folder, 'incoming'))).toEqual([])
})

let shade = 0
/** A picture that nobody sent before. */
function freshPicture(): Promise<Buffer> {
  shade += 1
  const values = Uint16Array.from({ length: 1200 }, (_, at) => (at * 31 + shade * 977) % 65_536)
  return sharp(values, { raw: { width: 40, height: 30, channels: 1 } })
    .toColourspace('grey16')
    .png()
    .toBuffer()
}

function streamOf(bytes: Uint8Array): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (let at = 0; at < bytes.length; at += 1000)
        controller.enqueue(bytes.subarray(at, at + 1000))
      controller.close()
    },
  })
}

const input = (id = newId()) => ({ id, name: 'high.png', energy: 'HIGH' as const })
const stage = (bytes: Uint8Array, id = newId(), actor: Actor = officerAtShalamcheh) =>
  stageImage(actor, input(id), streamOf(bytes))

async function staged(outcome: Promise<Result<ImageView>>): Promise<ImageView> {
  const result = await outcome
  if (!result.ok) throw new Error(JSON.stringify(result))
  return result.value
}

/** Refused, with neither row nor file. */
async function expectNothingKept(work: () => Promise<unknown>, reason: string): Promise<void> {
  const before = filesNow()
  expect(await expectNothingWritten(work)).toMatchObject({ ok: false, reason })
  expect(filesNow()).toEqual(before)
}

describe('an image', () => {
  it('is measured, kept with its original bytes, and drawn twice', async () => {
    const bytes = await freshPicture()
    const image = await staged(stage(bytes))
    expect(image).toMatchObject({
      fileName: 'high.png',
      format: 'PNG',
      energy: 'HIGH',
      width: 40,
      height: 30,
      bitDepth: 16,
      byteLength: bytes.length,
    })
    const opened = await openImage(officerAtShalamcheh, image.id, 'original')
    if (!opened.ok) throw new Error(opened.reason)
    expect(opened.value).toMatchObject({ bytes: bytes.length, type: 'image/png' })
    expect(await buffer(opened.value.body)).toEqual(bytes)
    for (const size of ['preview', 'thumbnail'] as const) {
      const drawn = await openImage(officerAtShalamcheh, image.id, size)
      if (!drawn.ok) throw new Error(drawn.reason)
      expect(drawn.value.type).toBe('image/webp')
      expect((await sharp(await buffer(drawn.value.body)).metadata()).width).toBe(40)
    }
  })

  it('sent again under the same id is the same answer', async () => {
    const bytes = await freshPicture()
    const id = newId()
    const first = await stage(bytes, id)
    expect(await expectNothingWritten(() => stage(bytes, id))).toEqual(first)
  })

  it('sent ten times at once under one id is one row', async () => {
    const bytes = await freshPicture()
    const id = newId()
    const answers = await Promise.all(Array.from({ length: 10 }, () => staged(stage(bytes, id))))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(
      await query('SELECT 1 FROM scan_image WHERE sha256 = $1', [answers[0]?.sha256]),
    ).toHaveLength(1)
  })

  it('with other content under the same id is refused, one after the other and at once', async () => {
    const id = newId()
    await staged(stage(await freshPicture(), id))
    const other = await freshPicture()
    await expectNothingKept(() => stage(other, id), 'IMAGE_SENT_DIFFERENTLY')
    const [one, two, fresh] = [await freshPicture(), await freshPicture(), newId()]
    const outcomes = await Promise.all([stage(one, fresh), stage(two, fresh)])
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ reason: 'IMAGE_SENT_DIFFERENTLY' })
  })

  it('under an id of a colleague’s is refused', async () => {
    const bytes = await freshPicture()
    const { id } = await staged(stage(bytes))
    await expectNothingKept(() => stage(bytes, id, colleagueAtShalamcheh), 'IMAGE_SENT_DIFFERENTLY')
  })
})

describe('what leaves neither row nor file', () => {
  it('a file larger than 32 MB, which is not even read to its end', async () => {
    const start = await freshPicture()
    const piece = new Uint8Array(1024 * 1024)
    let given = 0
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        given += 1
        controller.enqueue(given === 1 ? start : piece)
      },
    })
    await expectNothingKept(
      () => stageImage(officerAtShalamcheh, input(), endless),
      'IMAGE_TOO_LARGE',
    )
    expect(given).toBeLessThan(MAX_IMAGE_BYTES / piece.length + 8)
  })

  it.each([
    ['a text called .png', async () => Buffer.from('cotage,plate\n'), 'NOT_AN_IMAGE'],
    ['nothing', async () => Buffer.alloc(0), 'NOT_AN_IMAGE'],
    ['a picture cut off', async () => (await freshPicture()).subarray(0, 500), 'IMAGE_DAMAGED'],
  ])('%s', async (_, make, reason) => {
    const bytes = await make()
    await expectNothingKept(() => stage(bytes), reason)
  })

  it('an upload that breaks off', async () => {
    const bytes = await freshPicture()
    const broken = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(bytes.subarray(0, 100))
      },
      pull(controller) {
        controller.error(new Error('connection lost'))
      },
    })
    const before = filesNow()
    const attempt = () => stageImage(officerAtShalamcheh, input(), broken)
    await expect(expectNothingWritten(attempt)).rejects.toThrow('connection lost')
    expect(filesNow()).toEqual(before)
  })

  it('a picture whose row the database refuses', async () => {
    const bytes = await freshPicture()
    const before = filesNow()
    const nobody: Actor = { ...officerAtShalamcheh, id: newId() }
    await expect(stage(bytes, newId(), nobody)).rejects.toThrow()
    expect(filesNow()).toEqual(before)
  })

  it.each(PERSONAS.filter((persona) => !persona.startsWith('officerAt')))(
    'one that %s sends',
    async (persona) => {
      const bytes = await freshPicture()
      await expectNothingKept(() => stage(bytes, newId(), PEOPLE[persona]), 'NOT_YOUR_TASK')
    },
  )
})

describe('taken back', () => {
  it('an image goes with its files', async () => {
    const before = filesNow()
    const { id } = await staged(stage(await freshPicture()))
    expect(filesNow()).toHaveLength(before.length + 3)
    expect(await discardImage(officerAtShalamcheh, id)).toEqual({ ok: true, value: null })
    expect(filesNow()).toEqual(before)
    expect(await discardImage(officerAtShalamcheh, id)).toMatchObject({ reason: 'NOT_FOUND' })
    expect(await openImage(officerAtShalamcheh, id, 'preview')).toMatchObject({
      reason: 'NOT_FOUND',
    })
  })

  it('an image whose content another shares leaves the files', async () => {
    const bytes = await freshPicture()
    const mine = await staged(stage(bytes))
    const theirs = await staged(stage(bytes, newId(), colleagueAtShalamcheh))
    await discardImage(officerAtShalamcheh, mine.id)
    const opened = await openImage(colleagueAtShalamcheh, theirs.id, 'original')
    expect(opened).toMatchObject({ ok: true })
    if (opened.ok) expect(await buffer(opened.value.body)).toEqual(bytes)
    await discardImage(colleagueAtShalamcheh, theirs.id)
    expect(filesNow().filter((file) => file.includes(mine.sha256))).toEqual([])
  })

  it('while a colleague sends the same picture: theirs is whole', async () => {
    for (let round = 0; round < 5; round++) {
      const bytes = await freshPicture()
      const mine = await staged(stage(bytes))
      const [theirs] = await Promise.all([
        staged(stage(bytes, newId(), colleagueAtShalamcheh)),
        discardImage(officerAtShalamcheh, mine.id),
      ])
      expect(filesNow().filter((file) => file.includes(theirs.sha256))).toHaveLength(3)
    }
  })

  it('only by who sent it, and never once it is a scan’s', async () => {
    const image = await staged(stage(await freshPicture()))
    for (const other of [colleagueAtShalamcheh, supervisor, administrator])
      expect(await discardImage(other, image.id)).toMatchObject({ reason: 'NOT_FOUND' })
    const scan = await haveScan({ at: '2026-11-23T06:00:00Z' })
    await query('UPDATE scan_image SET scan_id = $1 WHERE id = $2', [scan.id, image.id])
    expect(await discardImage(officerAtShalamcheh, image.id)).toMatchObject({ reason: 'NOT_FOUND' })
    expect(filesNow().filter((file) => file.includes(image.sha256))).toHaveLength(3)
  })
})

describe('who sees', () => {
  const sees = async (actor: Actor, id: string) => {
    const opened = await openImage(actor, id, 'thumbnail')
    if (opened.ok) opened.value.body.destroy()
    return opened.ok
  }

  it('a staged image: its uploader alone', async () => {
    const { id } = await staged(stage(await freshPicture()))
    expect(await sees(officerAtShalamcheh, id)).toBe(true)
    for (const other of [colleagueAtShalamcheh, supervisor, administrator])
      expect(await sees(other, id)).toBe(false)
  })

  it('a scan’s image: whoever reads scans', async () => {
    const { id } = await staged(stage(await freshPicture()))
    const scan = await haveScan({ at: '2026-11-23T06:00:00Z' })
    await query('UPDATE scan_image SET scan_id = $1 WHERE id = $2', [scan.id, id])
    for (const reader of [officerAtChazabeh, supervisor]) expect(await sees(reader, id)).toBe(true)
    for (const other of [penaltyOfficer, administrator]) expect(await sees(other, id)).toBe(false)
  })

  it('an image whose file is lost is said to be missing', async () => {
    const image = await staged(stage(await freshPicture()))
    for (const file of filesNow().filter((one) => one.includes(image.sha256))) rmSync(file)
    expect(await openImage(officerAtShalamcheh, image.id, 'preview')).toMatchObject({
      reason: 'IMAGE_MISSING',
    })
    await discardImage(officerAtShalamcheh, image.id)
  })
})

describe('the sweep', () => {
  it('removes what no draft claimed for a day, and nothing else', async () => {
    itIs('2026-11-20T06:00:00Z')
    const forgotten = await staged(stage(await freshPicture()))
    const attached = await staged(stage(await freshPicture()))
    const scan = await haveScan({ at: '2026-11-20T06:00:00Z' })
    await query('UPDATE scan_image SET scan_id = $1 WHERE id = $2', [scan.id, attached.id])
    itIs('2026-11-21T05:00:00Z')
    const recent = await staged(stage(await freshPicture()))
    itIs('2026-11-21T05:59:59Z')
    const kept = await rowsOf([forgotten, attached, recent])
    await sweepStagedImages()
    expect(await rowsOf([forgotten, attached, recent])).toEqual(kept)
    itIs('2026-11-21T06:00:01Z')
    expect(await sweepStagedImages()).toBeGreaterThan(0)
    expect(await rowsOf([forgotten, attached, recent])).toEqual([attached.id, recent.id])
    expect(filesNow().filter((file) => file.includes(forgotten.sha256))).toEqual([])
    for (const { sha256 } of [attached, recent])
      expect(filesNow().filter((file) => file.includes(sha256))).toHaveLength(3)
    expect(await sweepStagedImages()).toBe(0)
  })
})

async function rowsOf(images: ImageView[]): Promise<unknown[]> {
  const ids = images.map(({ id }) => id)
  const rows = await query('SELECT id FROM scan_image WHERE id = ANY($1)', [ids])
  return ids.filter((id) => rows.some((row) => row.id === id))
}
