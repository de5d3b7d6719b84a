import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accessesAddress } from '@/components/cases/exceptional/address'
import type { Actor } from '@/lib/actor'
import { readEvidence } from '@/lib/alerts/schema'
import {
  canOpenExceptionally,
  canOpenNow,
  canReadAccess,
  canReadAccesses,
  canReadOpened,
  canReview,
} from '@/lib/cases/exceptional/policy'
import { accessState, addresseesOf, expiryOf, needsNote } from '@/lib/cases/exceptional/rules'
import { accessFilter, openInput } from '@/lib/cases/exceptional/schema'
import type { Result } from '@/lib/result'
import {
  judge,
  officeId,
  PEOPLE,
  PERSONAS,
  type Persona,
  policeInKhorramshahr,
  unconfirmed,
} from '../support/people'

const at = new Date('2026-11-25T09:00:00Z')
const later = new Date('2026-11-25T10:00:00Z')

function told(ask: (actor: Actor) => Result<null>): Partial<Record<Persona, string>> {
  const answers = PERSONAS.map((persona) => {
    const answer = ask(PEOPLE[persona])
    return [persona, answer.ok ? 'ok' : answer.reason] as const
  })
  return Object.fromEntries(answers)
}

const everybody = (answer: string) =>
  Object.fromEntries(PERSONAS.map((persona) => [persona, answer]))
const only = (names: Persona[], otherwise: string) => ({
  ...everybody(otherwise),
  ...Object.fromEntries(names.map((name) => [name, 'ok'])),
})

const owners = {
  discovererId: officeId('shalamcheh'),
  storeId: officeId('store-khorramshahr'),
  branchId: officeId('bench-ahvaz'),
}
const opened = { actorId: policeInKhorramshahr.id, ...owners }

describe('who may', () => {
  it('open a file exceptionally: all but the judiciary, which reads every one, and the administrator', () => {
    expect(told(canOpenExceptionally)).toEqual({
      ...everybody('ok'),
      judge: 'NOT_YOUR_TASK',
      administrator: 'NOT_YOUR_TASK',
    })
  })

  it('open it now: whoever has said again who they are and has read who will be told, in this order', () => {
    const now = (actor: Actor, checked: boolean) => {
      const answer = canOpenNow(actor, checked, at)
      return answer.ok ? 'ok' : answer.reason
    }
    const forgotten = unconfirmed(policeInKhorramshahr)
    expect(now(policeInKhorramshahr, true)).toBe('ok')
    expect(now(policeInKhorramshahr, false)).toBe('CHECK_FIRST')
    expect(now(forgotten, true)).toBe('CONFIRM_IDENTITY')
    expect(now(forgotten, false)).toBe('CONFIRM_IDENTITY')
    expect(now(unconfirmed(judge), true)).toBe('NOT_YOUR_TASK')
  })

  it('have a report: everybody but the administrator', () => {
    expect(told(canReadAccesses)).toEqual({ ...everybody('ok'), administrator: 'NOT_YOUR_TASK' })
  })

  it('read of an opening: who opened it, whoever the file is with, and the judiciary', () => {
    const readers: Persona[] = [
      'policeInKhorramshahr',
      'supervisor',
      'keeperAtKhorramshahr',
      'penaltyOfficer',
      'judge',
    ]
    expect(told((actor) => canReadAccess(actor, opened))).toEqual({
      ...only(readers, 'NOT_FOUND'),
      administrator: 'NOT_YOUR_TASK',
    })
  })

  it('read of an opening of a file that no store and no branch has', () => {
    const early = { ...opened, storeId: null, branchId: null }
    expect(told((actor) => canReadAccess(actor, early))).toEqual({
      ...only(['policeInKhorramshahr', 'supervisor', 'judge'], 'NOT_FOUND'),
      administrator: 'NOT_YOUR_TASK',
    })
  })

  it('read of an attempt without a file: who tried, and the judiciary', () => {
    const attempt = { ...opened, discovererId: null, storeId: null, branchId: null }
    expect(told((actor) => canReadAccess(actor, attempt))).toEqual({
      ...only(['policeInKhorramshahr', 'judge'], 'NOT_FOUND'),
      administrator: 'NOT_YOUR_TASK',
    })
  })

  it('read the file: only who opened it, only while it is open', () => {
    const open = {
      actorId: policeInKhorramshahr.id,
      seizureId: 'x',
      expiresAt: later,
      closedAt: null,
    }
    expect(told((actor) => canReadOpened(actor, open, at))).toEqual(
      only(['policeInKhorramshahr'], 'NOT_FOUND'),
    )
    for (const over of [{ expiresAt: at }, { closedAt: at }, { seizureId: null }]) {
      const answer = canReadOpened(policeInKhorramshahr, { ...open, ...over }, at)
      expect(answer).toMatchObject({ reason: 'ACCESS_OVER' })
    }
  })

  it('review: the judiciary, once', () => {
    expect(told((actor) => canReview(actor, { reviewedAt: null }))).toEqual(
      only(['judge'], 'NOT_YOUR_TASK'),
    )
    expect(canReview(judge, { reviewedAt: at })).toMatchObject({ reason: 'ALREADY_DONE' })
  })
})

