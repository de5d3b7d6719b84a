import common from '@/lib/common-passwords.json'
import type { Reason } from '@/lib/result'
import { fold } from '@/lib/text'

/**
 * NIST SP 800-63B-4 §3.1.1.2: fifteen characters where a password may be the only proof, as it is in roles that
 * need no second factor; one rule for all, so that no change of role or setting makes a password too short.
 */
export const SHORTEST_PASSWORD = 15
export const LONGEST_PASSWORD = 200

const COMMON = new Set(common.passwords.split(' '))
const LONGEST_COMMON = 24

/** Words that everybody tries here first. */
const OURS = [
  'didban دیدبان khuzestan خوزستان gomrok گمرک customs iran ایران ahvaz اهواز khorramshahr خرمشهر',
  'shalamcheh شلمچه password passwort گذرواژه رمزعبور پسورد سلام salam admin welcome',
].flatMap((line) => line.split(' '))

/** Whose password it will be. */
export interface PasswordOwner {
  username: string
  displayName: string
}

/**
 * Why a password is refused, or undefined. Any characters, no composition rules (OWASP ASVS 5.0 §6.2): only its
 * length, what everybody uses, and what anybody knows of its owner count.
 */
export function weaknessOf(password: string, owner: PasswordOwner): Reason | undefined {
  const length = [...password].length
  if (length < SHORTEST_PASSWORD) return 'PASSWORD_TOO_SHORT'
  if (length > LONGEST_PASSWORD) return 'TOO_LONG'
  const key = fold(password)
  if (isMonotonous(key) || isCommon(key)) return 'PASSWORD_COMMON'
  return [...withoutWords(key, owner)].length < 8 ? 'PASSWORD_OF_KNOWN_WORDS' : undefined
}

/** One piece over and over, or every character next to the one before it; 0 stands beside 9. */
function isMonotonous(key: string): boolean {
  if (/^(.{1,10}?)\1+.{0,5}$/su.test(key)) return true
  const round = /^\d+$/.test(key) ? 10 : Number.MAX_SAFE_INTEGER
  const codes = [...key].map((letter) => letter.codePointAt(0) ?? 0)
  const steps = codes.slice(1).map((code, place) => (code - (codes[place] ?? 0) + round) % round)
  return new Set(steps).size <= 1
}

const AS_LETTERS: Record<string, string> = {
  0: 'o',
  1: 'i',
  3: 'e',
  4: 'a',
  5: 's',
  7: 't',
  '@': 'a',
  $: 's',
}

/**
 * One common password or two, whatever digits and signs stand around, letters written as digits or not. `fewest` is
 * of how many pieces the text up to there can be made with a common password among them; a letter of its own is a
 * piece too, digits and signs beside letters are none.
 */
function isCommon(key: string): boolean {
  const lettered = key.replace(/[013457@$]/g, (sign) => AS_LETTERS[sign] ?? sign)
  const free = HAS_LETTER.test(key) ? /[^\p{L}\p{M}]/u : /(?!)/
  const known = (from: number, to: number) =>
    (!HAS_LETTER.test(key) || HAS_LETTER.test(key.slice(from, to))) &&
    (COMMON.has(key.slice(from, to)) || COMMON.has(lettered.slice(from, to)))
  let plain = 0
  const fewest: number[] = []
  for (let start = 0; start < key.length; start += 1) {
    const before = fewest[start] ?? Number.POSITIVE_INFINITY
    const longest = Math.min(key.length, start + LONGEST_COMMON)
    for (let end = start + 3; end <= longest; end += 1)
      if (known(start, end))
        fewest[end] = Math.min(fewest[end] ?? Number.POSITIVE_INFINITY, 1 + Math.min(plain, before))
    const letter = free.test(key.charAt(start)) ? 0 : 1
    fewest[start + 1] = Math.min(fewest[start + 1] ?? Number.POSITIVE_INFINITY, before + letter)
    plain += letter
  }
  return (fewest[key.length] ?? Number.POSITIVE_INFINITY) <= 2
}

const HAS_LETTER = /\p{L}/u

function withoutWords(key: string, { username, displayName }: PasswordOwner): string {
  const own = [...username.split(/[._-]/), ...displayName.split(/\s/), username, displayName]
  return [...own, ...OURS]
    .map(fold)
    .filter((word) => word.length >= 3)
    .sort((a, b) => b.length - a.length)
    .reduce((rest, word) => rest.replaceAll(word, ''), key)
}
