import { beforeAll, describe, expect, it } from 'vitest'
import { findKnown, getHsCode, searchHsCodes } from '@/lib/consignments/queries'
import { query } from '../support/database'
import {
  administrator,
  judge,
  officerAtChazabeh,
  officerAtShalamcheh,
  policeInKhorramshahr,
  supervisor,
} from '../support/people'
import { haveScan, portalAtChazabeh, settleWorld } from '../support/world'

beforeAll(settleWorld)

const codes = async (typed: string) =>
  (await searchHsCodes(officerAtShalamcheh, typed)).map(({ code }) => code)

describe('HS codes', () => {
  it('are found by the beginning of their number, shortest first, in any digits', async () => {
    const found = await codes('1006')
    expect(found[0]).toBe('1006')
    expect(found).toContain('100630')
    for (const code of found) expect(code).toMatch(/^1006/)
    expect(await codes('۱۰۰۶')).toEqual(found)
    expect(await codes('10.06')).toEqual(found)
  })

  it('are found by words in either language, however they are written', async () => {
    expect(await codes('RICE')).toContain('1006')
    expect(await codes('برنج')).toContain('1006')
    expect(await codes('برنج')).toEqual(await codes('بـرنج'))
    const [choice] = await searchHsCodes(officerAtShalamcheh, 'برنج')
    expect(choice?.titleFa).toContain('برنج')
  })

  it('are never chapters, and at most twenty', async () => {
    const found = await codes('10')
    expect(found).toHaveLength(20)
    for (const code of found) expect(code.length).toBeGreaterThan(2)
  })

  it.each(['', '1', 'ب', ' - ', '%%', '__', '\\\\', 'a\u0000b', 'ب\u0000ر', '99999999'])(
    '%j finds none',
    async (typed) => {
      expect(await codes(typed)).toEqual([])
    },
  )

  it('of a million typed characters are not looked for long', async () => {
    expect(await codes('ب'.repeat(1_000_000))).toEqual([])
  })

  it('may be asked by anybody, one at a time as well', async () => {
    expect(await searchHsCodes(policeInKhorramshahr, '1006')).not.toEqual([])
    expect(await getHsCode(judge, '1006')).toMatchObject({ code: '1006' })
    expect(await getHsCode(judge, '10')).toMatchObject({ code: '10' })
    expect(await getHsCode(judge, '999999')).toBeUndefined()
  })

  it('come with the 2022 list whole, chapter 77 being kept free', async () => {
    const [counts] = await query(
      `SELECT count(*) FILTER (WHERE level = 2)::int AS chapters, count(*)::int AS all FROM hs_code`,
    )
    expect(counts).toMatchObject({ chapters: 96 })
    expect(Number(counts?.all)).toBeGreaterThan(6_500)
  })
})

describe('what an office knows of a vehicle', () => {
  const at = new Date('2026-11-23T12:00:00Z')
  const known = (key: object, actor = officerAtShalamcheh) => findKnown(actor, key, at)

  it('is found by cotage, whenever it was registered, with its scans', async () => {
    await haveScan({ at: '2026-01-01T06:00:00Z', cotage: '60000001', goods: 'برنج', weightKg: 500 })
    expect(await known({ cotage: '60000001' })).toMatchObject({
      cotage: '60000001',
      direction: 'IMPORT',
      declaredGoods: 'برنج',
      declaredWeightKg: 500,
      scans: 1,
    })
  })

  it('is found by plate or container for a day', async () => {
    const vehicle = { plate: '23-ع-456-24', containerNumber: 'MSKU1234565' }
    await haveScan({ at: '2026-11-22T12:00:00Z', cotage: null, ...vehicle })
    expect(await known({ plate: vehicle.plate })).toMatchObject(vehicle)
    expect(await known({ containerNumber: vehicle.containerNumber })).toMatchObject(vehicle)
    const later = new Date('2026-11-23T12:00:01Z')
    expect(await findKnown(officerAtShalamcheh, { plate: vehicle.plate }, later)).toBeUndefined()
  })

  it('is nothing where it could be several', async () => {
    await haveScan({ at: '2026-11-23T06:00:00Z', cotage: '60000002', plate: '31-ع-111-24' })
    await haveScan({ at: '2026-11-23T06:00:00Z', cotage: '60000002', plate: '32-ع-111-24' })
    expect(await known({ cotage: '60000002' })).toBeUndefined()
    expect(await known({ cotage: '60000002', plate: '32-ع-111-24' })).toMatchObject({
      plate: '32-ع-111-24',
    })
  })

  it('is nothing of another office’s', async () => {
    const facts = { at: '2026-11-23T06:00:00Z', cotage: '60000003', unit: portalAtChazabeh }
    await haveScan(facts)
    expect(await known({ cotage: '60000003' })).toBeUndefined()
    expect(await known({ cotage: '60000003' }, officerAtChazabeh)).toBeDefined()
  })

  it('is told to nobody but those who register', async () => {
    await haveScan({ at: '2026-11-23T06:00:00Z', cotage: '60000004' })
    for (const other of [supervisor, judge, policeInKhorramshahr, administrator])
      expect(await known({ cotage: '60000004' }, other)).toBeUndefined()
  })

  it('is nothing where nothing was typed', async () => {
    expect(await known({})).toBeUndefined()
  })
})
