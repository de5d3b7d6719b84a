import { describe, expect, it } from 'vitest'
import { parseContainer, partsOfPlate } from '@/lib/consignments/rules'
import { lastDays } from '@/prisma/seed/calendar'
import { FLEET, wasInService } from '@/prisma/seed/fleet'
import { choosePictured } from '@/prisma/seed/pictures'
import { DAYS, planTraffic } from '@/prisma/seed/plan'
import { type ScanPlan, scansOfDay } from '@/prisma/seed/traffic'

/** Monday 2 Azar 1405, 14:10 in Tehran. */
const NOW = new Date('2026-11-23T10:40:00Z')
const HOUR = 3_600_000

function trafficOf(now: Date, count: number) {
  const plan = planTraffic(now, count)
  const scans = plan.days.flatMap((_, index) => scansOfDay(plan, index))
  return { plan, scans }
}

const { plan, scans } = trafficOf(NOW, 20_000)
const firsts = scans.filter((scan) => scan.pass === 1)
const dayOf = (scan: ScanPlan) => plan.days.findLast((day) => day.start <= scan.scannedAt)

function share(list: unknown[], part: unknown[]): number {
  return part.length / list.length
}

describe('the traffic', () => {
  it('is exactly as much as was asked for, and the same each time', () => {
    expect(scans).toHaveLength(20_000)
    expect(trafficOf(NOW, 20_000).scans).toEqual(scans)
    expect(trafficOf(NOW, 1).scans).toHaveLength(1)
    expect(trafficOf(NOW, 0).scans).toHaveLength(0)
  })

  it('lies in the last half year and never in the future, whatever the hour', () => {
    for (const clock of ['2026-11-22T20:31:00Z', '2026-11-23T04:00:00Z', '2026-11-23T20:29:00Z']) {
      const now = new Date(clock)
      const late = trafficOf(now, 3000).scans
      expect(Math.max(...late.map((scan) => scan.loggedAt))).toBeLessThanOrEqual(now.getTime())
      const first = Math.min(...late.map((scan) => scan.scannedAt))
      expect(now.getTime() - first).toBeLessThanOrEqual(DAYS * 24 * HOUR)
    }
  })

  it('passes only through units in service, within their hours', () => {
    const astray = scans.filter((scan) => {
      const day = dayOf(scan)
      if (!day || !wasInService(scan.unit, day.back)) return true
      const hour = (scan.scannedAt - day.start) / HOUR
      return hour < scan.unit.hours[0] || hour >= scan.unit.hours[1]
    })
    expect(astray).toEqual([])
    expect(scans.filter((scan) => scan.unit.state === 'COMMISSIONING')).toEqual([])
    expect(scans.some((scan) => scan.unit.state === 'RETIRED')).toBe(true)
  })

  it('comes in the order of logging, each scan before its decision and its second pass', () => {
    const logged = scans.map((scan) => scan.loggedAt)
    expect(logged).toEqual(logged.toSorted((a, b) => a - b))
    expect(scans.filter((scan) => scan.decidedAt <= scan.loggedAt)).toEqual([])
    const seconds = scans.filter((scan) => scan.pass === 2)
    const before = new Map(firsts.map((scan) => [scan.consignment.id, scan]))
    const early = seconds.filter(
      (scan) => scan.scannedAt <= (before.get(scan.consignment.id)?.decidedAt ?? Infinity),
    )
    expect(early).toEqual([])
    expect(share(firsts, seconds)).toBeGreaterThan(0.06)
  })

  it('rests on Fridays, at feasts and before Arbaeen', () => {
    const mean = (week: number) => {
      const days = plan.days.filter((day) => new Date(`${day.date}T12:00Z`).getUTCDay() === week)
      return days.reduce((sum, day) => sum + day.land, 0) / days.length
    }
    expect(mean(5)).toBeLessThan(mean(0) / 3)
    const spring = lastDays(new Date('2026-04-20T09:00:00Z'), 60)
    const on = (date: string) => spring.find((day) => day.date === date)?.land ?? 1
    expect(on('2026-03-22')).toBeLessThan(on('2026-04-12') / 3)
  })

  it('never asks of a unit more than it is rated for', () => {
    const busy = planTraffic(NOW, 600_000)
    const over = busy.shifts.flat().filter(({ unit, scans: count }) => {
      return count > unit.perHour * (unit.hours[1] - unit.hours[0])
    })
    expect(over).toEqual([])
  })
})

