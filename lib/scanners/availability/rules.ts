import {
  HOUR,
  type Hours,
  lengthOf,
  type Span,
  scheduledSpans,
  shared,
} from '@/lib/scanners/schedule/rules'
import type { Blocker, DowntimeReason } from '@/prisma/generated/enums'

/** When a unit was down; open while `to` is null. What older data does not tell is null. */
export interface Outage {
  from: Date
  to: Date | null
  reason: DowntimeReason | null
  blocker: Blocker | null
}

/** What one unit's window holds; sums of these are a province's. Times in milliseconds of scheduled hours. */
export interface Tally {
  scheduled: number
  down: number
  blockers: Map<Blocker | null, number>
  /** Downtimes that began in the window, but for planned maintenance. */
  failures: number
  /** Those restored in the window, and how long they took in all, day and night. */
  restored: number
  restoring: number
  scans: number
  ratedPerHour: number
}

/** Counts a unit's window. Outages of one unit never overlap (the database sees to it). */
export function tallyOf(
  unit: Hours & { ratedPerHour: number; service: Span | undefined; scans: number },
  outages: Outage[],
  window: Span,
): Tally {
  const { scans, ratedPerHour, service } = unit
  const span = service && shared(service, window)
  const spans = span ? scheduledSpans(unit, span) : []
  const blockers = new Map<Blocker | null, number>()
  for (const { from, to, blocker } of outages) {
    const down = sum(spans, (one) => shared(one, { from, to: to ?? window.to }))
    if (down > 0) blockers.set(blocker, (blockers.get(blocker) ?? 0) + down)
  }
  const scheduled = sum(spans, (one) => one)
  const down = [...blockers.values()].reduce((total, some) => total + some, 0)
  return { scheduled, down, blockers, ...failuresIn(outages, span), scans, ratedPerHour }
}

function sum(spans: Span[], pick: (span: Span) => Span | undefined): number {
  return spans.reduce((total, one) => {
    const found = pick(one)
    return found ? total + lengthOf(found) : total
  }, 0)
}

function failuresIn(outages: Outage[], span: Span | undefined) {
  const within = (at: Date) => span !== undefined && at >= span.from && at <= span.to
  const failed = outages.filter(({ reason }) => reason !== 'PLANNED_MAINTENANCE')
  const ended = failed.flatMap(({ from, to }) => (to && within(to) ? [{ from, to }] : []))
  return {
    failures: failed.filter(({ from }) => within(from)).length,
    restored: ended.length,
    restoring: sum(ended, (one) => one),
  }
}

/** Figures of one unit or of many together. A ratio with nothing to divide by is undefined: "n/a", never 0. */
export interface Figures {
  scheduledHours: number
  upHours: number
  downHours: number
  /** Ao = up hours ÷ scheduled hours (IEC 60050-192). */
  availability: number | undefined
  failures: number
  /** MTBF = operating hours ÷ failures; undefined without a failure: then longer than `upHours`. */
  mtbfHours: number | undefined
  restored: number
  /** MDT = Σ (restored − failed) ÷ failures restored. */
  mdtHours: number | undefined
  /** Down scheduled hours × own mean scans per up hour; undefined where no unit has worked. */
  lostScans: number | undefined
  /** Units that were down and never up: what they lost cannot be told. */
  withoutThroughput: number
  scans: number
  /** Scans ÷ (rated per hour × up hours). */
  utilisation: number | undefined
  /** Down scheduled hours by what held the units, most first. */
  blockers: { blocker: Blocker | null; hours: number }[]
}

export function figuresOf(tallies: Tally[]): Figures {
  const total = (pick: (tally: Tally) => number) =>
    tallies.reduce((all, tally) => all + pick(tally), 0)
  const scheduledHours = total((tally) => tally.scheduled) / HOUR
  const upHours = total(upOf) / HOUR
  const capacity = total((tally) => tally.ratedPerHour * upOf(tally)) / HOUR
  const [failures, restored] = [total((tally) => tally.failures), total((tally) => tally.restored)]
  const scans = total((tally) => tally.scans)
  return {
    scheduledHours,
    upHours,
    downHours: total((tally) => tally.down) / HOUR,
    availability: ratio(upHours, scheduledHours),
    failures,
    mtbfHours: ratio(upHours, failures),
    restored,
    mdtHours: ratio(total((tally) => tally.restoring) / HOUR, restored),
    ...lossOf(tallies),
    scans,
    utilisation: ratio(scans, capacity),
    blockers: heldBy(tallies),
  }
}

function upOf({ scheduled, down }: Tally): number {
  return scheduled - down
}

function ratio(part: number, whole: number): number | undefined {
  return whole > 0 ? part / whole : undefined
}

function lossOf(tallies: Tally[]) {
  const known = tallies.filter((tally) => upOf(tally) > 0)
  const idle = tallies.filter((tally) => tally.down > 0 && upOf(tally) === 0)
  const lost = known.reduce((all, tally) => all + (tally.down * tally.scans) / upOf(tally), 0)
  return { lostScans: known.length > 0 ? lost : undefined, withoutThroughput: idle.length }
}

function heldBy(tallies: Tally[]): Figures['blockers'] {
  const held = new Map<Blocker | null, number>()
  for (const { blockers } of tallies)
    for (const [blocker, some] of blockers) held.set(blocker, (held.get(blocker) ?? 0) + some)
  return [...held]
    .map(([blocker, all]) => ({ blocker, hours: all / HOUR }))
    .sort((a, b) => b.hours - a.hours)
}
