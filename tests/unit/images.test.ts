import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { afterAll, describe, expect, it } from 'vitest'
import {
  imageKey,
  MAX_IMAGE_PIXELS,
  MAX_IMAGE_SIDE,
  type MeasuredImage,
  measureImage,
} from '@/lib/images'

const folder = mkdtempSync(path.join(tmpdir(), 'didban images '))
afterAll(() => rmSync(folder, { recursive: true }))

const WIDTH = 60
const HEIGHT = 40

/** A picture that is nowhere flat, so that cutting it off cuts off something. */
function grain(bits: 8 | 16, channels: 1 | 3 = 1) {
  const values = Array.from({ length: WIDTH * HEIGHT * channels }, (_, at) => (at * 7919) % 65_536)
  const data = bits === 16 ? Uint16Array.from(values) : Uint8Array.from(values)
  return sharp(data, { raw: { width: WIDTH, height: HEIGHT, channels } })
}

const grey = (bits: 8 | 16) => grain(bits).toColourspace(bits === 16 ? 'grey16' : 'b-w')
const png = (bits: 8 | 16) => grey(bits).png().toBuffer()
const tiff = (bits: 8 | 16) => grey(bits).tiff({ compression: 'lzw' }).toBuffer()

function chunk(name: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

/** A PNG of one colour made by hand: whatever its measures, a few bytes. */
function handmadePng(width: number, height: number, rows = height): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 0, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const pixels = deflateSync(Buffer.alloc(rows * (width + 1)))
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

async function measured(source: string | Uint8Array): Promise<MeasuredImage> {
  const outcome = await measureImage(source)
  if (!outcome.ok) throw new Error(outcome.reason)
  return outcome.value
}

const refusal = async (source: string | Uint8Array) => {
  const outcome = await measureImage(source)
  return outcome.ok ? undefined : outcome.reason
}

describe('an image that is one', () => {
  it.each([
    ['PNG', 8, () => png(8)],
    ['PNG', 16, () => png(16)],
    ['TIFF', 8, () => tiff(8)],
    ['TIFF', 16, () => tiff(16)],
    ['JPEG', 8, () => grain(8, 3).jpeg().toBuffer()],
  ] as const)('%s of %d bits is measured', async (format, bitDepth, make) => {
    const bytes = await make()
    const image = await measured(bytes)
    expect(image).toMatchObject({
      format,
      bitDepth,
      width: WIDTH,
      height: HEIGHT,
      channels: format === 'JPEG' ? 3 : 1,
      byteLength: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    })
    for (const drawn of [image.preview, image.thumbnail])
      expect(await sharp(drawn).metadata()).toMatchObject({ format: 'webp', width: WIDTH })
  })

  it('is the same from a file as from its bytes', async () => {
    const bytes = await png(16)
    const file = path.join(folder, 'high energy.png')
    writeFileSync(file, bytes)
    const { preview: _, thumbnail: __, ...facts } = await measured(bytes)
    expect(await measured(file)).toMatchObject(facts)
  })

  it('is drawn small, never larger than it is', async () => {
    const image = await measured(handmadePng(4000, 10))
    expect((await sharp(image.preview).metadata()).width).toBe(1600)
    expect((await sharp(image.thumbnail).metadata()).width).toBe(320)
  })

  it('taller than a WebP can be is drawn less tall', async () => {
    const image = await measured(handmadePng(20, 18_000))
    expect(await sharp(image.preview).metadata()).toMatchObject({ height: 16_383 })
    expect(image).toMatchObject({ width: 20, height: 18_000 })
  })

  it('of 16 bits shows its own range on a screen, dark cargo too', async () => {
    const step = Uint16Array.from({ length: 10_000 }, (_, at) => (at % 100 < 50 ? 300 : 900))
    const dark = await sharp(step, { raw: { width: 100, height: 100, channels: 1 } })
      .toColourspace('grey16')
      .png()
      .toBuffer()
    const { channels } = await sharp((await measured(dark)).preview).stats()
    expect(channels[0]).toMatchObject({ min: 0, max: 255 })
  })

  it('of one colour is drawn all the same', async () => {
    const flat = await sharp(new Uint16Array(2500).fill(4000), {
      raw: { width: 50, height: 50, channels: 1 },
    })
      .toColourspace('grey16')
      .tiff({ compression: 'lzw' })
      .toBuffer()
    expect(await measured(flat)).toMatchObject({ bitDepth: 16 })
  })

  it('named .png is what its bytes are', async () => {
    const file = path.join(folder, 'renamed.png')
    writeFileSync(file, await grain(8, 3).jpeg().toBuffer())
    expect(await measured(file)).toMatchObject({ format: 'JPEG' })
  })
})

describe('what is refused', () => {
  it.each([
    ['a text', Buffer.from('cotage,plate\n1234,12ع34514\n')],
    ['nothing', Buffer.alloc(0)],
    ['one byte', Buffer.from([0x89])],
    ['a page', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><rect/></svg>')],
    ['a GIF', Buffer.from('GIF89a\u0001\u0000\u0001\u0000\u0000\u0000\u0000', 'latin1')],
    ['a PDF', Buffer.from('%PDF-1.7\n')],
  ])('%s called .png is no image', async (_, bytes) => {
    const file = path.join(folder, 'fake.png')
    writeFileSync(file, bytes)
    expect(await refusal(file)).toBe('NOT_AN_IMAGE')
    expect(await refusal(bytes)).toBe('NOT_AN_IMAGE')
  })

  it('a WebP, though sharp reads it', async () => {
    expect(await refusal(await grain(8).webp().toBuffer())).toBe('NOT_AN_IMAGE')
  })

  it.each([
    ['PNG 8', () => png(8)],
    ['PNG 16', () => png(16)],
    ['TIFF 8', () => tiff(8)],
    ['TIFF 16', () => tiff(16)],
    ['JPEG', () => grain(8, 3).jpeg().toBuffer()],
  ])('%s cut off at a tenth, a half, nine tenths', async (_, make) => {
    const bytes = await make()
    for (const share of [0.1, 0.5, 0.9])
      expect(await refusal(bytes.subarray(0, Math.floor(bytes.length * share)))).toBe(
        'IMAGE_DAMAGED',
      )
  })

  it('a signature with nothing behind it', async () => {
    expect(await refusal((await png(8)).subarray(0, 8))).toBe('IMAGE_DAMAGED')
  })

  it('a PNG that promises more rows than it has', async () => {
    expect(await refusal(handmadePng(200, 200, 100))).toBe('IMAGE_DAMAGED')
  })

  it('a bomb of 17,000 × 17,000 pixels, by its header alone', async () => {
    const bomb = handmadePng(17_000, 17_000, 1)
    expect(bomb.length).toBeLessThan(1_000)
    const start = performance.now()
    expect(await measureImage(bomb)).toMatchObject({
      reason: 'IMAGE_TOO_MANY_PIXELS',
      details: { width: 17_000, height: 17_000 },
    })
    expect(performance.now() - start).toBeLessThan(1_000)
  })

  it('a picture one row over the limit, and not the one at it', async () => {
    const width = 8_000
    const height = MAX_IMAGE_PIXELS / width
    expect(await refusal(handmadePng(width, height + 1, 1))).toBe('IMAGE_TOO_MANY_PIXELS')
    expect(await refusal(handmadePng(width, height, 1))).toBe('IMAGE_DAMAGED')
  })

  it('a picture longer than the database takes, though of few pixels', async () => {
    expect(await refusal(handmadePng(MAX_IMAGE_SIDE + 1, 2))).toBe('IMAGE_TOO_MANY_PIXELS')
    expect(await refusal(handmadePng(MAX_IMAGE_SIDE, 2))).toBeUndefined()
  })

  it('a TIFF of floating-point values', async () => {
    const values = Float32Array.from({ length: 100 }, (_, at) => at / 100)
    const picture = sharp(values, { raw: { width: 10, height: 10, channels: 1 } })
    const bytes = await picture.toColourspace('scrgb').tiff({ compression: 'none' }).toBuffer()
    expect((await sharp(bytes).metadata()).depth).toBe('float')
    expect(await refusal(bytes)).toBe('IMAGE_BIT_DEPTH')
  })
})

describe('where the bytes lie', () => {
  const sha256 = 'ab'.repeat(32)

  it('is named by content and size', () => {
    expect(imageKey(sha256, 'original')).toBe(`original/ab/${sha256}`)
    expect(imageKey(sha256, 'preview')).toBe(`preview/ab/${sha256}.webp`)
    expect(imageKey(sha256, 'thumbnail')).toBe(`thumbnail/ab/${sha256}.webp`)
  })
})
