import type { AlertState } from '@/prisma/generated/enums'
import type { Random } from './random'
import { HOUR } from './work-days'

/** When an alert's steps were taken; those that were not are missing. */
export interface Life {
  acknowledgedAt?: number
  actedAt?: number
  closedAt?: number
  isTrue: boolean
}

interface Course {
  at: number
  overAt?: number | null
}

/** Most are acknowledged in time, acted on, and closed once what they warned of is over. */
export function liveOn(random: Random, { at, overAt }: Course, ackMs: number, now: number): Life {
  const isLate = random.chance(0.2)
  const acknowledgedAt = at + ackMs * (isLate ? random.between(1.1, 5) : random.between(0.1, 0.9))
  const isDismissed = overAt === undefined && random.chance(0.12)
  const acts = acknowledgedAt + random.between(0.3, 20) * HOUR
  const actedAt = isDismissed ? undefined : acts
  const over = overAt === null ? Number.POSITIVE_INFINITY : (overAt ?? 0)
  const closedAt = Math.max(acts, over) + random.between(12, 300) * HOUR
  const isTrue = !isDismissed && (overAt !== undefined || random.chance(0.8))
  return upTo(now, { acknowledgedAt, ...(actedAt ? { actedAt } : {}), closedAt, isTrue })
}

function upTo(now: number, { isTrue, ...times }: Life): Life {
  const past = Object.entries(times).filter(([, at]) => at <= now)
  return { ...Object.fromEntries(past.map(([step, at]) => [step, Math.round(at)])), isTrue }
}

/** Of the newest, on subjects of their own, one waits past its time and one each for what follows. */
export function leaveOpen(
  raised: (Course & { subject: [string, string]; life: Life })[],
  now: number,
): void {
  const newest = [...raised].reverse().filter((one, place, list) => {
    const first = list.findIndex(({ subject }) => subject[1] === one.subject[1])
    return first === place && one.at < now - 6 * HOUR && one.overAt === undefined
  })
  const [late, seen, acted] = newest
  if (late) late.life = { isTrue: true }
  if (seen) seen.life = first(seen.life, ['acknowledgedAt'])
  if (acted?.life.actedAt) acted.life = first(acted.life, ['acknowledgedAt', 'actedAt'])
}

function first(life: Life, steps: (keyof Life)[]): Life {
  const kept = Object.entries(life).filter(([step]) => steps.includes(step as keyof Life))
  return { ...Object.fromEntries(kept), isTrue: true }
}

export function stateOf({ acknowledgedAt, actedAt, closedAt, isTrue }: Life): AlertState {
  if (closedAt) return isTrue ? 'CLOSED_TRUE' : 'CLOSED_FALSE'
  if (actedAt) return 'ACTED'
  return acknowledgedAt ? 'ACKNOWLEDGED' : 'RAISED'
}
