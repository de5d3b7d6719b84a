import { describe, expect, it } from 'vitest'
import { canReadAudit, canReadChain } from '@/lib/audit/policy'
import { READS } from '@/lib/audit/rules'
import { auditFilter } from '@/lib/audit/search/schema'
import en from '@/lib/messages.en.json'
import { Agency } from '@/prisma/generated/enums'
import { PEOPLE, PERSONAS } from '../support/people'

describe('the log of events', () => {
  it('is read by the judiciary, a supervisor and the administrator alone', () => {
    const readers = PERSONAS.filter((name) => canReadAudit(PEOPLE[name]).ok)
    expect(new Set(readers)).toEqual(new Set(['supervisor', 'judge', 'administrator']))
    expect(canReadAudit(PEOPLE.keeperAtKhorramshahr)).toMatchObject({ reason: 'NOT_YOUR_TASK' })
  })

  it('of another agency is the judiciary’s alone', () => {
    const chains = PERSONAS.flatMap((name) =>
      Object.values(Agency)
        .filter((agency) => canReadChain(PEOPLE[name], { agency }).ok)
        .map((agency) => `${name} ${agency}`),
    )
    const all = Object.values(Agency).map((agency) => `judge ${agency}`)
    expect(new Set(chains)).toEqual(
      new Set([...all, 'supervisor CUSTOMS', 'administrator PLATFORM']),
    )
  })

  it('has words for every read', () => {
    expect(READS.filter((event) => !(event in en.words.events))).toEqual([])
  })

  it('leaves out of its filters what cannot be read', () => {
    const hostile = {
      agency: 'COURT',
      person: 'a\0b',
      event: "X'; --",
      number: '12a',
      from: '1405-13-01',
      after: '1_2',
      only: ['READS', 'x'],
    }
    expect(auditFilter.parse(hostile)).toEqual({ person: '' })
    expect(auditFilter.parse({ number: ' ۱۲۳ ' }).number).toBe('123')
  })
})
