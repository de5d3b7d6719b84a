import type { Actor } from '@/lib/actor'
import { raiseAlert } from '@/lib/alerts/commands'
import { takeStep } from '@/lib/audit/commands'
import { startOfTehranDay } from '@/lib/calendar'
import { now } from '@/lib/clock'
import { type Tx, writeAs } from '@/lib/db'
import { newId } from '@/lib/id'
import { ok, type Result, refused, refusedAt } from '@/lib/result'
import { faultOfEnd, faultOfStart, momentOf } from '@/lib/scanners/downtime/rules'
import type { ReportDownInput, RestoreInput, RetireInput } from '@/lib/scanners/downtime/schema'
import { canManageScanners, canReportDown } from '@/lib/scanners/policy'
import { SCANNER_LAW, type ScannerAction } from '@/lib/scanners/rules'
import type { Prisma, Scanner } from '@/prisma/generated/client'

type Outcome = Promise<Result<{ code: string }>>
type Open = Prisma.ScannerGetPayload<{ include: { office: true } }>

/** A unit in service stops: a downtime begins, with an alert. Of two at once one wins. */
export function reportDown(actor: Actor, input: ReportDownInput): Outcome {
  return writeAs(actor, async (tx) => {
    const unit = await findUnit(tx, input.scannerId)
    if (!unit) return refused('NOT_FOUND')
    const allowed = canReportDown(actor, unit)
    if (!allowed.ok) return allowed
    const at = now()
    const startedAt = momentOf(input, at)
    if (!startedAt) return refusedAt('time', 'TIME_FORM')
    const { reason, blocker, note } = input
    const cause = { reason, blocker, ...(note ? { note } : {}) }
    const moved = await move(tx, actor, unit, 'REPORT_DOWN', at, {
      changes: { stateSince: startedAt, blocker },
      details: { startedAt: startedAt.toISOString(), reason, blocker },
      because: note,
    })
    if (!moved.ok) return moved
    // Asked after the step, which holds the unit's row: nobody can end or begin a downtime meanwhile.
    const fault = faultOfStart(startedAt, await knownOf(tx, unit, at))
    if (fault) return refusedAt('day', fault)
    const row = { id: newId(), scannerId: unit.id, startedAt, reportedById: actor.id }
    await tx.downtime.create({ data: { ...row, ...cause } })
    await alertOf(tx, actor, unit, { reason, blocker, at })
    return ok({ code: unit.code })
  })
}

function findUnit(tx: Tx, id: string) {
  return tx.scanner.findUnique({ where: { id }, include: { office: true } })
}

interface Move {
  changes: Prisma.ScannerUpdateManyMutationInput
  details?: Prisma.InputJsonObject
  because: string | undefined
}

/** One step of the law of a unit, guarded by the state it was read in. */
function move(
  tx: Tx,
  actor: Actor,
  { id, state: read }: Scanner,
  action: ScannerAction,
  at: Date,
  { changes, details = {}, because }: Move,
) {
  return takeStep(tx, actor, {
    law: SCANNER_LAW,
    subject: { id, state: read },
    action,
    at,
    reason: because,
    details,
    update: (from, state) =>
      tx.scanner.updateMany({ where: { id, state: from }, data: { ...changes, state } }),
  })
}

async function knownOf(tx: Tx, unit: Scanner, at: Date) {
  const last = await tx.downtime.aggregate({
    where: { scannerId: unit.id },
    _max: { endedAt: true },
  })
  const entry = await tx.auditEvent.findFirst({
    where: { subjectType: 'SCANNER', subjectId: unit.id, event: 'SCANNER_ENTERED_SERVICE' },
  })
  const installed = unit.installedOn?.toISOString().slice(0, 10)
  const enteredAt = entry?.at ?? (installed ? startOfTehranDay(installed) : unit.stateSince)
  return { at, lastEndedAt: last._max.endedAt, enteredAt }
}

function alertOf(
  tx: Tx,
  actor: Actor,
  { id, code, office }: Open,
  { reason, blocker, at }: Pick<ReportDownInput, 'reason' | 'blocker'> & { at: Date },
): Promise<boolean> {
  return raiseAlert(tx, actor, {
    rule: 'SCANNER_DOWN',
    subject: { type: 'SCANNER', id },
    value: 1,
    evidence: { code, officeFa: office.nameFa, officeEn: office.nameEn, reason, blocker },
    officeId: null,
    at,
  })
}

/** A unit works again: its downtime ends, with what was done. One without an open row (older data) gets none. */
export function restoreUnit(actor: Actor, input: RestoreInput): Outcome {
  return writeAs(actor, async (tx) => {
    const unit = await findUnit(tx, input.scannerId)
    if (!unit) return refused('NOT_FOUND')
    const allowed = canReportDown(actor, unit)
    if (!allowed.ok) return allowed
    const at = now()
    const endedAt = momentOf(input, at)
    if (!endedAt) return refusedAt('time', 'TIME_FORM')
    const moved = await move(tx, actor, unit, 'RESTORE', at, {
      changes: { stateSince: endedAt, blocker: null },
      details: { endedAt: endedAt.toISOString() },
      because: input.remedy,
    })
    if (!moved.ok) return moved
    const open = await findOpen(tx, unit.id)
    const fault = faultOfEnd(endedAt, { at, startedAt: open?.startedAt ?? unit.stateSince })
    if (fault) return refusedAt('day', fault)
    await endOpen(tx, actor, unit.id, endedAt, input.remedy)
    return ok({ code: unit.code })
  })
}

/** A unit leaves the fleet for good; what still held it down ends with it. */
export function retireUnit(actor: Actor, input: RetireInput): Outcome {
  return writeAs(actor, async (tx) => {
    const allowed = canManageScanners(actor)
    if (!allowed.ok) return allowed
    const unit = await findUnit(tx, input.scannerId)
    if (!unit) return refused('NOT_FOUND')
    const at = now()
    const moved = await move(tx, actor, unit, 'RETIRE', at, {
      changes: { stateSince: at, blocker: null },
      because: input.reason,
    })
    if (!moved.ok) return moved
    const open = await findOpen(tx, unit.id)
    const fault = open && faultOfEnd(at, { at, startedAt: open.startedAt })
    if (fault) return refused(fault)
    await endOpen(tx, actor, unit.id, at, null)
    return ok({ code: unit.code })
  })
}

function findOpen(tx: Tx, scannerId: string) {
  return tx.downtime.findFirst({ where: { scannerId, endedAt: null } })
}

function endOpen(tx: Tx, actor: Actor, scannerId: string, endedAt: Date, remedy: string | null) {
  return tx.downtime.updateMany({
    where: { scannerId, endedAt: null },
    data: { endedAt, restoredById: actor.id, remedy },
  })
}
