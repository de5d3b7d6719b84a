import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { startOfTehranDay, tehranDay } from '@/lib/calendar'
import { CONFIRMED_MINUTES, isConfirmed } from '@/lib/confirmed'
import { addOfficeInput } from '@/lib/staff/offices/schema'
import { canEndSession, canManageOffices, canPost } from '@/lib/staff/policy'
import {
  comingAfter,
  postingAt,
  postingStateAt,
  reachingOver,
  type Span,
  takesEffectAt,
} from '@/lib/staff/postings/rules'
import { AGENCY_OF, POSTINGS } from '@/lib/staff/rules'
import { deviceOf } from '@/lib/staff/sessions/rules'
import { Role } from '@/prisma/generated/enums'
import { officerAtShalamcheh, PEOPLE, PERSONAS, unconfirmed } from '../support/people'

const NOON = new Date('2026-11-24T08:30:00Z')

describe('who administers', () => {
  const answers = (ask: (persona: (typeof PERSONAS)[number]) => { ok: boolean; reason?: string }) =>
    Object.fromEntries(
      PERSONAS.map((persona) => {
        const answer = ask(persona)
        return [persona, answer.ok ? 'ok' : answer.reason]
      }),
    )
  const others = Object.fromEntries(PERSONAS.map((persona) => [persona, 'NOT_YOUR_TASK']))

  it('posts others: the administrator alone', () => {
    expect(answers((one) => canPost(PEOPLE[one], officerAtShalamcheh))).toEqual({
      ...others,
      administrator: 'ok',
    })
  })

  it('posts oneself: nobody', () => {
    expect(answers((one) => canPost(PEOPLE[one], PEOPLE[one]))).toEqual({
      ...others,
      administrator: 'OWN_ACCOUNT',
    })
  })

  it('keeps places of work: the administrator alone', () => {
    expect(answers((one) => canManageOffices(PEOPLE[one]))).toEqual({
      ...others,
      administrator: 'ok',
    })
  })

  it('ends a session: whose it is; for others, the administrator too, it is not there', () => {
    const notFound = Object.fromEntries(PERSONAS.map((persona) => [persona, 'NOT_FOUND']))
    const session = { userId: officerAtShalamcheh.id }
    expect(answers((one) => canEndSession(PEOPLE[one], session))).toEqual({
      ...notFound,
      officerAtShalamcheh: 'ok',
    })
  })
})

describe('a proof of identity', () => {
  it.each([
    ['now', 0, true],
    ['as long ago as it is good', CONFIRMED_MINUTES * 60_000, true],
    ['a millisecond longer ago', CONFIRMED_MINUTES * 60_000 + 1, false],
  ])('given %s', (_, ago, good) => {
    const confirmedAt = new Date(NOON.getTime() - ago)
    expect(isConfirmed({ confirmedAt }, NOON)).toBe(good)
  })

  it('never given is none', () => {
    expect(isConfirmed(unconfirmed(officerAtShalamcheh), NOON)).toBe(false)
  })
})

describe('the day of a change', () => {
  it('today is at once', () => {
    expect(takesEffectAt(tehranDay(NOON), NOON)).toEqual({ ok: true, value: NOON })
  })

  it('is never in the past, and begins with the first moment of its day in Tehran', () => {
    fc.assert(
      fc.property(fc.integer({ min: -400, max: 800 }), (shift) => {
        const day = tehranDay(new Date(NOON.getTime() + shift * 86_400_000))
        const begin = takesEffectAt(day, NOON)
        if (shift < 0) expect(begin).toMatchObject({ fields: [{ reason: 'DAY_HAS_PASSED' }] })
        else if (shift > 366) expect(begin).toMatchObject({ fields: [{ reason: 'DAY_TOO_FAR' }] })
        else if (shift > 0) expect(begin).toEqual({ ok: true, value: startOfTehranDay(day) })
      }),
    )
  })
})

