import type { Actor } from '@/lib/actor'
import { canRegister } from '@/lib/consignments/policy'
import type { Tx } from '@/lib/db'
import { newId } from '@/lib/id'
import { ok, type Result } from '@/lib/result'
import type { LogEntry } from '@/lib/scans/import/schema'
import {
  declarationKey,
  type KnownConsignment,
  type NewConsignment,
  type Placement,
  placeEntries,
} from '@/lib/scans/import-consignments/rules'

/** Gives every entry its consignment, registering those that the log makes known; inside the caller's transaction. */
export async function placeConsignments(
  actor: Actor,
  tx: Tx,
  entries: LogEntry[],
  known: KnownConsignment[],
): Promise<Result<Placement>> {
  const allowed = canRegister(actor)
  if (!allowed.ok) return allowed
  const { consignmentIds, fresh } = placeEntries(entries, known, newId)
  const added = await register(tx, actor.officeId, fresh)
  const quicker = added < fresh.length ? await findQuicker(tx, actor.officeId, fresh) : new Map()
  return ok({
    consignmentIds: consignmentIds.map((id) => quicker.get(id) ?? id),
    fresh: fresh.filter(({ id }) => !quicker.has(id)),
  })
}

/** All in one statement: twenty thousand rows in seconds. One that the desk has made meanwhile is left out. */
function register(tx: Tx, officeId: string, fresh: NewConsignment[]): Promise<number> {
  return tx.$executeRaw`
    INSERT INTO consignment (id, office_id, direction, cotage, plate_kind, plate, container_number, hs_code,
      declared_goods, declared_weight_kg, registered_at)
    SELECT "id", ${officeId}::uuid, "direction", "cotage", "plateKind", "plate", "containerNumber", "hsCode",
      "declaredGoods", "declaredWeightKg", "registeredAt"
    FROM jsonb_to_recordset(${JSON.stringify(fresh)}::jsonb) AS r("id" uuid, "direction" direction,
      "cotage" text, "plateKind" plate_kind, "plate" text, "containerNumber" text, "hsCode" text,
      "declaredGoods" text, "declaredWeightKg" int, "registeredAt" timestamptz)
    ON CONFLICT DO NOTHING`
}

/** For each of our ids that was left out, the id of the row that stands in its place. */
async function findQuicker(
  tx: Tx,
  officeId: string,
  fresh: NewConsignment[],
): Promise<Map<string, string>> {
  const cotages = fresh.flatMap(({ cotage }) => cotage ?? [])
  const there = await tx.$queryRaw<Omit<KnownConsignment, 'direction' | 'registeredAt'>[]>`
    SELECT id, cotage, plate, container_number AS "containerNumber" FROM consignment
    WHERE office_id = ${officeId}::uuid AND cotage = ANY(${cotages})`
  const ids = new Map(there.map((one) => [declarationKey(one), one.id]))
  const pairs = fresh.map((one) => [one.id, ids.get(declarationKey(one)) ?? one.id] as const)
  return new Map(pairs.filter(([own, other]) => own !== other))
}
