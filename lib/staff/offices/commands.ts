import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/commands'
import { now } from '@/lib/clock'
import { isConfirmed } from '@/lib/confirmed'
import { type Tx, writeAs } from '@/lib/db'
import { newId } from '@/lib/id'
import { ok, type Result, refused, refusedAt } from '@/lib/result'
import type { AddOfficeInput, OfficeInput, RenameOfficeInput } from '@/lib/staff/offices/schema'
import { canManageOffices } from '@/lib/staff/policy'
import { AGENCY_OF } from '@/lib/staff/rules'
import type { Office, Prisma } from '@/prisma/generated/client'

/** A new place of work. Its code, kind and agency never change. */
export function addOffice(actor: Actor, input: AddOfficeInput): Promise<Result<{ code: string }>> {
  return asManager(actor, async (tx, at) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`office|${input.code}`}, 0))`
    const taken = await tx.office.findUnique({ where: { code: input.code } })
    if (taken) return refusedAt('code', 'OFFICE_CODE_TAKEN')
    const county = await isCounty(tx, input.countyCode)
    if (!county.ok) return county
    const { reason, countyCode, ...named } = input
    const id = newId()
    const office = { ...named, countyCode: countyCode ?? null, agency: AGENCY_OF[input.kind] }
    await tx.office.create({ data: { id, ...office } })
    await recordEvent(tx, actor, {
      event: 'OFFICE_ADDED',
      subject: { type: 'OFFICE', id },
      after: office,
      reason,
      at,
    })
    return ok({ code: input.code })
  })
}

/** Other names, or another county. */
export function renameOffice(actor: Actor, input: RenameOfficeInput): Promise<Result<null>> {
  return onOffice(actor, input, { event: 'OFFICE_CHANGED' }, async (tx, office) => {
    const county = await isCounty(tx, input.countyCode)
    if (!county.ok) return county
    const { nameFa, nameEn, countyCode = null } = input
    const same =
      nameFa === office.nameFa && nameEn === office.nameEn && countyCode === office.countyCode
    return same ? refused('ALREADY_DONE') : ok({ nameFa, nameEn, countyCode })
  })
}

/** Closed for good or for now: nobody may still be posted there, now or later. */
export function retireOffice(actor: Actor, input: OfficeInput): Promise<Result<null>> {
  return onOffice(actor, input, { event: 'OFFICE_RETIRED' }, async (tx, office, at) => {
    if (office.retiredAt) return refused('ALREADY_DONE')
    if (office.kind === 'PLATFORM') return refused('OFFICE_NEEDED')
    const posted = await tx.posting.count({
      where: { officeId: office.id, OR: [{ validTo: null }, { validTo: { gt: at } }] },
    })
    return posted > 0 ? refused('OFFICE_IN_USE', { count: posted }) : ok({ retiredAt: at })
  })
}

/** A closed office takes people again. */
export function reopenOffice(actor: Actor, input: OfficeInput): Promise<Result<null>> {
  return onOffice(actor, input, { event: 'OFFICE_REOPENED' }, async (_tx, office) =>
    office.retiredAt ? ok({ retiredAt: null }) : refused('ALREADY_DONE'),
  )
}

type Changes = Partial<Pick<Office, 'nameFa' | 'nameEn' | 'countyCode' | 'retiredAt'>>

function onOffice(
  actor: Actor,
  { officeId, reason }: OfficeInput,
  { event }: { event: string },
  work: (tx: Tx, office: Office, at: Date) => Promise<Result<Changes>>,
): Promise<Result<null>> {
  return asManager(actor, async (tx, at) => {
    // Of two at once the second waits here; a posting to the office waits for its row as well.
    await tx.$executeRaw`SELECT 1 FROM office WHERE id = ${officeId}::uuid FOR UPDATE`
    const office = await tx.office.findUnique({ where: { id: officeId } })
    if (!office) return refused('NOT_FOUND')
    const changes = await work(tx, office, at)
    if (!changes.ok) return changes
    await tx.office.updateMany({ where: { id: officeId }, data: changes.value })
    await recordEvent(tx, actor, {
      event,
      subject: { type: 'OFFICE', id: officeId },
      before: told(office, changes.value),
      after: told({ ...office, ...changes.value }, changes.value),
      reason,
      at,
    })
    return ok(null)
  })
}

function asManager<T>(
  actor: Actor,
  work: (tx: Tx, at: Date) => Promise<Result<T>>,
): Promise<Result<T>> {
  return writeAs(actor, async (tx) => {
    const allowed = canManageOffices(actor)
    if (!allowed.ok) return allowed
    const at = now()
    return isConfirmed(actor, at) ? work(tx, at) : refused('CONFIRM_IDENTITY')
  })
}

async function isCounty(tx: Tx, code: string | undefined): Promise<Result<null>> {
  if (code === undefined) return ok(null)
  const county = await tx.county.findUnique({ where: { code } })
  return county ? ok(null) : refusedAt('countyCode', 'INVALID')
}

/** The changed columns, as they were or became. */
function told(office: Office, changed: Changes): Prisma.InputJsonObject {
  const names = Object.keys(changed) as (keyof Changes)[]
  return Object.fromEntries(
    names.map((name) => {
      const value = office[name]
      return [name, value instanceof Date ? value.toISOString() : value]
    }),
  )
}
