import { describe, expect, it, vi } from 'vitest'
import { alertsAddress } from '@/components/alerts/address'
import type { Actor } from '@/lib/actor'
import { canHandle, canReadAlert, canReadAlerts } from '@/lib/alerts/policy'
import { ALERT_LAW } from '@/lib/alerts/rules'
import { alertFilter, alertReasonInput, readEvidence } from '@/lib/alerts/schema'
import { openStream, type StreamEvent } from '@/lib/event-stream'
import { newId } from '@/lib/id'
import type { Result } from '@/lib/result'
import { stepsFrom } from '@/lib/states'
import { AlertState, Role } from '@/prisma/generated/enums'
import { officeId, PEOPLE, PERSONAS, type Persona } from '../support/people'

describe('the law of alerts', () => {
  const addressed: Role[] = Object.values(Role).filter((role) => role !== 'ADMINISTRATOR')

  it('lets every role but the administrator take exactly these steps', () => {
    const expected = {
      RAISED: ['ACKNOWLEDGE > ACKNOWLEDGED'],
      ACKNOWLEDGED: ['ACT > ACTED, with a reason', 'CLOSE_FALSE > CLOSED_FALSE, with a reason'],
      ACTED: ['CLOSE_TRUE > CLOSED_TRUE', 'CLOSE_FALSE > CLOSED_FALSE, with a reason'],
      CLOSED_TRUE: [],
      CLOSED_FALSE: [],
    }
    for (const role of Object.values(Role)) {
      const possible = Object.values(AlertState).map((state) => [
        state,
        stepsFrom(ALERT_LAW, state, role).map(
          ({ action, to, reason }) => `${action} > ${to}${reason ? ', with a reason' : ''}`,
        ),
      ])
      const none = Object.keys(expected).map((state) => [state, []])
      expect(Object.fromEntries(possible)).toEqual(
        addressed.includes(role) ? expected : Object.fromEntries(none),
      )
    }
  })

  it('begins with a raised alert', () => {
    expect(ALERT_LAW.first).toEqual(['RAISED'])
  })
})

function told(ask: (actor: Actor) => Result<null>): Partial<Record<Persona, string>> {
  const answers = PERSONAS.map((persona) => {
    const answer = ask(PEOPLE[persona])
    return [persona, answer.ok ? 'ok' : answer.reason] as const
  })
  return Object.fromEntries(answers)
}

const everybody = (answer: string) =>
  Object.fromEntries(PERSONAS.map((persona) => [persona, answer]))
const toPolice = (office: string | null) => ({
  addressedRole: 'POLICE_OFFICER' as const,
  officeId: office && officeId(office),
})

describe('who may', () => {
  it('have alerts at all: everybody but the administrator', () => {
    expect(told(canReadAlerts)).toEqual({ ...everybody('ok'), administrator: 'NOT_YOUR_TASK' })
  })

  it('answer an alert to the police of Khorramshahr: they alone', () => {
    expect(told((actor) => canHandle(actor, toPolice('police-khorramshahr')))).toEqual({
      ...everybody('NOT_YOUR_TASK'),
      policeInKhorramshahr: 'ok',
    })
  })

  it('answer an alert to the police of another county, or of every county', () => {
    const elsewhere = told((actor) => canHandle(actor, toPolice('police-shadegan')))
    expect(elsewhere.policeInKhorramshahr).toBe('ALERT_OF_OTHER_OFFICE')
    const anywhere = told((actor) => canHandle(actor, toPolice(null)))
    expect(anywhere).toEqual({ ...everybody('NOT_YOUR_TASK'), policeInKhorramshahr: 'ok' })
  })

  it('read an alert to the police of another county: the judiciary and the supervisor', () => {
    expect(told((actor) => canReadAlert(actor, toPolice('police-shadegan')))).toEqual({
      ...everybody('NOT_YOUR_TASK'),
      policeInKhorramshahr: 'ALERT_OF_OTHER_OFFICE',
      judge: 'ok',
      supervisor: 'ok',
    })
  })
})