describe('the consignments', () => {
  const all = firsts.map((scan) => scan.consignment)
  const iranian = all.filter((one) => one.plateKind === 'IRANIAN')

  it('carry plates that can stand on a vehicle', () => {
    expect(iranian.filter((one) => !one.plate || !partsOfPlate(one.plate))).toEqual([])
    const others = all.filter((one) => one.plateKind === 'OTHER')
    expect(others.filter((one) => !/^[A-Z0-9\u0600-\u06FF]{2,20}$/.test(one.plate ?? ''))).toEqual(
      [],
    )
    expect(share(all, iranian)).toBeCloseTo(0.72, 1)
  })

  it('carry containers with the right check digit, at ports alone', () => {
    const boxed = firsts.filter((scan) => scan.consignment.containerNumber)
    const wrong = boxed.filter(
      (scan) => !('number' in parseContainer(scan.consignment.containerNumber ?? '')),
    )
    expect(wrong).toEqual([])
    expect(new Set(boxed.map((scan) => scan.unit.flow))).toEqual(new Set(['PORT']))
  })

  it('can be told apart: by cotage, plate or container, no two alike', () => {
    const keys = firsts
      .filter((scan) => scan.consignment.cotage)
      .map(({ unit, consignment: { cotage, plate, containerNumber } }) =>
        [unit.office, cotage, plate, containerNumber].join('|'),
      )
    expect(new Set(keys).size).toBe(keys.length)
    expect(all.filter((one) => !one.cotage && !one.plate && !one.containerNumber)).toEqual([])
  })

  it('come again in the same vehicles', () => {
    const visits = new Map<string | null, number>()
    for (const { plate } of iranian) visits.set(plate, (visits.get(plate) ?? 0) + 1)
    const again = [...visits.values()].filter((count) => count > 1)
    expect(again.length / visits.size).toBeGreaterThan(0.06)
    expect(again.length / visits.size).toBeLessThan(0.2)
  })
})

describe('the pictured scans', () => {
  const pictured = choosePictured(plan, 240)

  it('are the newest, with all that wait and units that draw trucks', () => {
    expect(pictured).toHaveLength(240)
    const waiting = scans.filter((scan) => scan.mayWait && scan.unit.kind !== 'PALLET')
    const ids = new Set(pictured.map((scan) => scan.id))
    const transmitted = waiting.filter((scan) => scan.unit.kind !== 'BACKSCATTER')
    expect(transmitted.filter((scan) => !ids.has(scan.id))).toEqual([])
    expect(transmitted.length).toBeGreaterThanOrEqual(20)
    expect(transmitted.length).toBeLessThanOrEqual(40)
    expect(pictured.filter((scan) => scan.unit.kind === 'PALLET')).toEqual([])
  })

  it('are none where none were asked for', () => {
    expect(choosePictured(plan, 0)).toEqual([])
  })
})

it('the fleet has old, new, broken and coming units at the three crossings that matter', () => {
  const coming = FLEET.filter((unit) => unit.state === 'COMMISSIONING')
  expect(coming.map((unit) => unit.office).toSorted()).toEqual([
    'chazabeh',
    'khorramshahr',
    'shalamcheh',
  ])
  expect(coming.filter((unit) => !unit.stage || !unit.blocker)).toEqual([])
  expect(new Set(FLEET.map((unit) => unit.state)).size).toBe(4)
})