describe('an opening', () => {
  const times = { seizureId: 'x', expiresAt: later, closedAt: null }

  it('is open until its time or its reader ends it, and was never one without a file', () => {
    expect(accessState(times, at)).toBe('OPEN')
    expect(accessState(times, later)).toBe('EXPIRED')
    expect(accessState({ ...times, closedAt: at }, later)).toBe('CLOSED')
    expect(accessState({ ...times, seizureId: null, closedAt: at }, at)).toBe('NO_FILE')
  })

  it('of any length is open a moment before its end and not at it', () => {
    fc.assert(
      fc.property(fc.constantFrom(1, 4, 8), fc.date({ noInvalidDate: true }), (hours, start) => {
        const expiresAt = expiryOf(start, hours)
        fc.pre(!Number.isNaN(expiresAt.getTime()))
        const before = new Date(expiresAt.getTime() - 1)
        expect(accessState({ ...times, expiresAt }, before)).toBe('OPEN')
        expect(accessState({ ...times, expiresAt }, expiresAt)).toBe('EXPIRED')
        expect(expiresAt.getTime() - start.getTime()).toBe(hours * 3_600_000)
      }),
    )
  })

  it('is told to the judiciary always, to others where the file is with them, to each once', () => {
    const roles = (known: Partial<typeof owners>) =>
      addresseesOf({ discovererId: null, storeId: null, branchId: null, ...known }).map(
        ({ role, officeId: office }) => [role, office],
      )
    expect(roles(owners)).toEqual([
      ['JUDICIARY_OFFICER', null],
      ['CUSTOMS_SUPERVISOR', null],
      ['WAREHOUSE_KEEPER', owners.storeId],
      ['PENALTY_OFFICER', owners.branchId],
    ])
    expect(roles({ discovererId: owners.discovererId })).toHaveLength(2)
    expect(roles({})).toEqual([['JUDICIARY_OFFICER', null]])
  })

  it('found wanting needs a word why', () => {
    expect([needsNote('JUSTIFIED'), needsNote('NOT_JUSTIFIED')]).toEqual([false, true])
  })
})

describe('what comes in', () => {
  const typed = {
    numberKind: 'CASE',
    number: '۱۲',
    reasonKind: 'SAFETY',
    reason: 'بار این خودرو شاید آتش‌زا باشد',
    hours: '4',
  }

  it('is a number in any digits, a reason of twenty letters, hours from the list', () => {
    expect(openInput.parse(typed)).toEqual({ ...typed, number: 12, hours: 4 })
  })

  it.each([
    [
      'number',
      ['', '0', '-1', '1.5', '1e3', '12345678901', 'abc', '1; DROP', { not: 0 }, ['1', '2']],
    ],
    [
      'reason',
      ['کوتاه', 'x'.repeat(501), 'نوزده نویسه است\u0000 و بیشتر', `${'a'.repeat(25)}\u202e`],
    ],
    ['hours', ['0', '2', '9', '8.0', '24', 8]],
    ['reasonKind', ['CURIOSITY', '', null]],
    ['checked', ['no', true]],
  ])('is refused with a %s that cannot be', (field, values) => {
    for (const value of values)
      expect(openInput.safeParse({ ...typed, [field]: value }).success, String(value)).toBe(false)
  })

  it('is refused with anything more', () => {
    expect(openInput.safeParse({ ...typed, seizureId: 'x' }).success).toBe(false)
  })

  it('leaves out filters that cannot be read, and keeps the rest in the address', () => {
    expect(accessFilter.parse({ state: 'X', agency: 'JUDICIARY', page: '0' })).toEqual({ page: 1 })
    const filter = accessFilter.parse({ state: 'WAITING', agency: 'POLICE', page: '2' })
    expect(accessesAddress(filter, {})).toBe('/exceptional?state=WAITING&agency=POLICE&page=2')
    expect(accessesAddress(filter, { state: undefined, agency: undefined, page: 1 })).toBe(
      '/exceptional',
    )
  })

  it('as evidence of an alert is read back, whatever part is missing', () => {
    const until = '2026-11-25T10:00:00.000Z'
    expect(
      readEvidence({ access: 3, case: 7, actor: 'آرش', role: 'POLICE_OFFICER', until }),
    ).toMatchObject({
      access: 3,
      case: 7,
      role: 'POLICE_OFFICER',
      until: new Date(until),
    })
    const unread = readEvidence({ role: 'KING', until: 'never', reasonKind: 1 })
    expect(Object.values(unread).filter((value) => value !== undefined)).toEqual([])
  })
})
