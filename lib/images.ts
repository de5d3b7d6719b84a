import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import sharp from 'sharp'
import { atMost, BodyTooLarge } from '@/lib/body'
import { ok, type Result, refused } from '@/lib/result'

/** Largest upload taken, in bytes. */
export const MAX_IMAGE_BYTES = 32 * 1024 * 1024
/** An upload as a route takes it; its bytes, not its type, prove that it is an image. */
export const IMAGE_BODY = {
  most: MAX_IMAGE_BYTES,
  types: /^(image\/[\w.+-]+|application\/octet-stream)?$/i,
}
/** Largest picture decoded: 8,000 × 2,500 with room to spare; a 17,000 × 17,000 bomb is refused by its header. */
export const MAX_IMAGE_PIXELS = 40_000_000
/** Longest side; the database says the same. */
export const MAX_IMAGE_SIDE = 20_000

export interface MeasuredImage {
  format: 'PNG' | 'TIFF' | 'JPEG'
  width: number
  height: number
  bitDepth: 8 | 16
  channels: number
  sha256: string
  byteLength: number
  /** WebP for the screen, at most 1,600 px wide. */
  preview: Buffer
  /** WebP for lists, at most 320 px wide. */
  thumbnail: Buffer
}

const OPTIONS = {
  limitInputPixels: MAX_IMAGE_PIXELS,
  failOn: 'truncated',
  sequentialRead: true,
} as const

/** Writes an upload into a file while it arrives; refuses IMAGE_TOO_LARGE without reading on. */
export async function receiveImage(
  body: ReadableStream<Uint8Array>,
  file: string,
): Promise<Result<null>> {
  try {
    const source = Readable.fromWeb(atMost(body, MAX_IMAGE_BYTES))
    await pipeline(source, createWriteStream(file, { flush: true }))
    return ok(null)
  } catch (error) {
    if (error instanceof BodyTooLarge)
      return refused('IMAGE_TOO_LARGE', { maximum: MAX_IMAGE_BYTES })
    throw error
  }
}

/** An image as a file's path or as its bytes. */
type Source = string | Uint8Array

/**
 * Reads an image whole, so that nothing truncated or mislabelled gets in, and draws its small versions.
 * `upright` turns a photograph as its camera was held; a scan keeps its own pixels.
 * Refuses NOT_AN_IMAGE, IMAGE_TOO_MANY_PIXELS, IMAGE_BIT_DEPTH, IMAGE_CHANNELS, IMAGE_DAMAGED.
 */
export async function measureImage(
  source: Source,
  { upright = false } = {},
): Promise<Result<MeasuredImage>> {
  const format = await sniff(source)
  if (!format) return refused('NOT_AN_IMAGE')
  const header = await sharp(source, { limitInputPixels: false })
    .metadata()
    .catch(() => undefined)
  if (!header?.width || !header.height) return refused('IMAGE_DAMAGED')
  const pixels = header.width * header.height * (header.pages ?? 1)
  if (pixels > MAX_IMAGE_PIXELS || Math.max(header.width, header.height) > MAX_IMAGE_SIDE)
    return refused('IMAGE_TOO_MANY_PIXELS', {
      width: header.width,
      height: header.height,
    })
  const bitDepth = header.depth === 'uchar' ? 8 : header.depth === 'ushort' ? 16 : undefined
  if (!bitDepth) return refused('IMAGE_BIT_DEPTH')
  if (header.channels > 4) return refused('IMAGE_CHANNELS')
  try {
    const preview = await draw(source, bitDepth, upright)
    const thumbnail = await sharp(preview)
      .resize({ width: 320, withoutEnlargement: true })
      .webp({ quality: 70 })
      .toBuffer()
    const { sha256, byteLength } = await digest(source)
    const { width, height } = upright ? header.autoOrient : header
    const { channels } = header
    return ok({
      format,
      width,
      height,
      bitDepth,
      channels,
      sha256,
      byteLength,
      preview,
      thumbnail,
    })
  } catch {
    return refused('IMAGE_DAMAGED')
  }
}

/** Half the time of the usual effort for a twentieth more bytes. */
const PREVIEW = { quality: 82, effort: 2 } as const

/** WebP itself can be no longer. */
const MAX_WEBP_SIDE = 16_383

