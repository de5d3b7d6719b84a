import { describe, expect, it } from 'vitest'
import { readCsv } from '@/prisma/seed/csv'
import { FLEET } from '@/prisma/seed/fleet'
import { GOODS } from '@/prisma/seed/goods'
import { readPlaces } from '@/prisma/seed/places'
import { officersOf } from '@/prisma/seed/staff'

const reference = (name: string) => new URL(`../../prisma/reference/${name}`, import.meta.url)
const codes = readCsv<'hscode' | 'parent' | 'level'>(reference('hs2022.csv'))
const titles = readCsv<'code' | 'title_fa'>(reference('hs-titles-fa.csv'))
const known = new Set(codes.map((row) => row.hscode))

describe('the Harmonised System as shipped', () => {
  it('has the chapters, headings and subheadings of 2022 and nothing else', () => {
    const count = (level: string) => codes.filter((row) => row.level === level).length
    expect(['2', '4', '6'].map(count)).toEqual([96, 1228, 5612])
    expect(codes.filter((row) => !/^(\d{2}|\d{4}|\d{6})$/.test(row.hscode))).toEqual([])
    expect(known.size).toBe(codes.length)
  })

  it('hangs together: every code but a chapter has its parent', () => {
    const orphans = codes.filter((row) => row.level !== '2' && !known.has(row.parent))
    expect(orphans).toEqual([])
  })

  it('has Persian titles for every chapter, each for a code that exists, once', () => {
    const titled = titles.map((row) => row.code)
    expect(titled.filter((code) => !known.has(code))).toEqual([])
    expect(new Set(titled).size).toBe(titled.length)
    expect(titled.filter((code) => code.length === 2)).toHaveLength(96)
  })

  it('is titled in Persian letters, not Arabic ones', () => {
    expect(titles.filter((row) => /[يىكة]/.test(row.title_fa) || row.title_fa.length < 2)).toEqual(
      [],
    )
  })
})

describe('the places', async () => {
  const { counties, borderPoints, offices } = await readPlaces()

  it('are 30 counties, two crossings and the customs offices', () => {
    expect(counties).toHaveLength(30)
    expect(borderPoints.map(({ code, counterpart }) => [code, counterpart])).toEqual([
      ['chazabeh', 'Al-Shib'],
      ['shalamcheh', 'Al-Shalamcha'],
    ])
    expect(offices.filter((office) => office.kind === 'CUSTOMS_OFFICE')).toHaveLength(12)
  })

  it('lie in counties that exist, under codes that are used once', () => {
    const inCounties = new Set(counties.map((county) => county.code))
    expect(offices.filter((office) => !inCounties.has(office.countyCode ?? ''))).toEqual([])
    expect(new Set(offices.map((office) => office.code)).size).toBe(offices.length)
  })

  it('have an office of every kind, and one for every unit of the fleet with its officers', () => {
    const kinds = new Set(offices.map((office) => office.kind))
    expect(kinds.size).toBe(7)
    const known = new Set(offices.map((office) => office.code))
    expect(FLEET.filter((unit) => !known.has(unit.office))).toEqual([])
    expect(FLEET.filter((unit) => officersOf(unit.office).length === 0)).toEqual([])
  })
})

it('the goods of the demonstration have codes that exist and Persian titles', () => {
  const titled = new Set(titles.map((row) => row.code))
  expect(GOODS.filter((goods) => goods.hsCode && !titled.has(goods.hsCode))).toEqual([])
})
