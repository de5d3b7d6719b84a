import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Concealment, Direction, type LegalKind } from '@/prisma/generated/enums'
import { CONTRABAND, cageOf, fitsIn, pickBay, pickContraband } from '@/prisma/seed/chain/finds'
import { type Stage, walk } from '@/prisma/seed/chain/timeline'
import { readCsv } from '@/prisma/seed/csv'
import { FLEET, sinceOf } from '@/prisma/seed/fleet'
import { bayId, LIST_FILES, readBays } from '@/prisma/seed/lists'
import { planTraffic } from '@/prisma/seed/plan'
import { seededRandom } from '@/prisma/seed/random'
import { planInterventions } from '@/prisma/seed/routes/interventions'
import { planReports } from '@/prisma/seed/routes/reports'
import { SEGMENTS } from '@/prisma/seed/routes/segments'
import { staffOf } from '@/prisma/seed/staff'
import { DAY, HOUR, inOfficeHours } from '@/prisma/seed/work-days'

/** Monday 2 Azar 1405, 14:10 in Tehran. */
const NOW = new Date('2026-11-23T10:40:00Z')
const now = NOW.getTime()

describe('the lists', () => {
  it('give every bay a store, a kind and a code of its own', () => {
    const bays = readBays()
    expect(bays.filter(({ code }) => !/^[A-Z0-9][A-Z0-9-]{0,15}$/.test(code))).toEqual([])
    expect(new Set(bays.map(({ store, code }) => bayId(store, code))).size).toBe(bays.length)
  })

  it('name every class of goods that is met hidden', () => {
    const classes = new Set(readCsv<'code'>(LIST_FILES.goodsClasses).map(({ code }) => code))
    expect(CONTRABAND.filter(({ classCode }) => !classes.has(classCode))).toEqual([])
  })

  it('are spelt with Persian letters', () => {
    for (const file of Object.values(LIST_FILES))
      expect(readFileSync(file, 'utf8')).not.toMatch(/[يىكة]/)
  })
})

describe('what is found', () => {
  it('is mostly permitted goods, prohibited ones now and then', () => {
    const random = seededRandom(3)
    const kinds = Array.from({ length: 4000 }, () => {
      const way = random.pick<Direction>(['IMPORT', 'IMPORT', 'EXPORT', 'EXPORT', 'TRANSIT'])
      const place = random.pick<Concealment>(['IN_LOAD', 'IN_LOAD', 'FALSE_FLOOR', 'NONE'])
      return pickContraband(random, { way, kind: undefined, place }).legalKind
    })
    const share = (kind: LegalKind) => kinds.filter((one) => one === kind).length / kinds.length
    expect(share('PERMITTED')).toBeGreaterThan(0.5)
    expect(share('PROHIBITED')).toBeGreaterThan(0.04)
    expect(share('PROHIBITED')).toBeLessThan(0.12)
    expect(share('CURRENCY')).toBeGreaterThan(0.005)
  })

  it('fits in where it was hidden, of every legal kind that may be settled beforehand', () => {
    const random = seededRandom(5)
    for (const place of Object.values(Concealment))
      for (const way of Object.values(Direction))
        for (const kind of [undefined, 'PROHIBITED'] as const) {
          const found = pickContraband(random, { way, kind, place })
          expect([place, fitsIn(found.classCode, place)]).toEqual([place, true])
          expect(kind ?? found.legalKind).toBe(found.legalKind)
        }
    expect(fitsIn('HOME_APPLIANCES', 'FUEL_TANK')).toBe(false)
  })

  it('is laid where such goods lie, and moved to another such bay', () => {
    const bays = readBays()
    for (const store of new Set(bays.map((bay) => bay.store)))
      for (const { classCode } of CONTRABAND) {
        const first = pickBay(seededRandom(1), store, classCode)
        const second = pickBay(seededRandom(2), store, classCode, first)
        const kindOf = (code: string) =>
          bays.find((bay) => bay.store === store && bay.code === code)?.kind
        expect(second).not.toBe(first)
        expect(kindOf(second)).toBe(kindOf(first))
        expect([first, second]).not.toContain(cageOf(store))
      }
  })
})

