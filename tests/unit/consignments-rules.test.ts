import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  containerCheckDigit,
  foldForeignPlate,
  PLATE_LETTERS,
  parseContainer,
  parseCotage,
  parseIranianPlate,
  partsOfPlate,
  plateFromParts,
} from '@/lib/consignments/rules'

/** ISO 6346 once more, to compare with: letters count from 10 upwards and leave out 11, 22 and 33. */
const COUNTED = Array.from({ length: 29 }, (_, index) => index + 10).filter((n) => n % 11 !== 0)
const VALUES: Record<string, number> = Object.fromEntries(
  [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((letter, index) => [letter, COUNTED[index] ?? 0]),
)
const PUBLISHED = { A: 10, B: 12, K: 21, L: 23, U: 32, V: 34, Z: 38 }

function remainder(number: string): number {
  const values = [...number.slice(0, 10)].map((sign) => VALUES[sign] ?? Number(sign))
  return values.reduce((sum, value, place) => sum + value * 2 ** place, 0) % 11
}

const letter = fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ')
const prefix = fc
  .tuple(letter, letter, letter, fc.constantFrom(...'UJZ'), fc.integer({ min: 0, max: 999_999 }))
  .map(([a, b, c, kind, serial]) => `${a}${b}${c}${kind}${String(serial).padStart(6, '0')}`)
const container = prefix.map((start) => start + (remainder(start) % 10))

const isFaulty = (number: string) => 'fault' in parseContainer(number)

describe('the check digit of a container', () => {
  it('is compared with letters valued as published', () => {
    expect(VALUES).toMatchObject(PUBLISHED)
  })

  it.each(['CSQU3054383', 'TOLU4734787', 'MSCU6639870', 'MSKU1234565'])('%s is good', (number) => {
    expect(parseContainer(number)).toEqual({ number })
  })

  it('is the standard’s for every number', () => {
    fc.assert(
      fc.property(prefix, (start) => {
        expect(containerCheckDigit(start)).toBe(remainder(start) % 10)
      }),
    )
  })

  it('shows a wrong one and what was expected', () => {
    expect(parseContainer('CSQU3054384')).toEqual({ fault: 'CONTAINER_CHECK_DIGIT', expected: 3 })
  })

  it('shows every single wrong digit, but where the standard itself cannot: 10 and 0 are both 0', () => {
    const place = fc.integer({ min: 4, max: 9 })
    fc.assert(
      fc.property(container, place, fc.integer({ min: 0, max: 9 }), (number, at, digit) => {
        fc.pre(number[at] !== String(digit))
        const wrong = number.slice(0, at) + digit + number.slice(at + 1)
        const alike = [0, 10].includes(remainder(number)) && [0, 10].includes(remainder(wrong))
        expect(isFaulty(wrong)).toBe(!alike)
      }),
    )
  })

  it('shows every wrong check digit', () => {
    fc.assert(
      fc.property(container, fc.integer({ min: 1, max: 9 }), (number, shift) => {
        expect(isFaulty(number.slice(0, 10) + ((Number(number[10]) + shift) % 10))).toBe(true)
      }),
    )
  })

  it('shows every two neighbouring digits exchanged, but where the standard itself cannot', () => {
    fc.assert(
      fc.property(container, fc.integer({ min: 4, max: 8 }), (number, at) => {
        fc.pre(number[at] !== number[at + 1])
        const wrong = `${number.slice(0, at)}${number[at + 1]}${number[at]}${number.slice(at + 2)}`
        const alike = [0, 10].includes(remainder(number)) && [0, 10].includes(remainder(wrong))
        expect(isFaulty(wrong)).toBe(!alike)
      }),
    )
  })
})

describe('a container number', () => {
  it.each(['csqu 305438-3', 'CSQU۳۰۵۴۳۸۳', ' CSQU-305.438/3 ', 'csqu٣٠٥٤٣٨٣'])(
    '%s is read',
    (typed) => {
      expect(parseContainer(typed)).toEqual({ number: 'CSQU3054383' })
    },
  )

  it.each([
    '',
    'CSQU305438',
    'CSQU30543833',
    'CSQX3054383',
    'CS1U3054383',
    'کانتینر',
    'CSQU３054383',
  ])('%s has not its form', (typed) => {
    expect(parseContainer(typed)).toEqual({ fault: 'CONTAINER_FORM' })
  })
})

describe('an Iranian plate', () => {
  const plate = '12-ع-345-14'

  it.each([
    '۱۲ع۳۴۵-۱۴',
    '12 ع 345 ایران 14',
    '١٢ع٣٤٥١٤',
    '12ع34514',
    '۱۲ ع ۳۴۵ - ۱۴',
    '12-ع-345-14',
    '12|ع|345|14',
  ])('%s is read', (typed) => {
    expect(parseIranianPlate(typed)).toBe(plate)
  })

  it('with an alef, written out or not', () => {
    expect(parseIranianPlate('12الف34514')).toBe('12-الف-345-14')
    expect(parseIranianPlate('12ا34514')).toBe('12-الف-345-14')
  })

  it('with Arabic letters', () => {
    expect(parseIranianPlate('12ي34514')).toBe('12-ی-345-14')
    expect(parseIranianPlate('12ك34514')).toBe('12-ک-345-14')
  })

  it.each([
    '',
    '12ع34504',
    '10ع34514',
    '12ع30514',
    '12X34514',
    '12ع3451',
    '112ع34514',
    '12ععع34514',
  ])('%s is none', (typed) => {
    expect(parseIranianPlate(typed)).toBeUndefined()
  })

  it('is its four parts and back, for every letter', () => {
    for (const one of PLATE_LETTERS) {
      const parts = { two: '12', letter: one, three: '345', region: '10' }
      const made = plateFromParts(parts)
      expect(made).toBe(`12-${one}-345-10`)
      expect(partsOfPlate(made ?? '')).toEqual(parts)
      expect(parseIranianPlate(`12${one}34510`)).toBe(made)
    }
  })

  it('takes parts in any digits and with spaces around', () => {
    expect(plateFromParts({ two: ' ۱۲', letter: 'ع ', three: '٣٤٥', region: '14' })).toBe(plate)
  })

  it.each([
    { two: '1', letter: 'ع', three: '345', region: '14' },
    { two: '12', letter: '', three: '345', region: '14' },
    { two: '12', letter: '-', three: '345', region: '14' },
    { two: '12', letter: 'ع', three: '3٤', region: '14' },
    { two: '12', letter: 'ع', three: '345', region: '14-1' },
  ])('is not made of %j', (parts) => {
    expect(plateFromParts(parts)).toBeUndefined()
  })
})

describe('any other plate', () => {
  it.each([
    ['abc-12 34', 'ABC1234'],
    ['بغداد ٢٣٤٥', 'بغداد2345'],
    ['ＡＢ１２', 'AB12'],
    [' - / ', ''],
  ])('%s is kept as %s', (typed, kept) => {
    expect(foldForeignPlate(typed)).toBe(kept)
  })

  it('folded twice is folded once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (typed) => {
        const once = foldForeignPlate(typed)
        expect(foldForeignPlate(once)).toBe(once)
      }),
    )
  })
})

describe('a cotage number', () => {
  it.each([
    ['۱۲۳۴۵۶۷', '1234567'],
    [' 12-34/56 ', '123456'],
    ['0001', '0001'],
  ])('%s is %s', (typed, number) => {
    expect(parseCotage(typed)).toBe(number)
  })

  it.each(['123', '1234567890123', '12a4', '', '۱۲۳'])('%s is none', (typed) => {
    expect(parseCotage(typed)).toBeUndefined()
  })
})
