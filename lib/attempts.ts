import type { Tx } from '@/lib/db'
import { markOf } from '@/lib/secrets'

/** How many attempts are free before waits begin, and what is forgotten. */
interface Limit {
  free: number
  /** Minutes without any until one attempt is forgotten. */
  fades: number
}

/**
 * A name or second factor: five attempts, then 1, 2, 4, 8, 15 minutes between two: about a hundred a day
 * (NIST SP 800-63B-4 §3.2.2). An address may be a whole customs office behind one router.
 */
export const LIMITS = {
  name: { free: 5, fades: 180 },
  factor: { free: 5, fades: 180 },
  address: { free: 50, fades: 1 },
} as const satisfies Record<string, Limit>

/** The longest wait, minutes. */
export const LONGEST_WAIT = 15

/** What is counted: a kind and whose. */
export interface AttemptKey {
  kind: keyof typeof LIMITS
  of: string
}

export interface Counted {
  /** Minutes to wait; 0 where this attempt may go on. */
  wait: number
  /** True for the attempt after which a wait begins, should it fail. */
  last: boolean
}

/**
 * Counts one attempt, before it is known whether it is right: of many at once each is counted. An attempt during a
 * wait is not counted, and must not go on.
 */
export async function countAttempt(tx: Tx, { kind, of }: AttemptKey, at: Date): Promise<Counted> {
  const { free, fades } = LIMITS[kind]
  const key = markOf(`${kind}|${of}`)
  const [row] = await tx.$queryRaw<{ waitUntil: Date | null }[]>`
    INSERT INTO sign_in_attempt AS a (key, count, last_at) VALUES (${key}, 1, ${at}::timestamptz)
    ON CONFLICT (key) DO UPDATE SET (count, last_at, wait_until) = (
      SELECT n, ${at}::timestamptz, CASE WHEN n >= ${free}::int THEN ${at}::timestamptz
        + least(${LONGEST_WAIT}::int, 2 ^ least(n - ${free}::int, 10)) * interval '1 minute' END
      FROM (SELECT 1 + greatest(0, a.count
        - floor(extract(epoch FROM ${at}::timestamptz - a.last_at) / 60 / ${fades}::int)::int) AS n) AS counted)
    WHERE a.wait_until IS NULL OR a.wait_until <= ${at}::timestamptz
    RETURNING a.wait_until AS "waitUntil"`
  if (row) return { wait: 0, last: row.waitUntil !== null }
  const waiting = await tx.signInAttempt.findUnique({ where: { key } })
  const left = (waiting?.waitUntil?.getTime() ?? 0) - at.getTime()
  return { wait: Math.max(1, Math.ceil(left / 60_000)), last: false }
}

/** After a success: a name's or factor's attempts are forgotten; an address only gets this one back. */
export async function forgetAttempts(tx: Tx, keys: AttemptKey[]): Promise<void> {
  for (const { kind, of } of keys) {
    const key = markOf(`${kind}|${of}`)
    if (kind !== 'address') await tx.signInAttempt.deleteMany({ where: { key } })
    else
      await tx.$executeRaw`
        UPDATE sign_in_attempt SET count = greatest(count - 1, 0), wait_until = NULL WHERE key = ${key}`
  }
}

/** Takes out of the table what no longer counts. */
export async function sweepAttempts(tx: Tx, at: Date): Promise<void> {
  const dayAgo = new Date(at.getTime() - 86_400_000)
  await tx.signInAttempt.deleteMany({ where: { lastAt: { lt: dayAgo } } })
}
