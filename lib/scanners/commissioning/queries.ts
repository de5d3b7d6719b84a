import type { Tx } from '@/lib/db'
import { type Ladder, ladderOf, type StageEvent } from '@/lib/scanners/commissioning/rules'
import type { Blocker, CommissioningStage } from '@/prisma/generated/enums'

/** The ladder of each unit that is on its way into service. Two queries; inside the page's own snapshot. */
export async function readLadders(
  tx: Tx,
  units: { id: string; stage: CommissioningStage | null; blocker: Blocker | null }[],
  today: string,
): Promise<Map<string, Ladder>> {
  const coming = units.flatMap(({ id, stage, blocker }) => (stage ? [{ id, stage, blocker }] : []))
  if (coming.length === 0) return new Map()
  const where = { scannerId: { in: coming.map(({ id }) => id) } }
  const plans = await tx.commissioningPlan.findMany({ where })
  const events = await tx.commissioningEvent.findMany({
    where,
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  })
  const own = <T extends { scannerId: string }>(rows: T[], id: string) =>
    rows.filter(({ scannerId }) => scannerId === id)
  return new Map(
    coming.map((unit) => {
      const plan = new Map(
        own(plans, unit.id).map(({ stage, plannedOn }) => [stage, dayOf(plannedOn)]),
      )
      const happened: StageEvent[] = own(events, unit.id)
      return [unit.id, ladderOf(unit, plan, happened, today)]
    }),
  )
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10)
}