async function draw(source: Source, bitDepth: 8 | 16, upright: boolean): Promise<Buffer> {
  const whole = sharp(source, { ...OPTIONS, autoOrient: upright })
  const picture = whole.resize({
    width: 1600,
    height: MAX_WEBP_SIDE,
    fit: 'inside',
    withoutEnlargement: true,
  })
  if (bitDepth === 8) return picture.webp(PREVIEW).toBuffer()
  const { data, info } = await picture
    .removeAlpha()
    .toColourspace('grey16')
    .raw({ depth: 'ushort' })
    .toBuffer({ resolveWithObject: true })
  const values = new Uint16Array(data.buffer, data.byteOffset, data.byteLength / 2)
  const raw = { width: info.width, height: info.height, channels: 1 } as const
  return sharp(toTones(values), { raw }).webp(PREVIEW).toBuffer()
}

/** Screens are not linear, transmission is: without this step all cargo would be black. */
const SCREEN_GAMMA = 1 / 2.2

/** 16-bit values as 8-bit tones, stretched to their own range. */
function toTones(values: Uint16Array): Uint8Array {
  const [darkest, brightest] = rangeOf(values)
  const span = Math.max(1, brightest - darkest)
  const curve = new Uint8Array(65_536)
  for (let value = 0; value < curve.length; value++) {
    const share = Math.min(1, Math.max(0, (value - darkest) / span))
    curve[value] = Math.round(255 * share ** SCREEN_GAMMA)
  }
  const tones = new Uint8Array(values.length)
  for (let place = 0; place < tones.length; place++)
    tones[place] = curve[values[place] as number] as number
  return tones
}

/** Darkest and brightest value, the outermost thousandth at either end left out. */
function rangeOf(values: Uint16Array): [number, number] {
  const counts = new Uint32Array(65_536)
  for (const value of values) counts[value] = (counts[value] as number) + 1
  const outermost = Math.floor(values.length / 1000)
  const edge = (from: number, step: 1 | -1) => {
    let value = from
    for (let seen = counts[value] as number; seen <= outermost; seen += counts[value] as number)
      value += step
    return value
  }
  return [edge(0, 1), edge(65_535, -1)]
}

const SIGNATURES: [MeasuredImage['format'], number[]][] = [
  ['PNG', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['JPEG', [0xff, 0xd8, 0xff]],
  ['TIFF', [0x49, 0x49, 0x2a, 0x00]],
  ['TIFF', [0x4d, 0x4d, 0x00, 0x2a]],
]

/** What the bytes say the image is; its name proves nothing. */
async function sniff(source: Source): Promise<MeasuredImage['format'] | undefined> {
  const start = typeof source === 'string' ? await startOf(source) : source
  return SIGNATURES.find(([, bytes]) => bytes.every((byte, index) => start[index] === byte))?.[0]
}

async function startOf(file: string): Promise<Uint8Array> {
  const handle = await open(file)
  try {
    const { buffer } = await handle.read(Buffer.alloc(8), 0, 8, 0)
    return buffer
  } finally {
    await handle.close()
  }
}

async function digest(source: Source): Promise<{ sha256: string; byteLength: number }> {
  const hash = createHash('sha256')
  let byteLength = 0
  const pieces = typeof source === 'string' ? createReadStream(source) : [source]
  for await (const piece of pieces as AsyncIterable<Uint8Array> | Uint8Array[]) {
    hash.update(piece)
    byteLength += piece.length
  }
  return { sha256: hash.digest('hex'), byteLength }
}

/** An image of the store on its way to a browser. */
export interface ImageBytes {
  body: Readable
  bytes: number
  type: string
  fileName: string
  tag: string
}

export type ImageSize = 'original' | 'preview' | 'thumbnail'

/** Where an image's bytes lie: by content, so that the same picture is stored once. */
export function imageKey(sha256: string, size: ImageSize): string {
  return `${size}/${sha256.slice(0, 2)}/${sha256}${size === 'original' ? '' : '.webp'}`
}

/** The same for photographs, apart from scans, so that neither takes the other's file away. */
export function photoKey(sha256: string, size: ImageSize): string {
  return `photos/${imageKey(sha256, size)}`
}