describe('what comes in', () => {
  it('needs a reason of two letters at least, of one line', () => {
    const reasons = ['', 'x', ' \u200e ', 'گشت فرستاده شد', 'a'.repeat(501)]
    const taken = reasons.filter(
      (reason) => alertReasonInput.safeParse({ alertId: newId(), reason }).success,
    )
    expect(taken).toEqual(['گشت فرستاده شد'])
  })

  it('leaves out filters that cannot be read', () => {
    expect(alertFilter.parse({ state: 'X', rule: ['a'], page: '-1', more: '1' })).toEqual({
      page: 1,
    })
    expect(alertFilter.parse({ state: 'OPEN', rule: 'SCANNER_DOWN', page: '2' })).toEqual({
      state: 'OPEN',
      rule: 'SCANNER_DOWN',
      page: 2,
    })
  })

  it('keeps its state in the address, without what is at its default', () => {
    const filter = alertFilter.parse({ state: 'OPEN', page: '3' })
    expect(alertsAddress(filter, {})).toBe('/alerts?state=OPEN&page=3')
    expect(alertsAddress(filter, { state: undefined, page: 1 })).toBe('/alerts')
  })

  it.each([[null], [undefined], ['text'], [[]], [{ code: 7, seizure: 'x', blocker: 'RAIN' }]])(
    'reads evidence of any form: %j',
    (stored) => {
      const known = Object.values(readEvidence(stored)).filter((value) => value !== undefined)
      expect(known).toEqual([])
    },
  )
})

describe('a stream', () => {
  const message = (id: number): StreamEvent => ({ id, topic: 'ALERT', payload: { number: id } })

  /** A source by hand: what it missed, and a way to tell more. */
  function source(missed: () => Promise<StreamEvent[]>) {
    const away = new AbortController()
    let tell: (message: StreamEvent) => void = () => undefined
    const stop = vi.fn(async () => undefined)
    return {
      away,
      stop,
      tell: (id: number) => tell(message(id)),
      parts: {
        signal: away.signal,
        subscribe: async (hear: (message: StreamEvent) => void) => {
          tell = hear
          return stop
        },
        missed,
        concerns: ({ id }: StreamEvent) => id !== 13,
        mayStay: async () => true,
      },
    }
  }

  it('gives what was missed first, then what came meanwhile, nothing twice and nothing of others', async () => {
    const made = source(async () => {
      for (const id of [3, 2, 13, 4]) made.tell(id)
      return [message(1), message(2)]
    })
    const response = await openStream(made.parts)
    made.tell(5)
    made.away.abort()
    const ids = [...(await response.text()).matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id))
    expect(ids).toEqual([1, 2, 3, 4, 5])
    expect(made.stop).toHaveBeenCalledTimes(1)
  })

  it('cannot be broken by a payload with line breaks', async () => {
    const made = source(async () => [
      { id: 1, topic: 'ALERT', payload: { text: 'a\n\nid: 99\n\nevent: X' } },
    ])
    const response = await openStream(made.parts)
    made.away.abort()
    expect(await response.text()).not.toMatch(/^(id: 99|event: X)/m)
  })

  it('is put off where nobody can be heard', async () => {
    const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    const made = source(async () => [])
    const broken = { ...made.parts, subscribe: () => Promise.reject(new Error('no database')) }
    expect((await openStream(broken)).status).toBe(503)
    expect(written).toHaveBeenCalledTimes(1)
  })

  it('cuts off a reader who does not read', async () => {
    const made = source(async () => [])
    const response = await openStream(made.parts)
    for (let id = 100; id < 700; id++) made.tell(id)
    expect(made.stop).toHaveBeenCalledTimes(1)
    expect((await response.text()).match(/^id: /gm)?.length).toBeLessThan(600)
  })
})
