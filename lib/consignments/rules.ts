import { toAsciiDigits } from '@/lib/text'

/**
 * ISO 6346 check digit of the first ten characters: letters count from 10 upwards, leaving out the
 * multiples of 11; each place weighs 2^position; the sum modulo 11, where 10 becomes 0.
 */
export function containerCheckDigit(prefix: string): number {
  const alphabet = '0123456789A?BCDEFGHIJK?LMNOPQRSTU?VWXYZ'
  const sum = [...prefix.slice(0, 10)].reduce(
    (total, character, place) => total + alphabet.indexOf(character) * 2 ** place,
    0,
  )
  return (sum % 11) % 10
}

export type ContainerFault = 'CONTAINER_FORM' | 'CONTAINER_CHECK_DIGIT'

/** A container number as typed (spaces, hyphens, any digits) in its canonical form, or why not. */
export function parseContainer(
  typed: string,
): { number: string } | { fault: ContainerFault; expected?: number } {
  const number = toAsciiDigits(typed)
    .replace(/[\s\-_./]/g, '')
    .toUpperCase()
  if (!/^[A-Z]{3}[UJZ]\d{7}$/.test(number)) return { fault: 'CONTAINER_FORM' }
  const expected = containerCheckDigit(number)
  return Number(number[10]) === expected ? { number } : { fault: 'CONTAINER_CHECK_DIGIT', expected }
}

/** Letters of Iranian plates. An open list: offices may meet others. */
export const PLATE_LETTERS = [
  'ع',
  'الف',
  'ب',
  'پ',
  'ت',
  'ث',
  'ج',
  'د',
  'ز',
  'ژ',
  'س',
  'ش',
  'ص',
  'ط',
  'ف',
  'ق',
  'ک',
  'گ',
  'ل',
  'م',
  'ن',
  'و',
  'ه',
  'ی',
] as const

export interface IranianPlate {
  two: string
  letter: string
  three: string
  region: string
}

/** Four parts to the canonical `12-ع-345-14`; undefined where a part cannot stand on a plate. */
export function plateFromParts(parts: IranianPlate): string | undefined {
  const plate = [parts.two, parts.letter, parts.three, parts.region]
    .map((part) => toAsciiDigits(part).trim())
    .join('-')
  return partsOfPlate(plate) ? plate : undefined
}

/** The four parts of a canonical Iranian plate. */
export function partsOfPlate(plate: string): IranianPlate | undefined {
  const found = /^([1-9]{2})-(.{1,3})-([1-9]{3})-([1-9]\d)$/u.exec(plate)
  const [, two, letter, three, region] = found ?? []
  if (!two || !letter || !three || !region) return undefined
  return (PLATE_LETTERS as readonly string[]).includes(letter)
    ? { two, letter, three, region }
    : undefined
}

/** An Iranian plate written in one go, e.g. `۱۲ع۳۴۵-۱۴` or `12 ع 345 ایران 14`. */
export function parseIranianPlate(typed: string): string | undefined {
  const text = toAsciiDigits(typed)
    .replace(/ایران|[\s\-_|/\u200C]/g, '')
    .replace(/ي/g, 'ی')
    .replace(/ك/g, 'ک')
    .replace(/^(\d\d)ا(?!لف)/, '$1الف')
  const [, two, letter, three, region] = /^(\d{2})(\D{1,3})(\d{3})(\d{2})$/u.exec(text) ?? []
  return two && letter && three && region
    ? plateFromParts({ two, letter, three, region })
    : undefined
}

/** Any other plate: letters and digits kept, in upper case, spaces and marks dropped. */
export function foldForeignPlate(typed: string): string {
  return toAsciiDigits(typed.normalize('NFKC'))
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

/** A cotage number as typed: 4 to 12 digits, without leading or trailing marks. */
export function parseCotage(typed: string): string | undefined {
  const digits = toAsciiDigits(typed).replace(/[\s\-/]/g, '')
  return /^\d{4,12}$/.test(digits) ? digits : undefined
}

/** What was given, without the fields left open: a column is written or it is not named. */
export function given<Fields extends object>(
  fields: Fields,
): { [Name in keyof Fields]: Exclude<Fields[Name], undefined> } {
  const filled = Object.entries(fields).filter(([, value]) => value !== undefined)
  return Object.fromEntries(filled) as { [Name in keyof Fields]: Exclude<Fields[Name], undefined> }
}
