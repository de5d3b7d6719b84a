import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold, hasControls, hasHiddenDirection, toAsciiDigits } from '@/lib/text'

/** Letters, marks, digits and separators as keyboards here make them. */
const typed = fc.string({
  unit: fc.constantFrom(
    ...'ابپتثجچحخدذرزژسشصضطظعغفقکكگلمنوهیيىةۀؤئأإآء',
    ...'۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩0123456789',
    ...'abcxyzABCXYZéÉßİ',
    ...' -_/.,،()\u200C\u200D\u200E\u200F\u00AD\uFEFF\u0640\u064B\u0651\u0654\u0670',
  ),
  maxLength: 30,
})

describe('fold', () => {
  it.each([
    ['چذابه', 'چزابه', 'Chazabeh is met in two spellings'],
    ['علي كاظمي', 'علی کاظمی', 'Arabic yeh and kaf'],
    ['فاطمة', 'فاطمه', 'teh marbuta'],
    ['خانۀ', 'خانه', 'heh with hamza, composed'],
    ['خانهٔ', 'خانه', 'heh with hamza, in two characters'],
    ['می‌رود', 'میرود', 'zero-width non-joiner'],
    ['محمّد', 'محمد', 'diacritics'],
    ['کـــالا', 'کالا', 'tatweel'],
    ['۱۲٣٤56', '123456', 'digits of three scripts'],
    ['MSKU 123456-5', 'msku1234565', 'case, spaces, hyphens'],
    ['ＭＳＫＵ', 'MSKU', 'full-width letters'],
    ['ﻛﺎﻻ', 'کالا', 'presentation forms'],
  ])('%s is found as %s (%s)', (one, other) => {
    expect(fold(one)).toBe(fold(other))
  })

  it('keeps apart what is not the same', () => {
    expect(fold('پنبه')).not.toBe(fold('بنبه'))
    expect(fold('گمرک')).not.toBe(fold('کمرک'))
    expect(fold('É')).not.toBe(fold('E'))
  })

  it('folded twice is folded once', () => {
    fc.assert(
      fc.property(typed, (text) => {
        expect(fold(fold(text))).toBe(fold(text))
      }),
    )
  })

  it('leaves no digit but 0–9, no separator, no mark, no Arabic form', () => {
    fc.assert(
      fc.property(typed, (text) => {
        expect(fold(text)).not.toMatch(
          /[٠-٩۰-۹يىكةۀ\s\-_/.,،()\u064B-\u065F\u0670\u0640\u200B-\u200F]/,
        )
      }),
    )
  })

  it('finds a text inside a longer one as it stands there', () => {
    const word = fc.string({ unit: fc.constantFrom(...'ابكيکی12۳ '), maxLength: 10 })
    fc.assert(
      fc.property(word, word, word, (before, middle, after) => {
        expect(fold(before + middle + after)).toContain(fold(middle))
      }),
    )
  })
})

describe('toAsciiDigits', () => {
  it('turns Persian and Arabic digits and nothing else', () => {
    expect(toAsciiDigits('۰۱۲۳۴۵۶۷۸۹ ٠١٢٣٤٥٦٧٨٩ ½ ² x')).toBe('0123456789 0123456789 ½ ² x')
  })
})

describe('characters that no honest text holds', () => {
  it.each(['\u061C', '\u200E', '\u200F', '\u202A', '\u202E', '\u2066', '\u2069'])(
    'direction mark %j',
    (mark) => {
      expect(hasHiddenDirection(`MSKU${mark}1234565`)).toBe(true)
    },
  )

  it('joiners are honest: Persian words need them', () => {
    expect(hasHiddenDirection('می‌رود')).toBe(false)
    expect(hasControls('می‌رود')).toBe(false)
  })

  it.each(['\u0000', '\u0007', '\n', '\r', '\t', '\u001B', '\u007F', '\u0085', '\uD800', '\uDFFF'])(
    'control %j',
    (control) => {
      expect(hasControls(`a${control}b`)).toBe(true)
    },
  )
})
