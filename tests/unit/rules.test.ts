import { describe, expect, it } from 'vitest'
import { change, ratio } from '@/lib/dashboard/rules'
import { ok, refused, refusedAt } from '@/lib/result'
import {
  isPastSupport,
  STATE_ORDER,
  scheduledHoursSoFar,
  utilisationToday,
} from '@/lib/scanners/rules'
import { SCAN_LAW, type ScanAction, stateAfter, VERDICTS_WITH_REASON } from '@/lib/scans/rules'
import { POSTINGS } from '@/lib/staff/rules'
import { stepFor } from '@/lib/states'
import { OfficeKind, Role, ScannerState, ScanState, Verdict } from '@/prisma/generated/enums'

describe('what may be done with a scan', () => {
  /** As a lawyer could read it: state, action, next state. What is not here is refused, and to others all of it. */
  const LAW = [
    'SCANNED CLEAR CLEARED',
    'SCANNED SUSPECT REFERRED',
    'SCANNED UNREADABLE RESCAN',
    'REFERRED START_INSPECTION INSPECTING',
    'INSPECTING RECORD_NO_FIND RELEASED',
    'INSPECTING RECORD_FIND SEIZED',
  ]
  const ACTIONS: ScanAction[] = [
    ...Object.values(Verdict),
    'START_INSPECTION',
    'RECORD_NO_FIND',
    'RECORD_FIND',
  ]
  const allowedTo = (role: Role) =>
    Object.values(ScanState).flatMap((state) =>
      ACTIONS.flatMap((action) => {
        const step = stepFor(SCAN_LAW, state, action, role)
        return step.ok ? [`${state} ${action} ${step.value.to}`] : []
      }),
    )

  it.each(Object.values(Role))('is the law and nothing but it: %s', (role) => {
    expect(new Set(allowedTo(role))).toEqual(new Set(role === 'CUSTOMS_OFFICER' ? LAW : []))
  })

  it('by a verdict is the same law', () => {
    const verdicts = Object.values(ScanState).flatMap((state) =>
      Object.values(Verdict).flatMap((verdict) => stateAfter(state, verdict) ?? []),
    )
    expect(verdicts.sort()).toEqual(['CLEARED', 'REFERRED', 'RESCAN'])
  })

  it('needs a reason where a verdict is not clear, and nowhere else', () => {
    const others = Object.values(Verdict).filter((verdict) => verdict !== 'CLEAR')
    expect(new Set(VERDICTS_WITH_REASON)).toEqual(new Set(others))
    const reasoned = SCAN_LAW.steps.filter((step) => step.reason).map(({ action }) => action)
    expect(new Set(reasoned)).toEqual(new Set(others))
  })
})

describe('a unit', () => {
  const portal = { opensAtHour: 7, closesAtHour: 19 }

  it.each([
    [0, 0],
    [6.99, 0],
    [7, 0],
    [7.5, 0.5],
    [19, 12],
    [23.9, 12],
  ])('at %d o’clock has had %d scheduled hours', (hour, expected) => {
    expect(scheduledHoursSoFar(portal, hour)).toBe(expected)
  })

  it('round the clock has had every hour', () => {
    expect(scheduledHoursSoFar({ opensAtHour: 0, closesAtHour: 24 }, 23.5)).toBe(23.5)
  })

  const used = { state: 'IN_SERVICE', ratedPerHour: 20, scansToday: 30, hoursSoFar: 3 } as const

  it('is used by scans over what it is rated for so far', () => {
    expect(utilisationToday(used)).toBe(0.5)
    expect(utilisationToday({ ...used, scansToday: 0 })).toBe(0)
    expect(utilisationToday({ ...used, scansToday: 90 })).toBe(1.5)
  })

  it('has no figure before it opens, nor while it is not in service: never 0 for nothing', () => {
    expect(utilisationToday({ ...used, hoursSoFar: 0 })).toBeUndefined()
    for (const state of Object.values(ScannerState).filter((one) => one !== 'IN_SERVICE'))
      expect(utilisationToday({ ...used, state })).toBeUndefined()
  })

  it('is worn out after its maker’s end of support', () => {
    const end = new Date('2026-11-23')
    expect(isPastSupport(null, end)).toBe(false)
    expect(isPastSupport(end, new Date('2026-11-24'))).toBe(true)
    expect(isPastSupport(end, new Date('2026-11-22'))).toBe(false)
  })

  it('that works stands first', () => {
    const order = Object.values(ScannerState).toSorted((a, b) => STATE_ORDER[a] - STATE_ORDER[b])
    expect(order).toEqual(['IN_SERVICE', 'OUT_OF_SERVICE', 'COMMISSIONING', 'RETIRED'])
  })
})

describe('figures', () => {
  it('with nothing to divide by are not available', () => {
    expect(ratio(0, 0)).toBeUndefined()
    expect(ratio(5, 0)).toBeUndefined()
    expect(change(5, 0)).toBeUndefined()
  })

  it('of nothing in something are 0', () => {
    expect(ratio(0, 8)).toBe(0)
    expect(ratio(2, 8)).toBe(0.25)
    expect(change(6, 8)).toBe(-0.25)
    expect(change(8, 8)).toBe(0)
  })
})

it('every role is posted to one kind of place, and no two roles share it', () => {
  expect(Object.keys(POSTINGS).sort()).toEqual(Object.values(Role).sort())
  expect(Object.values(POSTINGS).sort()).toEqual(Object.values(OfficeKind).sort())
})

describe('an outcome', () => {
  it('is well, refused as a whole, or refused beside a field', () => {
    expect(ok(7)).toEqual({ ok: true, value: 7 })
    expect(refused('NOT_FOUND')).toEqual({
      ok: false,
      reason: 'NOT_FOUND',
      details: {},
      fields: [],
    })
    expect(refusedAt('plate', 'PLATE_INCOMPLETE')).toEqual({
      ok: false,
      reason: 'CHECK_FIELDS',
      details: {},
      fields: [{ field: 'plate', reason: 'PLATE_INCOMPLETE', details: {} }],
    })
  })
})
