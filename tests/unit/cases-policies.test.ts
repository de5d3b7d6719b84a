import { describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/actor'
import {
  canCarryOut,
  canCloseOrder,
  canDecideCase,
  canFile,
  canReadCase,
  canReadCases,
  canReadLegalRules,
  placeThatReads,
} from '@/lib/cases/policy'
import type { Result } from '@/lib/result'
import {
  keeperAtKhorramshahr,
  officeId,
  officerAtShalamcheh,
  PEOPLE,
  PERSONAS,
  type Persona,
} from '../support/people'

type Answers = Record<Persona, string>

function told(ask: (actor: Actor) => Result<null>): Answers {
  const answers = PERSONAS.map((persona) => {
    const answer = ask(PEOPLE[persona])
    return [persona, answer.ok ? 'ok' : answer.reason] as const
  })
  return Object.fromEntries(answers) as Answers
}

function only(allowed: Partial<Answers>, otherwise = 'NOT_YOUR_TASK'): Answers {
  const everybody = PERSONAS.map((persona) => [persona, otherwise] as const)
  return { ...(Object.fromEntries(everybody) as Answers), ...allowed }
}

const READERS = {
  officerAtShalamcheh: 'ok',
  officerAtChazabeh: 'ok',
  supervisor: 'ok',
  judge: 'ok',
  keeperAtKhorramshahr: 'ok',
  penaltyOfficer: 'ok',
} as const

describe('who may', () => {
  it('read files', () => {
    expect(told(canReadCases)).toEqual(only(READERS))
  })

  it('read a file of Shalamcheh before the branch of Ahvaz', () => {
    const places = { officeId: officeId('bench-ahvaz'), discovererId: officeId('shalamcheh') }
    expect(told((actor) => canReadCase(actor, places))).toEqual(
      only({ ...READERS, officerAtChazabeh: 'CASE_OF_OTHERS' }),
    )
  })

  it('read a file before another branch', () => {
    const places = { officeId: officeId('bench-elsewhere'), discovererId: officeId('chazabeh') }
    expect(told((actor) => canReadCase(actor, places))).toEqual(
      only({
        ...READERS,
        officerAtShalamcheh: 'CASE_OF_OTHERS',
        penaltyOfficer: 'CASE_OF_OTHERS',
      }),
    )
  })

  it('read a list narrowed to a place of their own', () => {
    const places = PERSONAS.flatMap((persona) => {
      const place = placeThatReads(PEOPLE[persona])
      return place ? [[persona, place]] : []
    })
    expect(places).toEqual([
      ['officerAtShalamcheh', 'discovererId'],
      ['officerAtChazabeh', 'discovererId'],
      ['penaltyOfficer', 'officeId'],
    ])
  })

  it('read the rules of the law', () => {
    expect(told(canReadLegalRules)).toEqual(only({}, 'ok'))
  })

  it('file what Shalamcheh discovered', () => {
    expect(told((actor) => canFile(actor, { officeId: officeId('shalamcheh') }))).toEqual(
      only({ officerAtShalamcheh: 'ok', officerAtChazabeh: 'SEIZURE_OF_OTHERS' }),
    )
  })

  it('take the steps of a file before the branch of Ahvaz', () => {
    expect(told((actor) => canDecideCase(actor, { officeId: officeId('bench-ahvaz') }))).toEqual(
      only({ penaltyOfficer: 'ok' }),
    )
  })

  it('take the steps of a file before another branch', () => {
    const elsewhere = { officeId: officeId('bench-elsewhere') }
    expect(told((actor) => canDecideCase(actor, elsewhere))).toEqual(
      only({ penaltyOfficer: 'CASE_OF_OTHERS' }),
    )
  })

  it('carry out an order on goods in the store of Khorramshahr', () => {
    const order = { holderId: officeId('store-khorramshahr') }
    const others = 'ORDER_OF_OTHERS'
    expect(told((actor) => canCarryOut(actor, order))).toEqual(
      only({ keeperAtKhorramshahr: 'ok', officerAtShalamcheh: others, officerAtChazabeh: others }),
    )
  })

  it('hand out goods set apart: not whoever set them apart', () => {
    const holderId = officeId('store-khorramshahr')
    const by = (person: Actor | undefined) => ({ holderId, setApartById: person?.id ?? null })
    const told = (person: Actor | undefined) => canCloseOrder(keeperAtKhorramshahr, by(person))
    expect(told(officerAtShalamcheh)).toMatchObject({ ok: true })
    expect(told(undefined)).toMatchObject({ ok: true })
    expect(told(keeperAtKhorramshahr)).toMatchObject({ reason: 'SECOND_PERSON_NEEDED' })
  })
})
