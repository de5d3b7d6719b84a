import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/actor'
import { newId } from '@/lib/id'
import { parseInput } from '@/lib/input'
import { recordFindInput } from '@/lib/seizures/finds/schema'
import { canDiscardPhoto, canSeePhoto, canStagePhotos } from '@/lib/seizures/photos/policy'
import {
  canChangeSeizure,
  canHoldSeizure,
  canReadSeizures,
  SEIZURE_VERBS,
} from '@/lib/seizures/policy'
import { MAX_ITEM_RIAL, MAX_ITEMS, SEIZURE_LAW, type SeizureAction } from '@/lib/seizures/rules'
import { appraiseInput, seizureFilter } from '@/lib/seizures/schema'
import { stepFor } from '@/lib/states'
import { LegalKind, Role, SeizureState } from '@/prisma/generated/enums'
import { officeId, officerAtShalamcheh, PEOPLE, PERSONAS } from '../support/people'

describe('what may be done with a seizure', () => {
  /** As a lawyer could read it: role, state, action, next state. What is not here is refused. */
  const LAW = [
    'CUSTOMS_OFFICER RECORDED APPRAISE APPRAISED',
    'WAREHOUSE_KEEPER APPRAISED DELIVER DELIVERED',
    'CUSTOMS_OFFICER APPRAISED HOLD HELD_BY_DISCOVERER',
    'CUSTOMS_OFFICER DELIVERED FILE ADJUDICATING',
    'CUSTOMS_OFFICER HELD_BY_DISCOVERER FILE ADJUDICATING',
    'WAREHOUSE_KEEPER ADJUDICATING CLOSE CLOSED',
    'CUSTOMS_OFFICER ADJUDICATING CLOSE CLOSED',
  ]
  const ACTIONS: SeizureAction[] = ['APPRAISE', 'DELIVER', 'HOLD', 'FILE', 'CLOSE']

  it('is the law and nothing but it, for every role, state and action', () => {
    const allowed = Object.values(Role).flatMap((role) =>
      Object.values(SeizureState).flatMap((state) =>
        ACTIONS.flatMap((action) => {
          const step = stepFor(SEIZURE_LAW, state, action, role)
          return step.ok ? [`${role} ${state} ${action} ${step.value.to}`] : []
        }),
      ),
    )
    expect(new Set(allowed)).toEqual(new Set(LAW))
  })
})

const told = (ask: (actor: Actor) => { ok: boolean; reason?: string }) =>
  Object.fromEntries(
    PERSONAS.map((persona) => {
      const answer = ask(PEOPLE[persona])
      return [persona, answer.ok ? 'ok' : answer.reason]
    }),
  )
const only = (allowed: Record<string, string>, otherwise = 'NOT_YOUR_TASK') => ({
  ...Object.fromEntries(PERSONAS.map((persona) => [persona, otherwise])),
  ...allowed,
})
const READERS = {
  officerAtShalamcheh: 'ok',
  officerAtChazabeh: 'ok',
  supervisor: 'ok',
  judge: 'ok',
  keeperAtKhorramshahr: 'ok',
  penaltyOfficer: 'ok',
}
const atShalamcheh = { officeId: officeId('shalamcheh') }

describe('who may', () => {
  it('read seizures', () => {
    expect(told(canReadSeizures)).toEqual(only(READERS))
  })

  it('record and appraise one of Shalamcheh', () => {
    expect(told((actor) => canChangeSeizure(actor, atShalamcheh))).toEqual(
      only({ officerAtShalamcheh: 'ok', officerAtChazabeh: 'OTHER_OFFICE' }),
    )
  })

  it.each(Object.values(LegalKind))('keep %s goods of Shalamcheh with the discoverer', (kind) => {
    const mine = kind === 'PROHIBITED' ? 'ok' : 'NOT_PROHIBITED'
    expect(told((actor) => canHoldSeizure(actor, { ...atShalamcheh, legalKind: kind }))).toEqual(
      only({ officerAtShalamcheh: mine, officerAtChazabeh: 'OTHER_OFFICE' }),
    )
  })

  it('stage photographs', () => {
    expect(told(canStagePhotos)).toEqual(
      only({ officerAtShalamcheh: 'ok', officerAtChazabeh: 'ok' }),
    )
  })

  it('see and take back a photograph that a draft holds: its uploader', () => {
    const photo = { uploaderId: officerAtShalamcheh.id, seizureId: null }
    const expected = only({ officerAtShalamcheh: 'ok' }, 'NOT_FOUND')
    expect(told((actor) => canSeePhoto(actor, photo))).toEqual(expected)
    expect(told((actor) => canDiscardPhoto(actor, photo))).toEqual(expected)
  })

  it('see a photograph of a seizure: who reads seizures; take it back: nobody', () => {
    const photo = { uploaderId: officerAtShalamcheh.id, seizureId: 'seizure' }
    expect(told((actor) => canSeePhoto(actor, photo))).toEqual(only(READERS, 'NOT_FOUND'))
    expect(told((actor) => canDiscardPhoto(actor, photo))).toEqual(only({}, 'NOT_FOUND'))
  })

  it('is the table that these rows read', () => {
    expect(SEIZURE_VERBS).toEqual({
      READ: [
        'CUSTOMS_OFFICER',
        'CUSTOMS_SUPERVISOR',
        'WAREHOUSE_KEEPER',
        'PENALTY_OFFICER',
        'JUDICIARY_OFFICER',
      ],
      CHANGE: ['CUSTOMS_OFFICER'],
    })
  })
})

