import type { Actor } from '@/lib/actor'
import { takeStep } from '@/lib/audit/commands'
import { now } from '@/lib/clock'
import { type Tx, writeAs } from '@/lib/db'
import { newId } from '@/lib/id'
import { ok, type Result, refused } from '@/lib/result'
import { canExamine } from '@/lib/scans/inspections/policy'
import type { NoFindInput, StartInspectionInput } from '@/lib/scans/inspections/schema'
import { SCAN_LAW, type ScanAction } from '@/lib/scans/rules'
import type { ScanSession } from '@/prisma/generated/client'
import type { InspectionResult } from '@/prisma/generated/enums'

/** The officer opens the referred vehicle; of two at once, one is told it has begun. */
export function startInspection(
  actor: Actor,
  { scanId }: StartInspectionInput,
): Promise<Result<{ number: number }>> {
  return writeAs(actor, async (tx) => {
    const scan = await tx.scanSession.findUnique({ where: { id: scanId } })
    if (!scan) return refused('NOT_FOUND')
    const allowed = canExamine(actor, scan)
    if (!allowed.ok) return allowed
    const at = now()
    const step = await moveScan(tx, actor, scan, { action: 'START_INSPECTION', at })
    if (!step.ok) return step
    const { consignmentId, officeId } = scan
    const links = { scanId, consignmentId, officeId, examinerId: actor.id }
    await tx.inspection.create({ data: { id: newId(), trigger: 'SCAN', startedAt: at, ...links } })
    return ok({ number: Number(scan.number) })
  })
}

/** Nothing was found: the examination ends and the vehicle goes. */
export function recordNoFind(
  actor: Actor,
  { scanId, note }: NoFindInput,
): Promise<Result<{ number: number }>> {
  return writeAs(actor, async (tx) => {
    const scan = await tx.scanSession.findUnique({ where: { id: scanId } })
    if (!scan) return refused('NOT_FOUND')
    const allowed = canExamine(actor, scan)
    if (!allowed.ok) return allowed
    const ended = await endInspection(tx, actor, scan, { result: 'NO_FIND', note, at: now() })
    return ended.ok ? ok({ number: Number(scan.number) }) : ended
  })
}

interface Ending {
  result: InspectionResult
  note?: string | undefined
  at: Date
}

/** Ends a scan's examination inside the caller's transaction, which has asked who may; gives its id. */
export async function endInspection(
  tx: Tx,
  actor: Actor,
  scan: ScanSession,
  { result, note, at }: Ending,
): Promise<Result<{ id: string }>> {
  const action = result === 'FIND' ? 'RECORD_FIND' : 'RECORD_NO_FIND'
  const details = { result, ...(note ? { note } : {}) }
  const step = await moveScan(tx, actor, scan, { action, at, details })
  if (!step.ok) return step
  const { id } = await tx.inspection.update({
    where: { scanId: scan.id },
    data: { endedAt: at, ...details },
    select: { id: true },
  })
  return ok({ id })
}

function moveScan(
  tx: Tx,
  actor: Actor,
  scan: ScanSession,
  step: { action: ScanAction; at: Date; details?: Record<string, string> },
) {
  return takeStep(tx, actor, {
    law: SCAN_LAW,
    subject: scan,
    ...step,
    update: (state, next) =>
      tx.scanSession.updateMany({ where: { id: scan.id, state }, data: { state: next } }),
  })
}
