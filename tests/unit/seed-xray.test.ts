import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { measureImage } from '@/lib/images'
import { CARGOES } from '@/prisma/seed/xray/cargo'
import { accelerator, attenuationAt, MATERIALS } from '@/prisma/seed/xray/physics'
import { encodeGrey16 } from '@/prisma/seed/xray/png'
import { renderTruck } from '@/prisma/seed/xray/render'

const SMALL = { seed: 7, concealed: true, pixelCm: 10 } as const

function transmitted(material: (typeof MATERIALS)[number], mass: number, mev: number): number {
  const { weights, attenuation } = accelerator(mev)
  const place = MATERIALS.indexOf(material)
  return weights.reduce((sum, weight, group) => {
    const held = (attenuation[group * MATERIALS.length + place] ?? 0) * mass
    return sum + weight * Math.exp(-held)
  }, 0)
}

describe('the beam', () => {
  it('is held back as the tables say, and between their energies', () => {
    expect(attenuationAt('steel', 1)).toBeCloseTo(0.05995, 5)
    expect(attenuationAt('steel', 1.1)).toBeLessThan(0.05995)
    expect(attenuationAt('steel', 1.1)).toBeGreaterThan(0.0535)
  })

  it('passes whole through air and less through more', () => {
    expect(transmitted('steel', 0, 6)).toBeCloseTo(1, 9)
    expect(transmitted('steel', 80, 6)).toBeLessThan(transmitted('steel', 40, 6))
  })

  it('tells light from heavy by its two energies', () => {
    const ratio = (material: 'organic' | 'steel' | 'heavy', mass: number) =>
      Math.log(transmitted(material, mass, 3.5)) / Math.log(transmitted(material, mass, 6))
    expect(ratio('organic', 40)).toBeGreaterThan(ratio('steel', 40))
    expect(ratio('steel', 40)).toBeGreaterThan(ratio('heavy', 40))
  })
})

describe('a drawn radiograph', () => {
  it('is the same each time, to the last count', () => {
    const { high, low } = renderTruck({ ...SMALL, cargo: 'cartons' })
    const hash = createHash('sha256').update(high).update(low).digest('hex')
    expect(hash).toBe('ef8dcae7ab270580353b4e95b69bccbd0f2ff94e8828e6cef975bc969d60a0e4')
    expect(renderTruck({ ...SMALL, cargo: 'cartons' }).high).toEqual(high)
  })

  it('differs by seed, by energy and from pass to pass', () => {
    const one = renderTruck({ ...SMALL, cargo: 'sacks' })
    expect(renderTruck({ ...SMALL, cargo: 'sacks', seed: 8 }).high).not.toEqual(one.high)
    expect(renderTruck({ ...SMALL, cargo: 'sacks', pass: 2 }).high).not.toEqual(one.high)
    expect(one.low).not.toEqual(one.high)
  })

  it.each(CARGOES)('of %s shows air as 60,000, a load, and marks what is hidden', (cargo) => {
    const { high, width, height, truth } = renderTruck({ ...SMALL, cargo })
    const corner = high.subarray(0, 4).reduce((sum, count) => sum + count, 0) / 4
    expect(Math.abs(corner - 60_000)).toBeLessThan(600)
    expect(Math.min(...high)).toBeLessThan(3000)
    expect(truth).toHaveLength(1)
    for (const box of truth) {
      expect(box.x).toBeGreaterThanOrEqual(0)
      expect(box.y).toBeGreaterThanOrEqual(0)
      expect(box.x + box.w).toBeLessThanOrEqual(width)
      expect(box.y + box.h).toBeLessThanOrEqual(height)
    }
    expect(renderTruck({ ...SMALL, cargo, concealed: false }).truth).toEqual([])
  })

  it('survives its file: 16-bit grey, not a count lost', async () => {
    const { high, width, height } = renderTruck({ ...SMALL, cargo: 'produce' })
    const png = await encodeGrey16(high, width, height)
    const { data, info } = await sharp(png)
      .toColourspace('grey16')
      .raw({ depth: 'ushort' })
      .toBuffer({ resolveWithObject: true })
    expect(info).toMatchObject({ width, height, channels: 1, depth: 'ushort' })
    expect(new Uint16Array(data.buffer, data.byteOffset, data.length / 2)).toEqual(high)
  })

  it('is measured as 16 bit, with a preview in which cargo is neither black nor white', async () => {
    const { high, width, height } = renderTruck({ ...SMALL, pixelCm: 4, cargo: 'sacks' })
    const measured = await measureImage(await encodeGrey16(high, width, height))
    if (!measured.ok) throw new Error(measured.reason)
    expect(measured.value).toMatchObject({
      format: 'PNG',
      bitDepth: 16,
      channels: 1,
      width,
      height,
    })
    const { data } = await sharp(measured.value.preview)
      .greyscale()
      .raw()
      .toBuffer({ resolveWithObject: true })
    const between = data.filter((tone) => tone > 20 && tone < 200).length / data.length
    expect(between).toBeGreaterThan(0.15)
  })
})
