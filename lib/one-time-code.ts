import { randomBytes } from 'node:crypto'
import { generateSecret, generateURI, verifySync } from 'otplib'
import { toAsciiDigits } from '@/lib/text'

/** Codes change every so many seconds (RFC 6238's own choice; every authenticator program knows it). */
export const STEP_SECONDS = 30

/** One step late or early is taken too: clocks of telephones differ (RFC 6238 §5.2). */
const TOLERANCE = STEP_SECONDS

/** A new secret of 160 bits in base 32. */
export function newSecret(): string {
  return generateSecret({ length: 20 })
}

/** What the picture says to an authenticator program. */
export function enrolmentUri(secret: string, username: string): string {
  return generateURI({ issuer: 'Didban', label: username, secret })
}

/** The step whose code this is, or undefined; none up to `lastStep` is taken again. */
export function stepOf(
  code: string,
  secret: string,
  at: Date,
  lastStep?: bigint | null,
): number | undefined {
  const token = toAsciiDigits(code).replace(/[\s-]/g, '')
  if (!/^\d{6}$/.test(token)) return undefined
  const epoch = Math.floor(at.getTime() / 1000)
  const found = verifySync({ secret, token, epoch, epochTolerance: TOLERANCE })
  if (!found.valid || !('timeStep' in found)) return undefined
  return found.timeStep > Number(lastStep ?? -1) ? found.timeStep : undefined
}

/** Crockford's base 32: no I, L, O and U, so that a printed code can be typed. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A recovery code: 16 characters, 80 random bits, in groups of four. */
export function newRecoveryCode(): string {
  const letters = Array.from(randomBytes(16), (byte) => LETTERS[byte % 32]).join('')
  return letters.replace(/.{4}(?=.)/g, '$&-')
}

/** A recovery code as it was printed, whatever way it was typed; undefined where it can be none. */
export function readRecoveryCode(typed: string): string | undefined {
  const letters = toAsciiDigits(typed)
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  return /^[0-9A-HJKMNP-TV-Z]{16}$/.test(letters) ? letters : undefined
}
