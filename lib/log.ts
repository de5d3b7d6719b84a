import { randomBytes } from 'node:crypto'
import { format } from 'node:util'
import { z } from 'zod'
import { now } from '@/lib/clock'

/**
 * What is written down about the running server: one JSON object a line, on stderr. Secrets are left out by the
 * name of their field and by their form, and nothing that came from outside can begin a line of its own.
 */

/** What somebody sent and was refused before any work was done for it. */
export type Incident =
  | 'BAD_ADDRESS'
  | 'BODY_TOO_LARGE'
  | 'BODY_TYPE'
  | 'DATABASE_REFUSED'
  | 'FOREIGN_HOST'
  | 'FOREIGN_ORIGIN'
  | 'FOREIGN_SITE'
  | 'FORGED_COOKIE'
  | 'HOSTILE_INPUT'
  | 'OVERLOADED'
  | 'POLICY_VIOLATED'
  | 'SESSION_OVER'

type Details = Record<string, unknown>

/** Logs a fault under a reference number that the user is shown; its text stays in the log. */
export function logFault(where: string, error: unknown, details: Details = {}): string {
  const reference = randomBytes(4).toString('hex')
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  writeLine({ level: 'error', fault: where, reference, text, ...details })
  return reference
}

/** Logs what Next caught and showed as an error page, under the number that the page shows. */
export function logThrown(error: unknown, details: Details): void {
  const { digest } = z.object({ digest: z.string().optional() }).catch({}).parse(error)
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  writeLine({ level: 'error', fault: 'request', reference: digest, text, ...details })
}

/** From now on what libraries print as errors and warnings is written as lines of this log. */
export function logConsole(): void {
  for (const level of ['error', 'warn'] as const)
    console[level] = (...said: unknown[]) => writeLine({ level, text: format(...said) })
}

/** Logs what was refused at the border, so that attempts can be counted and followed. */
export function logIncident(incident: Incident, details: Details = {}): void {
  writeLine({ level: 'warn', incident, ...details })
}

function writeLine(record: Details): void {
  process.stderr.write(`${lineOf({ at: now().toISOString(), ...record })}\n`)
}

const SECRET_NAME =
  /passw|secret|token|cookie|authoriz|totp|otp|recovery|credential|signature|api.?key|^code$|^sid$/i
const HIDDEN = '[hidden]'
/** A password in an address, a bearer header, a signed or encrypted token. */
const SECRET_FORMS: [RegExp, string][] = [
  [/(\/\/[^/:@\s]*:)[^@\s]*@/g, `$1${HIDDEN}@`],
  [/\b(bearer|basic)\s+[\w.~+/=-]+/gi, `$1 ${HIDDEN}`],
  [/\beyJ[\w-]+\.[\w-]*(\.[\w-]*){1,3}/g, HIDDEN],
]

const LONGEST_TEXT = 8_000
const MOST_ENTRIES = 50
const DEEPEST = 4

/** A record as its line: without secrets, bounded, and in visible characters that no terminal obeys. */
export function lineOf(record: Details): string {
  return JSON.stringify(shown(record, 0)).replace(
    /[\u007F-\u009F\u061C\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

function shown(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return withoutSecrets(value)
  if (typeof value === 'bigint' || typeof value === 'function') return String(value).slice(0, 200)
  if (value === null || typeof value !== 'object') return value
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString()
  if (value instanceof Error) return withoutSecrets(value.stack ?? value.message)
  if (depth >= DEEPEST) return '[deeper]'
  if (Array.isArray(value))
    return value.slice(0, MOST_ENTRIES).map((entry) => shown(entry, depth + 1))
  const entries = Object.entries(value).slice(0, MOST_ENTRIES)
  return Object.fromEntries(
    entries.map(([name, entry]) => [
      name,
      SECRET_NAME.test(name) ? HIDDEN : shown(entry, depth + 1),
    ]),
  )
}

function withoutSecrets(text: string): string {
  const short = text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text
  return SECRET_FORMS.reduce((kept, [form, instead]) => kept.replace(form, instead), short)
}
