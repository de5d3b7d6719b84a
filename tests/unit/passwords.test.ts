import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import common from '@/lib/common-passwords.json'
import { hashPassword, matchesPassword, randomPassword } from '@/lib/password'
import { LONGEST_PASSWORD, SHORTEST_PASSWORD, weaknessOf } from '@/lib/password-rules'

const owner = { username: 'maryam.kaabi', displayName: 'مریم کعبی' }
const weak = (password: string) => weaknessOf(password, owner)
/** Those of digits alone are refused as they stand, and two of them; other digits may follow them. */
const words = common.passwords.split(' ').filter((word) => /\p{L}/u.test(word))

describe('a password', () => {
  it.each([
    'correct horse battery staple',
    'سه گربه زیر درخت نخل',
    'tR7#pl-0qV!xz29mW',
    '  نخل  بلند  پشت  دیوار  ',
    '738201948571036',
    'k738201948571036',
    '🌴🚚🧱⚖️🌴🦊🐫🌊🌙⭐🔥🍇🍋🥝🍒',
  ])('may be of any characters: %s', (password) => {
    expect(weak(password)).toBeUndefined()
  })

  it.each([
    ['', 'PASSWORD_TOO_SHORT'],
    ['a b c d e f g ', 'PASSWORD_TOO_SHORT'],
    ['🌴'.repeat(14), 'PASSWORD_TOO_SHORT'],
    ['x'.repeat(LONGEST_PASSWORD + 1), 'TOO_LONG'],
    ['aaaaaaaaaaaaaaaaaa', 'PASSWORD_COMMON'],
    ['abcabcabcabcabcabc', 'PASSWORD_COMMON'],
    ['abcdefghijklmnopqr', 'PASSWORD_COMMON'],
    ['987654321098765432', 'PASSWORD_COMMON'],
    ['password1234567890', 'PASSWORD_COMMON'],
    ['P@ssw0rd!!!!!!!!!!!', 'PASSWORD_COMMON'],
    ['123456123456789', 'PASSWORD_COMMON'],
    ['qwertyuiopasdfghjkl', 'PASSWORD_COMMON'],
    ['۱۲۳۴۵۶۷۸۹۰۱۲۳۴۵۶۷۸', 'PASSWORD_COMMON'],
    ['Maryam-Kaabi-1405!', 'PASSWORD_OF_KNOWN_WORDS'],
    ['مریم کعبی دیدبان ۱۴۰۵', 'PASSWORD_OF_KNOWN_WORDS'],
    ['didban khuzestan 1', 'PASSWORD_OF_KNOWN_WORDS'],
  ])('%j is refused', (password, reason) => {
    expect(weak(password)).toBe(reason)
  })

  it('on the list is refused whatever digits and signs stand around it', () => {
    const around = fc.stringMatching(/^[0-9!?*_ -]{0,12}$/)
    fc.assert(
      fc.property(fc.constantFrom(...words), around, around, (word, before, after) => {
        const password = `${before}${word}${after}`.padEnd(SHORTEST_PASSWORD, '7')
        expect(weak(password)).toBeDefined()
      }),
    )
  })

  it('twice on the list is refused', () => {
    fc.assert(
      fc.property(fc.constantFrom(...words), fc.constantFrom(...words), (one, two) => {
        expect(weak(`${one}${two}`.padEnd(SHORTEST_PASSWORD, '1'))).toBeDefined()
      }),
    )
  })

  it('is judged alike in other digits, case and letter forms', () => {
    for (const password of ['PASSWORD1234567890', 'password۱۲۳۴۵۶۷۸۹۰', 'password١٢٣٤٥٦٧٨٩٠'])
      expect(weak(password)).toBe('PASSWORD_COMMON')
  })

  it('that the program makes is always taken', () => {
    for (let round = 0; round < 50; round += 1) expect(weak(randomPassword())).toBeUndefined()
  })

  it('is judged quickly, however long and whatever it is', () => {
    const started = performance.now()
    for (const text of ['a', 'ab', 'password', '1', 'پ ']) weak(text.repeat(1000).slice(0, 200))
    expect(performance.now() - started).toBeLessThan(1000)
  })

  it('matches only itself, in any composition of its letters', async () => {
    const phc = await hashPassword('گُلِ سرخ é')
    expect(await matchesPassword('گُلِ سرخ e\u0301', phc)).toBe(true)
    expect(await matchesPassword('گُلِ سرخ e', phc)).toBe(false)
  })

  it('never matches where there is no account', async () => {
    expect(await matchesPassword('anything at all', undefined)).toBe(false)
  })
})
