import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { containerCheckDigit, PLATE_LETTERS, parseContainer } from '@/lib/consignments/rules'
import { fold } from '@/lib/text'
import { wayIn } from '../support/database'

/** What the program and the database both know must be the same in both. */

let client: pg.Client
beforeAll(async () => {
  client = new pg.Client(wayIn('SUPERUSER'))
  await client.connect()
})
afterAll(() => client.end())

/** Many texts in one question: a round trip each would be slow. */
async function inSql<T>(call: string, texts: string[]): Promise<T[]> {
  const { rows } = await client.query<{ result: T }>(
    `SELECT ${call} AS result FROM unnest($1::text[]) WITH ORDINALITY AS given(value, place) ORDER BY place`,
    [texts],
  )
  return rows.map(({ result }) => result)
}

const alphabets = {
  Persian: 'ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیئءآأإؤچذابه',
  Arabic: 'يىكةۀهٔےۓیﻙﻼﷲ٪٫',
  Latin: 'abzABZéÉßıİÇﬁＡ１Å',
  digits: '0123456789۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩²½',
  marks:
    '\u064B\u0651\u0654\u065F\u0670\u0640\u0301\u0308\u200B\u200C\u200D\u200E\u200F\u00AD\u2060\uFEFF',
  separators: ' \t\n\u000B\u00A0\u2003\u3000-\u2010\u2013\u2015_/.,،()[]|\\%\'"',
}
const typed = fc.string({
  unit: fc.constantFrom(...Object.values(alphabets).join('')),
  maxLength: 40,
})

describe('didban_fold', () => {
  it.each(Object.entries(alphabets))('is fold() for every character of: %s', async (_, letters) => {
    const each = [...letters]
    expect(await inSql('didban_fold(value)', each)).toEqual(each.map(fold))
  })

  it('is fold() for whatever is made of them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(typed, { maxLength: 200 }), async (texts) => {
        expect(await inSql('didban_fold(value)', texts)).toEqual(texts.map(fold))
      }),
      { numRuns: 25 },
    )
  })

  it.each([
    ['Latin', 0x0020, 0x024f],
    ['Arabic', 0x0600, 0x06ff],
    ['Arabic supplement', 0x0750, 0x077f],
    ['punctuation', 0x2000, 0x206f],
    ['presentation forms A', 0xfb50, 0xfdff],
    ['presentation forms B', 0xfe70, 0xfeff],
    ['half and full width', 0xff00, 0xffef],
  ])('is fold() for all of: %s', async (_, first, last) => {
    const each = Array.from({ length: last - first + 1 }, (_, at) =>
      String.fromCharCode(first + at),
    )
    const folded = await inSql<string>('didban_fold(value)', each)
    const differing = each.filter((character, index) => folded[index] !== fold(character))
    expect(differing.map((character) => character.charCodeAt(0).toString(16))).toEqual([])
  })
})

describe('didban_is_container', () => {
  const sign = fc.constantFrom(...'ABKLMSUVZJ0123456789a۱-')
  const near = fc
    .tuple(
      fc.string({ unit: fc.constantFrom(...'AKLUVZ'), minLength: 3, maxLength: 3 }),
      fc.constantFrom(...'UJZX'),
      fc.integer({ min: 0, max: 999_999 }),
      fc.integer({ min: -1, max: 9 }),
    )
    .map(([owner, kind, serial, digit]) => {
      const start = `${owner}${kind}${String(serial).padStart(6, '0')}`
      return start + (digit < 0 ? containerCheckDigit(start) : digit)
    })
  const any = fc.oneof(near, near, fc.string({ unit: sign, minLength: 9, maxLength: 12 }))

  it('says what the program says of canonical numbers', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(any, { maxLength: 300 }), async (numbers) => {
        const known = numbers.map((number) => {
          const parsed = parseContainer(number)
          return 'number' in parsed && parsed.number === number
        })
        expect(await inSql('didban_is_container(value)', numbers)).toEqual(known)
      }),
      { numRuns: 20 },
    )
  })

  it('knows good ones and bad ones', async () => {
    const numbers = ['CSQU3054383', 'TOLU4734787', 'CSQU3054384', 'CSQX3054383', 'csqu3054383', '']
    const known = [true, true, false, false, false, false]
    expect(await inSql('didban_is_container(value)', numbers)).toEqual(known)
  })
})

describe('the plate of an Iranian vehicle', () => {
  it('may carry every letter that the form offers', async () => {
    const plates = PLATE_LETTERS.map((letter) => `12-${letter}-345-10`)
    const { rows } = await client.query<{ rule: string }>(
      `SELECT pg_get_constraintdef(oid) AS rule FROM pg_constraint WHERE conname = 'consignment_plate_form'`,
    )
    const pattern = /plate ~ '([^']+)'/.exec(rows[0]?.rule ?? '')?.[1]
    expect(await inSql(`value ~ '${pattern}'`, plates)).toEqual(plates.map(() => true))
  })
})