const STAGES: Stage[] = [
  'appraisedAt',
  'heldAt',
  'receivedAt',
  'filedAt',
  'acceptedAt',
  'ruledAt',
  'notifiedAt',
  'appealedAt',
  'finalAt',
  'orderedAt',
  'setApartAt',
  'closedAt',
]

describe('the course of a seizure', () => {
  const kinds = fc.constantFrom<LegalKind>('PERMITTED', 'PROHIBITED')
  const age = fc.double({ min: 0, max: 500, noNaN: true })

  it('runs forward, ends by now, and stops before the step where it was to halt', () => {
    const stops = fc.constantFrom<(Stage | undefined)[]>(undefined, ...STAGES)
    fc.assert(
      fc.property(fc.integer(), age, kinds, stops, (seed, days, legalKind, stop) => {
        const goods = { legalKind, valueRial: seed % 2 ? 1e7 : 1e9 }
        const course = walk(seededRandom(seed), now - days * DAY, goods, now, stop)
        const times = [
          course.discoveredAt,
          ...STAGES.flatMap((stage) => (course[stage] ? [course[stage]] : [])),
        ]
        expect(times).toEqual(times.toSorted((a, b) => a - b))
        expect(times.at(-1)).toBeLessThanOrEqual(now)
        if (stop) expect(course[stop]).toBeUndefined()
        expect(legalKind === 'PROHIBITED' ? course.receivedAt : course.heldAt).toBeUndefined()
        if (course.movedAt) {
          expect(course.movedAt).toBeGreaterThan(course.receivedAt ?? now)
          expect(course.movedAt).toBeLessThan(course.setApartAt ?? now)
        }
      }),
    )
  })

  it('waits out the twenty days of an appeal, which comes within them', () => {
    for (let seed = 0; seed < 500; seed++) {
      const goods = { legalKind: 'PERMITTED' as const, valueRial: 1e9 }
      const course = walk(seededRandom(seed), now - 400 * DAY, goods, now)
      const { notifiedAt, appealedAt, finalAt } = course
      if (!notifiedAt) continue
      if (appealedAt) expect(appealedAt - notifiedAt).toBeLessThan(20 * DAY)
      else if (finalAt) expect(finalAt - notifiedAt).toBeGreaterThan(20 * DAY)
    }
  })

  it('keeps office hours: never a Friday, never at night, never before its time', () => {
    fc.assert(
      fc.property(fc.integer(), age, (seed, days) => {
        const at = now - days * DAY
        const moved = inOfficeHours(seededRandom(seed), at)
        const tehran = new Date(moved + 3.5 * HOUR)
        expect(moved).toBeGreaterThanOrEqual(at - 1000)
        expect(tehran.getUTCDay()).not.toBe(5)
        expect(tehran.getUTCHours()).toBeGreaterThanOrEqual(7)
        expect(tehran.getUTCHours()).toBeLessThan(15)
      }),
    )
  })
})

describe('the outages', () => {
  const plan = planTraffic(NOW, 5000)
  const today = plan.days.at(-1)?.start ?? now

  it('of a unit never overlap, and lie within its service', () => {
    for (const unit of FLEET) {
      const outages = plan.outages.get(unit.code) ?? []
      let last = unit.state === 'IN_SERVICE' ? sinceOf(unit, today) : 0
      for (const { startedAt, endedAt } of outages) {
        expect(startedAt).toBeGreaterThan(last)
        last = endedAt ?? Number.POSITIVE_INFINITY
        expect(last).toBeGreaterThan(startedAt)
      }
      expect(outages.some(({ endedAt }) => endedAt === null)).toBe(unit.state === 'OUT_OF_SERVICE')
      if (unit.state === 'COMMISSIONING') expect(outages).toEqual([])
    }
  })

  it('come oftener to worn-out units', () => {
    const worn = FLEET.filter(({ support, share }) => share > 0 && (support ?? 0) < 0)
    const sound = FLEET.filter(({ support, share }) => share > 0 && (support ?? 0) >= 0)
    const mean = (units: typeof FLEET) =>
      units.reduce((sum, { code }) => sum + (plan.outages.get(code)?.length ?? 0), 0) / units.length
    expect(mean(worn)).toBeGreaterThan(mean(sound))
  })
})

