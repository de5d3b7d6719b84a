import { generateSync } from 'otplib'
import type { Actor } from '@/lib/actor'
import { hashPassword } from '@/lib/password'
import { getOwnCredential } from '@/lib/staff/credentials/queries'
import { confirmEnrolment, startEnrolment } from '@/lib/staff/second-factor/commands'
import { query } from './database'

/** From where the people of the tests sign in. */
export const HERE = { address: '192.0.2.7', userAgent: 'Tests' }

/** Gives somebody a password of their own, as if they had chosen it. */
export async function havePassword({ id }: Pick<Actor, 'id'>, password: string): Promise<void> {
  await query(
    `INSERT INTO credential (user_id, password_hash, changed_at) VALUES ($1, $2, '2026-01-01T00:00:00Z')
     ON CONFLICT (user_id) DO UPDATE SET password_hash = $2, must_change = false`,
    [id, await hashPassword(password)],
  )
}

/** The code that a person's program shows at a moment. */
export function codeOf(secret: string, at: Date): string {
  return generateSync({ secret, epoch: Math.floor(at.getTime() / 1000) })
}

/** Sets up a second factor through the commands; the first code is the one of `at`. */
export async function haveSecondFactor(
  actor: Actor,
  at: Date,
): Promise<{ secret: string; codes: string[] }> {
  const started = await startEnrolment({ ...actor, confirmedAt: at })
  if (!started.ok) throw new Error(started.reason)
  const secret = (await getOwnCredential(actor))?.enrolment?.secret ?? ''
  const confirmed = await confirmEnrolment(actor, { code: codeOf(secret, at) })
  if (!confirmed.ok) throw new Error(confirmed.reason)
  return { secret, codes: confirmed.value.codes }
}

/** What counts attempts and waits, emptied. */
export async function forgetAllAttempts(): Promise<void> {
  await query('DELETE FROM sign_in_attempt')
}
