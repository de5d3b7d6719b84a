import { describe, expect, it } from 'vitest'
import { plateFromText, plateOf, vehicleKeyInput } from '@/lib/consignments/schema'
import { newId } from '@/lib/id'
import { parseInput } from '@/lib/input'
import type { Refused, Result } from '@/lib/result'
import { stageImageInput } from '@/lib/scans/images/schema'
import { MAX_IMAGES } from '@/lib/scans/rules'
import { decideInput, logScanInput, scanFilter } from '@/lib/scans/schema'
import { accountInput, administratorInput, createAccountInput } from '@/lib/staff/schema'

const scan = { clientId: newId(), direction: 'IMPORT', scannerId: newId(), cotage: '1234567' }

/** The reason beside each field. */
function reasonsOf(outcome: Result<unknown>): Record<string, string> {
  const { fields } = outcome as Refused
  expect(outcome).toMatchObject({ ok: false, reason: 'CHECK_FIELDS' })
  return Object.fromEntries(fields.map(({ field, reason }) => [field, reason]))
}

const logged = (changed: object) => parseInput(logScanInput, { ...scan, ...changed })

describe('log a scan', () => {
  it('takes what an officer types and makes it canonical', () => {
    const typed = {
      cotage: ' ۱۲-۳۴۵۶۷ ',
      containerNumber: 'csqu ۳۰۵۴۳۸-۳',
      hsCode: '۱۰۰۶.۳۰',
      declaredWeightKg: '۲۴٬۰۰۰',
      declaredGoods: '  برنج   سفید ',
    }
    expect(logged(typed)).toMatchObject({
      ok: true,
      value: {
        cotage: '1234567',
        containerNumber: 'CSQU3054383',
        hsCode: '100630',
        declaredWeightKg: 24_000,
        declaredGoods: 'برنج سفید',
        plateKind: 'IRANIAN',
        imageIds: [],
      },
    })
  })

  it.each([
    ['cotage', '12', 'COTAGE_FORM'],
    ['containerNumber', 'CSQU305438', 'CONTAINER_FORM'],
    ['containerNumber', 'CSQU3054384', 'CONTAINER_CHECK_DIGIT'],
    ['hsCode', '123', 'HS_FORM'],
    ['hsCode', '٪۱۲', 'HS_FORM'],
    ['declaredWeightKg', 'سنگین', 'WEIGHT_FORM'],
    ['declaredWeightKg', '-5', 'WEIGHT_FORM'],
    ['declaredWeightKg', '1.5', 'WEIGHT_FORM'],
    ['declaredWeightKg', '0', 'WEIGHT_RANGE'],
    ['declaredWeightKg', '200001', 'WEIGHT_RANGE'],
    ['declaredGoods', 'x', 'TOO_SHORT'],
    ['direction', 'SIDEWAYS', 'REQUIRED'],
    ['direction', '', 'REQUIRED'],
    ['scannerId', 'SH-1', 'REQUIRED'],
    ['clientId', 'not-an-id', 'INVALID'],
    ['plateKind', 'MARTIAN', 'INVALID'],
    ['imageIds', ['not-an-id'], 'INVALID'],
  ])('%s %j is refused: %s', (field, value, reason) => {
    expect(reasonsOf(logged({ [field]: value }))).toEqual({ [field]: reason })
  })

  it('a missing direction and scanner are both said at once', () => {
    expect(reasonsOf(parseInput(logScanInput, { clientId: newId() }))).toEqual({
      direction: 'REQUIRED',
      scannerId: 'REQUIRED',
    })
  })

  it('more images than a scan carries are refused', () => {
    const imageIds = Array.from({ length: MAX_IMAGES + 1 }, () => newId())
    expect(reasonsOf(logged({ imageIds }))).toEqual({ imageIds: 'TOO_MANY_IMAGES' })
    expect(logged({ imageIds: imageIds.slice(1) }).ok).toBe(true)
  })

  it('a field that the form does not have is refused', () => {
    expect(logged({ officeId: newId() }).ok).toBe(false)
    expect(logged({ state: 'CLEARED' }).ok).toBe(false)
  })
})

