/**
 * Persian and Arabic text as people type it, folded for search and identifiers.
 * The database has the same fold as `didban_fold`; a property test keeps them equal.
 */

const ARABIC_TO_PERSIAN: Record<string, string> = {
  ي: 'ی',
  ى: 'ی',
  ك: 'ک',
  ة: 'ه',
  ۀ: 'ه',
}

/** Diacritics, tatweel, joiners, direction marks, spaces and the separators people put into identifiers. */
const IGNORED =
  /[\u064B-\u065F\u0670\u0640\u200B-\u200F\u00AD\u2060\uFEFF\t-\r \-\u2010-\u2015_/.,\u060C()]/g

/** Persian (۰–۹) and Arabic (٠–٩) digits as 0–9; everything else unchanged. */
export function toAsciiDigits(text: string): string {
  return text.replace(/[۰-۹٠-٩]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
}

/** The key under which a text is found: forms, digits, case and separators folded together. */
export function fold(text: string): string {
  const composed = text.normalize('NFKC').replace(/[A-Z]/g, (letter) => letter.toLowerCase())
  const persian = composed.replace(/[يىكةۀ]/g, (letter) => ARABIC_TO_PERSIAN[letter] ?? letter)
  return toAsciiDigits(persian).replace(IGNORED, '').replaceAll('چذابه', 'چزابه')
}

/** Characters that reorder or hide text: never part of an honest name or identifier. */
export function hasHiddenDirection(text: string): boolean {
  return /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/.test(text)
}

/** NUL and every other control character, line breaks among them, and halves of characters. */
export function hasControls(text: string): boolean {
  return /[\p{Cc}\p{Cs}]/u.test(text)
}
