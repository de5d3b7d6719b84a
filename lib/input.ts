import { z } from 'zod'
import { type FieldError, ok, type Reason, type Result, refused } from '@/lib/result'
import { hasControls, hasHiddenDirection, toAsciiDigits } from '@/lib/text'

/** A zod message is one of our reasons, so that every error is put into words in one place. */
export const because = (reason: Reason): string => reason

/**
 * One line of a person's text: trimmed, composed, without controls or marks that reorder it. At least `min`
 * characters as the database counts them, where JavaScript may count one for two.
 */
export function line(min: number, max: number) {
  return z
    .string({ error: because('REQUIRED') })
    .max(10_000, because('TOO_LONG'))
    .transform((text) => text.normalize('NFC').replace(/\s+/g, ' ').trim())
    .pipe(
      z
        .string()
        .min(min, because(min === 1 ? 'REQUIRED' : 'TOO_SHORT'))
        .max(max, because('TOO_LONG'))
        .refine((text) => [...text].length >= min, because('TOO_SHORT'))
        .refine((text) => !hasControls(text), because('CONTROL_CHARACTERS'))
        .refine((text) => !hasHiddenDirection(text), because('HIDDEN_DIRECTION')),
    )
}

/** What a column of rials holds at most: exact in a double (decision 011). */
export const MOST_RIALS = 9_000_000_000_000_000

/** Whole rials as people type them: any digits, thousands apart or not. */
export function rials(most = MOST_RIALS) {
  return line(1, 30)
    .transform(toAsciiDigits)
    .pipe(z.string().regex(/^(\d+|\d{1,3}([,٬،.\s]\d{3})+)$/, because('RIAL_FORM')))
    .transform((digits) => Number(digits.replace(/\D/g, '')))
    .pipe(z.number().max(most, because('RIAL_RANGE')))
}

/** An identifier another row carries. */
export const id = z.uuid({ error: because('INVALID') })

/** Parses a border's input; every issue becomes a reason beside its field. */
export function parseInput<S extends z.ZodType>(schema: S, input: unknown): Result<z.output<S>> {
  const parsed = schema.safeParse(input)
  if (parsed.success) return ok(parsed.data)
  const fields = new Map<string, FieldError>()
  for (const issue of parsed.error.issues) {
    const field = String(issue.path[0] ?? '')
    if (!fields.has(field))
      fields.set(field, { field, reason: reasonOf(issue), details: detailsOf(issue) })
  }
  return refused('CHECK_FIELDS', {}, [...fields.values()])
}

function reasonOf(issue: z.core.$ZodIssue): Reason {
  return /^[A-Z][A-Z0-9_]+$/.test(issue.message) ? (issue.message as Reason) : 'INVALID'
}

function detailsOf(issue: z.core.$ZodIssue): Record<string, string | number> {
  if (issue.code === 'too_big') return { maximum: Number(issue.maximum) }
  if (issue.code === 'too_small') return { minimum: Number(issue.minimum) }
  return {}
}

/**
 * A form's text fields, empty ones left out; a field sent several times becomes a list. Files are not taken.
 * Whoever calls an action by hand may send anything else in a form's place: it becomes a field that no schema has.
 */
export function readForm(form: FormData): Record<string, string | string[]> {
  if (!(form instanceof FormData)) return { notAForm: 'sent' }
  const values = new Map<string, string | string[]>()
  for (const name of new Set(form.keys())) {
    if (name.startsWith('$')) continue
    const texts = form.getAll(name).filter((value) => typeof value === 'string')
    const filled = texts.filter((text) => text.trim() !== '')
    if (filled.length === 1 && filled[0] !== undefined && !name.endsWith('[]'))
      values.set(name, filled[0])
    else if (filled.length > 0) values.set(name.replace('[]', ''), filled)
  }
  return Object.fromEntries(values)
}

/** The files that a form holds under a name. */
export function filesOf(form: FormData, name: string): File[] {
  if (!(form instanceof FormData)) return []
  return form.getAll(name).filter((value) => typeof value !== 'string')
}

/** What no form of ours sends by itself. */
export type Hostile = 'CONTROLS' | 'DIRECTION' | 'LENGTH' | 'PROTOTYPE' | 'SHAPE'

const LONGEST_HONEST = 10_000

/** What in a refused input was meant to do harm rather than typed wrongly, or undefined; looks three levels deep. */
export function hostileIn(input: unknown, depth = 0): Hostile | undefined {
  if (typeof input === 'string') return hostileText(input)
  if (input === null || typeof input !== 'object') return undefined
  if (depth > 3) return 'SHAPE'
  for (const [name, value] of Object.entries(input)) {
    if (['__proto__', 'constructor', 'prototype'].includes(name)) return 'PROTOTYPE'
    const found = hostileText(name) ?? hostileIn(value, depth + 1)
    if (found) return found
  }
  return undefined
}

function hostileText(text: string): Hostile | undefined {
  if (text.length > LONGEST_HONEST) return 'LENGTH'
  if (/[^\P{Cc}\t\n\r]|\p{Cs}/u.test(text)) return 'CONTROLS'
  return hasHiddenDirection(text) ? 'DIRECTION' : undefined
}
