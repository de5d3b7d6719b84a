import { createHash } from 'node:crypto'
import type { Actor } from '@/lib/actor'
import { recordEvent, takeStep } from '@/lib/audit/commands'
import { now } from '@/lib/clock'
import { registerConsignment } from '@/lib/consignments/commands'
import { type Declaration, plateOf } from '@/lib/consignments/schema'
import { type Tx, writeAs } from '@/lib/db'
import { newId } from '@/lib/id'
import { ok, type Reason, type Result, refused, refusedAt } from '@/lib/result'
import { canDecide, canLogScans, canUseScanner } from '@/lib/scans/policy'
import { SCAN_LAW } from '@/lib/scans/rules'
import type { DecideInput, LogScanInput } from '@/lib/scans/schema'

export interface LoggedScan {
  id: string
  number: number
  /** True where the same scan had been received before. */
  repeated: boolean
}

/** Logs one scan with its consignment and images: all of it, or nothing. */
export function logScan(actor: Actor, input: LogScanInput): Promise<Result<LoggedScan>> {
  return writeAs(actor, async (tx) => {
    const allowed = canLogScans(actor)
    if (!allowed.ok) return allowed
    const requestHash = hashOf(input)
    const before = await findSent(tx, actor, input.clientId, requestHash)
    if (before) return before
    const declaration = declarationOf(input)
    if (!declaration.ok) return declaration
    const scanner = await checkScanner(tx, actor, input.scannerId)
    if (!scanner.ok) return scanner
    const at = now()
    const consignment = await registerConsignment(tx, actor, declaration.value, at)
    if (!consignment.ok) return consignment
    const scan = await insertScan(tx, actor, input, {
      consignmentId: consignment.value.id,
      requestHash,
      at,
    })
    return scan
  })
}

function hashOf({ clientId: _, ...content }: LogScanInput): string {
  const ordered = Object.entries(content).sort(([a], [b]) => a.localeCompare(b, 'en'))
  return createHash('sha256').update(JSON.stringify(ordered)).digest('hex')
}

/** The same client id again: the same answer; with other content, or from another: a conflict. Waits for a twin under way. */
async function findSent(
  tx: Tx,
  actor: Actor,
  clientId: string,
  requestHash: string,
): Promise<Result<LoggedScan> | undefined> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`scan|${clientId}`}, 0))`
  const sent = await tx.scanSession.findUnique({ where: { clientId } })
  if (!sent) return undefined
  const number = Number(sent.number)
  return sent.operatorId === actor.id && sent.requestHash === requestHash
    ? ok({ id: sent.id, number, repeated: true })
    : refused('SCAN_SENT_DIFFERENTLY', { number })
}

function declarationOf(input: LogScanInput): Result<Declaration> {
  const plate = plateOf(input)
  if (plate === 'INCOMPLETE') return refusedAt('plate', 'PLATE_INCOMPLETE')
  const { cotage, containerNumber, direction, hsCode, declaredGoods, declaredWeightKg } = input
  return ok({ cotage, plate, containerNumber, direction, hsCode, declaredGoods, declaredWeightKg })
}

async function checkScanner(tx: Tx, actor: Actor, scannerId: string): Promise<Result<null>> {
  const scanner = await tx.scanner.findUnique({ where: { id: scannerId } })
  if (!scanner) return refusedAt('scannerId', 'SCANNER_UNKNOWN')
  const usable = canUseScanner(actor, scanner)
  return usable.ok ? usable : refusedAt('scannerId', usable.reason)
}

async function insertScan(
  tx: Tx,
  actor: Actor,
  input: LogScanInput,
  made: { consignmentId: string; requestHash: string; at: Date },
): Promise<Result<LoggedScan>> {
  const { at, ...links } = made
  const { clientId, scannerId, direction } = input
  const place = { officeId: actor.officeId, operatorId: actor.id }
  const scan = await tx.scanSession.create({
    data: {
      id: newId(),
      clientId,
      scannerId,
      direction,
      ...place,
      ...links,
      origin: 'DESK',
      state: 'SCANNED',
      scannedAt: at,
      loggedAt: at,
    },
  })
  const attached = await attachImages(tx, actor, scan.id, input.imageIds)
  if (!attached.ok) return attached
  const number = Number(scan.number)
  const subject = { type: 'SCAN', id: scan.id }
  const after = { number, consignmentId: links.consignmentId, images: input.imageIds.length }
  await recordEvent(tx, actor, { event: 'SCAN_LOGGED', subject, after, at })
  return ok({ id: scan.id, number, repeated: false })
}

/** Staged images of this officer become the scan's; each exactly once. */
async function attachImages(
  tx: Tx,
  actor: Actor,
  scanId: string,
  imageIds: string[],
): Promise<Result<null>> {
  for (const [index, imageId] of imageIds.entries()) {
    const { count } = await tx.scanImage.updateMany({
      where: { id: imageId, uploaderId: actor.id, scanId: null },
      data: { scanId, ordinal: index + 1 },
    })
    if (count !== 1) return refusedAt('imageIds', 'IMAGE_GONE', { place: index + 1 })
  }
  return ok(null)
}

/** A reader's verdict on a scan that waits for one; of two readers at once, one is told it is done. */
export function decideScan(actor: Actor, input: DecideInput): Promise<Result<{ number: number }>> {
  return writeAs(actor, async (tx) => {
    const scan = await tx.scanSession.findUnique({ where: { id: input.scanId } })
    if (!scan) return refused('NOT_FOUND')
    const allowed = canDecide(actor, scan)
    if (!allowed.ok) return allowed
    const { verdict, reason } = input
    const made = { verdict, ...(reason ? { reason } : {}) }
    const at = now()
    const step = await takeStep(tx, actor, {
      law: SCAN_LAW,
      subject: scan,
      action: verdict,
      at,
      reason,
      details: made,
      update: (state, next) =>
        tx.scanSession.updateMany({ where: { id: scan.id, state }, data: { state: next } }),
    })
    if (!step.ok) return LATE.includes(step.reason) ? refused('ALREADY_DECIDED') : step
    await tx.imageDecision.create({
      data: {
        id: newId(),
        scanId: scan.id,
        origin: 'DESK',
        readerId: actor.id,
        decidedAt: at,
        ...made,
      },
    })
    return ok({ number: Number(scan.number) })
  })
}

const LATE: readonly Reason[] = ['NOT_IN_THIS_STATE', 'TAKEN_MEANWHILE']