const TEXTS = [
  'cotage',
  'containerNumber',
  'hsCode',
  'declaredGoods',
  'declaredWeightKg',
  'plateText',
]

describe.each(TEXTS)('hostile text in %s', (field) => {
  it.each(['\u202E', '\u2066', '\u200F', '\u061C'])('with the direction mark %j', (mark) => {
    expect(reasonsOf(logged({ [field]: `12${mark}34567` }))[field]).toBe('HIDDEN_DIRECTION')
  })

  it.each(['\u0000', '\u0008', '\u001B', '\u007F'])('with the control %j', (control) => {
    expect(reasonsOf(logged({ [field]: `12${control}34567` }))[field]).toBe('CONTROL_CHARACTERS')
  })

  it('of 10,000 characters, and of a million', () => {
    expect(reasonsOf(logged({ [field]: '1'.repeat(10_000) }))[field]).toBe('TOO_LONG')
    expect(reasonsOf(logged({ [field]: 'a'.repeat(1_000_000) }))[field]).toBe('TOO_LONG')
  })

  it.each([[{}], [{ toString: 'x' }], [['1234567', '1234567']], [1234567], [true], [null]])(
    'that is no text at all: %j',
    (value) => {
      expect(reasonsOf(logged({ [field]: value }))).toHaveProperty(field)
    },
  )
})

describe('a plate as a form means it', () => {
  const parts = { plateKind: 'IRANIAN', plateTwo: '12', plateLetter: 'ع' } as const
  const full = { ...parts, plateThree: '345', plateRegion: '14' }

  it('is none, whole, or not complete', () => {
    expect(plateOf({ plateKind: 'IRANIAN', plateLetter: 'ع' })).toBeUndefined()
    expect(plateOf(full)).toEqual({ plateKind: 'IRANIAN', plate: '12-ع-345-14' })
    expect(plateOf(parts)).toBe('INCOMPLETE')
    expect(plateOf({ ...full, plateThree: '305' })).toBe('INCOMPLETE')
  })

  it('of another country is text', () => {
    const other = (plateText?: string) => plateOf({ plateKind: 'OTHER', plateText })
    expect(other('بغداد 2345')).toEqual({ plateKind: 'OTHER', plate: 'بغداد2345' })
    expect(other()).toBeUndefined()
    expect(other('-')).toBe('INCOMPLETE')
    expect(other('A'.repeat(21))).toBe('INCOMPLETE')
  })

  it('written in one go is Iranian where it reads as one', () => {
    expect(plateFromText('12ع345-14')).toEqual({ plateKind: 'IRANIAN', plate: '12-ع-345-14' })
    expect(plateFromText('ABC 123')).toEqual({ plateKind: 'OTHER', plate: 'ABC123' })
  })

  it('asks the office only with what can already be read', () => {
    const half = { cotage: '12', containerNumber: 'CSQU', plateTwo: '12', plateLetter: 'ع' }
    expect(vehicleKeyInput.parse(half)).toEqual({})
    expect(vehicleKeyInput.parse({ ...half, cotage: '12345' })).toMatchObject({ cotage: '12345' })
    expect(parseInput(vehicleKeyInput, { officeId: newId() }).ok).toBe(false)
    expect(parseInput(vehicleKeyInput, 'cotage').ok).toBe(false)
  })
})

describe('a reading', () => {
  const decide = (changed: object) => parseInput(decideInput, { scanId: newId(), ...changed })

  it('is clear without a reason', () => {
    expect(decide({ verdict: 'CLEAR' }).ok).toBe(true)
  })

  it.each(['SUSPECT', 'UNREADABLE'])('%s must say why', (verdict) => {
    expect(reasonsOf(decide({ verdict }))).toEqual({ reason: 'REQUIRED' })
    expect(decide({ verdict, reason: 'سایه در کف' }).ok).toBe(true)
  })

  it.each([
    [{ verdict: 'MAYBE' }, { verdict: 'REQUIRED' }],
    [{ verdict: 'SUSPECT', reason: 'x' }, { reason: 'TOO_SHORT' }],
    [{ verdict: 'SUSPECT', reason: 'a'.repeat(501) }, { reason: 'TOO_LONG' }],
    [{ verdict: 'CLEAR', scanId: '7' }, { scanId: 'INVALID' }],
  ])('%j is refused', (changed, reasons) => {
    expect(reasonsOf(decide(changed))).toEqual(reasons)
  })
})