const toPersian = (text: string) =>
  text.replace(/\d/g, (digit) => String.fromCharCode(0x6f0 + Number(digit)))
const grouped = (value: number, separator: string) =>
  String(value).replace(/\B(?=(\d{3})+$)/g, separator)
const fieldsOf = (schema: Parameters<typeof parseInput>[0], form: object) => {
  const parsed = parseInput(schema, form)
  return parsed.ok ? [] : parsed.fields.map(({ field, reason }) => `${field} ${reason}`)
}

describe('a value in rials', () => {
  const seizureId = newId()
  const read = (typed: string) => {
    const parsed = parseInput(appraiseInput, { seizureId, 'values.1': typed })
    return parsed.ok ? parsed.value.values.get(1) : parsed.fields[0]?.reason
  }

  it('is read in any digits, thousands apart or not', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: MAX_ITEM_RIAL }),
        fc.constantFrom('', ',', '٬', '،', '.', ' '),
        (value, separator) => {
          const typed = grouped(value, separator)
          expect(read(typed)).toBe(value)
          expect(read(toPersian(typed))).toBe(value)
        },
      ),
    )
  })

  it.each([
    ['1.5', 'RIAL_FORM'],
    ['12,34', 'RIAL_FORM'],
    ['-5', 'RIAL_FORM'],
    ['ده هزار', 'RIAL_FORM'],
    ['1e9', 'RIAL_FORM'],
    [String(MAX_ITEM_RIAL + 1), 'RIAL_RANGE'],
    ['9'.repeat(29), 'RIAL_RANGE'],
  ])('%s is refused: %s', (typed, reason) => {
    expect(read(typed)).toBe(reason)
  })

  it('belongs to an item, and to a seizure', () => {
    expect(fieldsOf(appraiseInput, { seizureId: 'x', 'values.1': '5', strange: '1' })).toEqual([
      'seizureId INVALID',
      'strange INVALID',
    ])
  })
})

describe('the form of a find', () => {
  const item = { description: 'سیگار', classCode: 'TOBACCO', quantity: '12', unit: 'CARTON' }
  const rowOf = (row: number, fields: object) =>
    Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [`items.${row}.${name}`, value]),
    )
  const head = {
    scanId: newId(),
    legalKind: 'PERMITTED',
    owner: 'UNKNOWN',
    concealment: 'NONE',
  }

  it('gives its items in their order, without the rows left blank', () => {
    const form = {
      ...head,
      rows: ['4', '5', '9'],
      ...rowOf(4, item),
      ...rowOf(9, { ...item, quantity: '۲٫۵' }),
    }
    expect(parseInput(recordFindInput, form)).toEqual({
      ok: true,
      value: { ...head, photoIds: [], items: [item, { ...item, quantity: '2.5' }] },
    })
  })

  it('says everything that is missing at once, of the first row where all are blank', () => {
    expect(fieldsOf(recordFindInput, { scanId: head.scanId, rows: ['3'] })).toEqual([
      'legalKind REQUIRED',
      'owner REQUIRED',
      'concealment REQUIRED',
      'items.3.description REQUIRED',
      'items.3.classCode REQUIRED',
      'items.3.quantity REQUIRED',
      'items.3.unit REQUIRED',
    ])
  })

  it('names the row of a mistake', () => {
    const form = { ...head, ...rowOf(0, item), ...rowOf(2, { ...item, quantity: 'چند' }) }
    expect(fieldsOf(recordFindInput, form)).toEqual(['items.2.quantity QUANTITY_FORM'])
  })

  it('takes twenty items and twelve photographs at most', () => {
    const rows = Array.from({ length: MAX_ITEMS + 1 }, (_, row) => rowOf(row, item))
    const photoIds = Array.from({ length: 13 }, () => newId())
    const form = Object.assign({ ...head, photoIds }, ...rows)
    expect(fieldsOf(recordFindInput, form)).toEqual([
      'photoIds TOO_MANY_PHOTOS',
      'items TOO_MANY_ITEMS',
    ])
  })

  it.each([
    ['۱٬۲۵۰٫۷۵', '1250.75'],
    ['1,250', '1250'],
    ['0.001', '0.001'],
    ['999999999.999', '999999999.999'],
  ])('reads the quantity %s as %s', (quantity, read) => {
    const parsed = parseInput(recordFindInput, { ...head, ...rowOf(0, { ...item, quantity }) })
    expect(parsed).toMatchObject({ ok: true, value: { items: [{ quantity: read }] } })
  })

  it.each([
    ['0', 'QUANTITY_RANGE'],
    ['1000000000', 'QUANTITY_RANGE'],
    ['1,5', 'QUANTITY_FORM'],
    ['1.2345', 'QUANTITY_FORM'],
    ['-1', 'QUANTITY_FORM'],
  ])('refuses the quantity %s: %s', (quantity, reason) => {
    expect(fieldsOf(recordFindInput, { ...head, ...rowOf(0, { ...item, quantity }) })).toEqual([
      `items.0.quantity ${reason}`,
    ])
  })
})

it('the filters of the list leave out what cannot be read', () => {
  const asked = { q: ' سیگار ', state: 'X', office: '1', kind: 'PROHIBITED', page: '0' }
  expect(seizureFilter.parse(asked)).toEqual({ q: 'سیگار', kind: 'PROHIBITED', page: 1 })
})