describe('the side routes', () => {
  it('lie inside their counties, all along', () => {
    const outside = SEGMENTS.flatMap(({ code, county, line }) =>
      alongside(line)
        .filter((point) => !isInside(point, county))
        .map((point) => [code, point]),
    )
    expect(outside).toEqual([])
  })

  it('have codes of their own, a length, and police of their county to answer for them', () => {
    expect(new Set(SEGMENTS.map(({ code }) => code)).size).toBe(SEGMENTS.length)
    expect(SEGMENTS.filter(({ lengthKm }) => lengthKm < 3 || lengthKm > 40)).toEqual([])
    const without = SEGMENTS.filter(
      ({ county }) => staffOf('POLICE_OFFICER', `police-${county}`).length < 2,
    )
    expect(without).toEqual([])
  })

  it('are reported on by police and answered by others', () => {
    const reports = planReports(now)
    expect(reports.filter((one) => one.answeredBy?.username === one.reporter.username)).toEqual([])
    expect(reports.filter((one) => one.observedAt > one.submittedAt)).toEqual([])
    expect(reports.filter((one) => (one.answeredAt ?? now) > now)).toEqual([])
    expect(new Set(reports.map((one) => one.reporter.office)).size).toBeGreaterThan(4)
  })

  it('see interventions in every state, each within its time', () => {
    const all = planInterventions(now)
    expect(new Set(all.map(({ state }) => state)).size).toBe(4)
    for (const { plannedAt, startedAt, endedAt, cancelledAt } of all)
      for (const at of [startedAt, endedAt, cancelledAt])
        if (at) expect([at > plannedAt, at <= now]).toEqual([true, true])
  })
})

type Point = [number, number]

/** Points along a line, eight to each leg. */
function alongside(line: Point[]): Point[] {
  return line.slice(1).flatMap((to, index) => {
    const from = line[index] ?? to
    return Array.from({ length: 9 }, (_, step): Point => {
      const share = step / 8
      return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share]
    })
  })
}

interface Topology {
  transform: { scale: Point; translate: Point }
  arcs: Point[][]
  objects: {
    counties: {
      geometries: { type: string; arcs: number[][] | number[][][]; properties: { code: string } }[]
    }
  }
}

const topology = JSON.parse(
  readFileSync(new URL('../../public/map/khuzestan.topojson', import.meta.url), 'utf8'),
) as Topology

const arcs = topology.arcs.map((arc) => {
  const { scale, translate } = topology.transform
  let [x, y] = [0, 0]
  return arc.map(([dx, dy]): Point => {
    x += dx
    y += dy
    return [x * scale[0] + translate[0], y * scale[1] + translate[1]]
  })
})

function ringOf(indexes: number[]): Point[] {
  return indexes.flatMap((index) =>
    index >= 0 ? (arcs[index] ?? []) : [...(arcs[~index] ?? [])].reverse(),
  )
}

/** By the even-odd rule over all rings of the county. */
function isInside([x, y]: Point, code: string): boolean {
  const county = topology.objects.counties.geometries.find((one) => one.properties.code === code)
  const polygons = (county?.type === 'Polygon' ? [county.arcs] : county?.arcs) as number[][][]
  const rings = polygons.flat().map(ringOf)
  const crossings = rings.flatMap((ring) =>
    ring.filter(([x1, y1], index) => {
      const [x2, y2] = ring.at(index - 1) ?? [x1, y1]
      return y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1
    }),
  )
  return crossings.length % 2 === 1
}