describe('the filters of an address', () => {
  it('that cannot be read are left out, none of them breaks the page', () => {
    const nonsense = {
      q: ['a', 'b'],
      office: "' OR 1=1",
      scanner: '7',
      state: 'DELETED',
      direction: ['IMPORT', 'EXPORT'],
      hs: '1%',
      from: '1405/09/02',
      to: 'yesterday',
      images: 'yes',
      sort: 'password_hash',
      order: 'sideways',
      page: '-4',
      unknown: 'x',
    }
    expect(scanFilter.parse(nonsense)).toEqual({ q: '', sort: 'time', order: 'desc', page: 1 })
    expect(scanFilter.parse({})).toEqual({ q: '', sort: 'time', order: 'desc', page: 1 })
  })

  it('that can be are kept', () => {
    const office = newId()
    const given = { q: ' چذابه ', office, state: 'CLEARED', from: '2026-11-01', page: '3' }
    expect(scanFilter.parse(given)).toMatchObject({ ...given, q: 'چذابه', page: 3 })
  })

  it.each(['2026-02-30', '2026-13-01', '0000-00-00', '0000-01-01', '9999-12-31'])(
    'with the day %s, which no calendar here has',
    (day) => {
      expect(scanFilter.parse({ from: day, to: day })).toEqual(scanFilter.parse({}))
    },
  )

  it('with a control character in the search', () => {
    expect(scanFilter.parse({ q: 'a\u0000b' }).q).toBe('')
  })

  it('with a page that nobody turns to', () => {
    expect(scanFilter.parse({ page: '201' }).page).toBe(1)
    expect(scanFilter.parse({ page: '1e9' }).page).toBe(1)
  })
})

describe('an image on its way', () => {
  it('is named and may state its energy', () => {
    const given = { id: newId(), name: 'scan high.png' }
    expect(parseInput(stageImageInput, given)).toMatchObject({ value: { energy: 'UNSTATED' } })
    expect(reasonsOf(parseInput(stageImageInput, { ...given, name: 'a\u202Egnp.exe' }))).toEqual({
      name: 'HIDDEN_DIRECTION',
    })
    expect(reasonsOf(parseInput(stageImageInput, { ...given, name: 'a'.repeat(201) }))).toEqual({
      name: 'TOO_LONG',
    })
  })
})

describe('an account', () => {
  const maryam = {
    username: 'Maryam.۱۲',
    displayName: 'مریم کعبی',
    role: 'CUSTOMS_OFFICER',
    officeId: newId(),
    reason: 'آغاز به کار',
  }

  it('has a Latin name in small letters', () => {
    const parsed = parseInput(createAccountInput, maryam)
    expect(parsed).toMatchObject({ ok: true, value: { username: 'maryam.12' } })
  })

  it.each(['ab', 'مریم', 'a b c', '.abc', 'a'.repeat(33), 'a/b/c', "a'--"])(
    'is not called %s',
    (username) => {
      expect(reasonsOf(parseInput(createAccountInput, { ...maryam, username }))).toEqual({
        username: 'USERNAME_FORM',
      })
    },
  )

  it('needs a role, a place and a reason', () => {
    const { username, displayName } = maryam
    expect(reasonsOf(parseInput(createAccountInput, { username, displayName }))).toEqual({
      role: 'REQUIRED',
      officeId: 'REQUIRED',
      reason: 'REQUIRED',
    })
  })

  it('of the first administrator needs neither', () => {
    const { username, displayName } = maryam
    expect(parseInput(administratorInput, { username, displayName }).ok).toBe(true)
    expect(parseInput(administratorInput, maryam).ok).toBe(false)
  })

  it('is named by its id', () => {
    expect(reasonsOf(parseInput(accountInput, { accountId: 'maryam', reason: 'مرخصی' }))).toEqual({
      accountId: 'INVALID',
    })
  })
})
