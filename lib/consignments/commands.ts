import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/commands'
import { canRegister } from '@/lib/consignments/policy'
import { findMatching } from '@/lib/consignments/queries'
import { given } from '@/lib/consignments/rules'
import type { Declaration } from '@/lib/consignments/schema'
import type { Tx } from '@/lib/db'
import { newId } from '@/lib/id'
import { type FieldError, ok, type Result, refused, refusedAt } from '@/lib/result'
import { fold } from '@/lib/text'
import type { Consignment } from '@/prisma/generated/client'

/**
 * Finds the consignment a declaration means, or registers it; inside the caller's transaction.
 * A registered declaration is never overwritten: what differs is refused beside its field.
 */
export async function registerConsignment(
  tx: Tx,
  actor: Actor,
  declaration: Declaration,
  at: Date,
): Promise<Result<Consignment>> {
  const allowed = canRegister(actor)
  if (!allowed.ok) return allowed
  const { cotage, plate, containerNumber } = declaration
  if (!cotage && !plate && !containerNumber) return refusedAt('cotage', 'CONSIGNMENT_UNIDENTIFIED')
  await lockIdentity(tx, actor.officeId, cotage ?? `${plate?.plate ?? ''}|${containerNumber ?? ''}`)
  const hs = await checkCode(tx, declaration.hsCode)
  if (!hs.ok) return hs
  return (
    (await meet(tx, actor, declaration, at)) ??
    (await create(tx, actor, declaration, at)) ??
    // An import that was under way has registered the very declaration: now its row is seen.
    (await meet(tx, actor, declaration, at)) ??
    refused('TAKEN_MEANWHILE')
  )
}

/** The registered consignment a declaration means, completed by it; undefined where there is none. */
async function meet(
  tx: Tx,
  actor: Actor,
  declaration: Declaration,
  at: Date,
): Promise<Result<Consignment> | undefined> {
  const { cotage, plate, containerNumber, direction } = declaration
  const key = { cotage, plate: plate?.plate, containerNumber, direction }
  const matches = await findMatching(tx, actor.officeId, key, at)
  const [match] = matches.toSorted((a, b) => openParts(a, declaration) - openParts(b, declaration))
  if (!match) return undefined
  if (matches.length > 1 && cotage && !plate && !containerNumber)
    return refusedAt('cotage', 'COTAGE_HAS_MANY_VEHICLES', { count: matches.length })
  return complete(tx, actor, match, declaration, at)
}

/** Two officers registering the same vehicle at once: the second waits and then finds the first's row. */
async function lockIdentity(tx: Tx, officeId: string, identity: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`consignment|${officeId}|${identity}`}, 0))`
}

/** The row that already has the vehicle comes first: another, completed, would become its twin. */
function openParts(match: Consignment, { plate, containerNumber }: Declaration): number {
  return Number(!!plate && !match.plate) + Number(!!containerNumber && !match.containerNumber)
}

async function checkCode(tx: Tx, code: string | undefined): Promise<Result<null>> {
  const known = !code || (await tx.hsCode.findUnique({ where: { code } }))
  return known ? ok(null) : refusedAt('hsCode', 'HS_UNKNOWN', { code: code ?? '' })
}

/** Undefined where another transaction has registered the same declaration and vehicle meanwhile. */
async function create(
  tx: Tx,
  actor: Actor,
  declaration: Declaration,
  at: Date,
): Promise<Result<Consignment> | undefined> {
  const { plate, ...open } = declaration
  const rest = given(open)
  const [row] = await tx.consignment.createManyAndReturn({
    data: [{ id: newId(), officeId: actor.officeId, registeredAt: at, ...rest, ...plate }],
    skipDuplicates: true,
  })
  if (!row) return undefined
  await recordEvent(tx, actor, {
    event: 'CONSIGNMENT_REGISTERED',
    subject: { type: 'CONSIGNMENT', id: row.id },
    after: { number: Number(row.number), ...rest, ...plate },
    at,
  })
  return ok(row)
}

async function complete(
  tx: Tx,
  actor: Actor,
  match: Consignment,
  declaration: Declaration,
  at: Date,
): Promise<Result<Consignment>> {
  const differing = differences(match, declaration)
  if (differing.length > 0)
    return refused('DECLARATION_DIFFERS', { number: Number(match.number) }, differing)
  const missing = gaps(match, declaration)
  if (Object.keys(missing).length === 0) return ok(match)
  const row = await tx.consignment.update({ where: { id: match.id }, data: missing })
  await recordEvent(tx, actor, {
    event: 'CONSIGNMENT_COMPLETED',
    subject: { type: 'CONSIGNMENT', id: match.id },
    after: missing,
    at,
  })
  return ok(row)
}

function differences(match: Consignment, declaration: Declaration): FieldError[] {
  const pairs: [string, string | number | null, string | number | undefined][] = [
    ['direction', match.direction, declaration.direction],
    ['hsCode', match.hsCode, declaration.hsCode],
    ['declaredGoods', match.declaredGoods, declaration.declaredGoods],
    ['declaredWeightKg', match.declaredWeightKg, declaration.declaredWeightKg],
  ]
  return pairs
    .filter(([, registered, given]) => registered !== null && given !== undefined)
    .filter(([, registered, given]) => fold(String(registered)) !== fold(String(given)))
    .map(([field, registered]) => ({
      field,
      reason: field === 'direction' ? 'DIRECTION_DIFFERS' : 'REGISTERED_AS',
      details: { registered: String(registered) },
    }))
}

/** What the registered row lacks and the new declaration gives. */
function gaps(match: Consignment, { plate, ...declaration }: Declaration) {
  const given = { ...declaration, ...plate }
  const entries = Object.entries(given).filter(
    ([field, value]) => value !== undefined && match[field as keyof Consignment] === null,
  )
  return Object.fromEntries(entries)
}