describe('postings', () => {
  /** What an administrator does, in its order: moves some days ahead, ends, and calls off. */
  interface Deed {
    kind: 'POST' | 'END' | 'CALL_OFF'
    wait: number
    ahead: number
  }
  const deeds = fc.array(
    fc.record<Deed>({
      kind: fc.constantFrom('POST', 'END', 'CALL_OFF'),
      wait: fc.integer({ min: 1, max: 50 }),
      ahead: fc.integer({ min: 0, max: 60 }),
    }),
    { maxLength: 30 },
  )

  /** As the commands do it, by the same rules. */
  function done(postings: Span[], { kind, ahead }: Deed, at: number): Span[] {
    const now = new Date(at)
    const coming = comingAfter(postings, now)
    const current = postingAt(postings, now)
    const end = (ended: Span[], validTo: Date | null) =>
      postings.map((one) => (ended.includes(one) ? { ...one, validTo } : one))
    const begin = new Date(at + ahead)
    if (kind === 'POST' && !coming)
      return [...end(reachingOver(postings, begin), begin), { validFrom: begin, validTo: null }]
    if (kind === 'END' && !coming && current && !current.validTo) return end([current], begin)
    if (kind !== 'CALL_OFF') return postings
    const off = postings.map((one) => (one === coming ? { ...one, validTo: one.validFrom } : one))
    return off.map((one) =>
      one.validFrom === current?.validFrom && current.validTo ? { ...one, validTo: null } : one,
    )
  }

  const overlap = (one: Span, other: Span) =>
    one.validFrom < (other.validTo ?? new Date(8e15)) &&
    other.validFrom < (one.validTo ?? new Date(8e15)) &&
    postingStateAt(one, one.validFrom) !== 'CALLED_OFF' &&
    postingStateAt(other, other.validFrom) !== 'CALLED_OFF'

  it('never overlap, and what is past never changes, whatever is done', () => {
    fc.assert(
      fc.property(deeds, (list) => {
        let at = 1000
        let postings: Span[] = [{ validFrom: new Date(0), validTo: null }]
        for (const deed of list) {
          at += deed.wait
          const past = postings.map((one) => postingAt([one], new Date(at - 1)) !== undefined)
          postings = done(postings, deed, at)
          expect(
            postings
              .slice(0, past.length)
              .map((one) => postingAt([one], new Date(at - 1)) !== undefined),
          ).toEqual(past)
          for (const [place, one] of postings.entries())
            for (const other of postings.slice(place + 1)) expect(overlap(one, other)).toBe(false)
        }
      }),
    )
  })

  it('hold from their first moment on, and no longer at their end', () => {
    const span = { validFrom: NOON, validTo: new Date(NOON.getTime() + 1000) }
    const stateAt = (shift: number) => postingStateAt(span, new Date(NOON.getTime() + shift))
    expect([-1, 0, 999, 1000].map(stateAt)).toEqual(['COMING', 'CURRENT', 'CURRENT', 'PAST'])
    expect(postingStateAt({ ...span, validTo: NOON }, NOON)).toBe('CALLED_OFF')
  })
})

describe('a place of work', () => {
  it('every role has its kind, and every kind its agency', () => {
    for (const role of Object.values(Role)) expect(AGENCY_OF[POSTINGS[role]]).toBeDefined()
  })

  it.each(['Store Ahvaz', '1store', 'store--a', '-store', 'انبار'])(
    'has not the code %s',
    (code) => {
      const typed = { code, kind: 'STORE', nameFa: 'انبار', nameEn: 'Store', reason: 'حکم' }
      expect(addOfficeInput.safeParse(typed).success).toBe(false)
    },
  )
})

describe('the device of a session', () => {
  const WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)'
  it.each([
    [`${WINDOWS} Chrome/142.0 Safari/537.36`, 'CHROME', 'WINDOWS'],
    [`${WINDOWS} Chrome/142.0 Safari/537.36 Edg/142.0`, 'EDGE', 'WINDOWS'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'FIREFOX', 'LINUX'],
    [
      'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 SamsungBrowser/28 Chrome/130 Mobile Safari/537.36',
      'SAMSUNG',
      'ANDROID',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18 Mobile Safari/604.1',
      'SAFARI',
      'IOS',
    ],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/18.0 Safari/605.1.15',
      'SAFARI',
      'MAC',
    ],
    ['curl/8.5.0', 'OTHER', 'OTHER'],
    [null, 'OTHER', 'OTHER'],
  ])('%s', (agent, browser, system) => {
    expect(deviceOf(agent)).toEqual({ browser, system })
  })
})
