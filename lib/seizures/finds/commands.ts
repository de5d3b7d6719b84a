import type { Actor } from '@/lib/actor'
import { raiseAlert } from '@/lib/alerts/commands'
import { recordEvent } from '@/lib/audit/commands'
import { now } from '@/lib/clock'
import { type Tx, writeAs } from '@/lib/db'
import { newId } from '@/lib/id'
import { type FieldError, ok, type Refused, type Result, refused, refusedAt } from '@/lib/result'
import { endInspection } from '@/lib/scans/inspections/commands'
import type { FoundItem, RecordFindInput } from '@/lib/seizures/finds/schema'
import { canChangeSeizure } from '@/lib/seizures/policy'
import type { ScanSession, Seizure } from '@/prisma/generated/client'

/** An examination ends with a find: the seizure, its items and photographs are on record, or nothing is. */
export function recordFind(
  actor: Actor,
  input: RecordFindInput,
): Promise<Result<{ number: number }>> {
  return writeAs(actor, async (tx) => {
    const scan = await tx.scanSession.findUnique({ where: { id: input.scanId } })
    if (!scan) return refused('NOT_FOUND')
    const allowed = canChangeSeizure(actor, scan)
    if (!allowed.ok) return allowed
    const known = await checkClasses(tx, input.items)
    if (!known.ok) return known
    const at = now()
    const ended = await endInspection(tx, actor, scan, { result: 'FIND', at })
    if (!ended.ok) return tooLate(tx, scan, ended)
    const seizure = await insertSeizure(tx, actor, input, {
      inspectionId: ended.value.id,
      scan,
      at,
    })
    const attached = await attachPhotos(tx, actor, seizure.id, input.photoIds)
    if (!attached.ok) return attached
    await tell(tx, actor, seizure, input)
    return ok({ number: Number(seizure.number) })
  })
}

async function checkClasses(tx: Tx, items: FoundItem[]): Promise<Result<null>> {
  const codes = items.map(({ classCode }) => classCode)
  const known = await tx.goodsClass.findMany({ where: { code: { in: codes } } })
  const strange = items.flatMap(({ classCode }, row): FieldError[] =>
    known.some(({ code }) => code === classCode)
      ? []
      : [{ field: `items.${row}.classCode`, reason: 'INVALID' }],
  )
  return strange.length === 0 ? ok(null) : refused('CHECK_FIELDS', {}, strange)
}

/** Whoever comes second hears which find stands there already. */
async function tooLate(tx: Tx, scan: ScanSession, refusal: Refused): Promise<Refused> {
  const there = await tx.seizure.findFirst({ where: { inspection: { scanId: scan.id } } })
  return there ? refused('FIND_RECORDED_BEFORE', { number: Number(there.number) }) : refusal
}

interface Found {
  inspectionId: string
  scan: ScanSession
  at: Date
}

async function insertSeizure(
  tx: Tx,
  actor: Actor,
  { legalKind, owner, concealment, note, items }: RecordFindInput,
  { inspectionId, scan, at }: Found,
): Promise<Seizure> {
  const seizure = await tx.seizure.create({
    data: {
      id: newId(),
      officeId: scan.officeId,
      inspectionId,
      consignmentId: scan.consignmentId,
      recordedById: actor.id,
      discoveredAt: at,
      legalKind,
      owner,
      concealment,
      note: note ?? null,
      state: 'RECORDED',
    },
  })
  const rows = items.map((item, place) => ({
    id: newId(),
    seizureId: seizure.id,
    ordinal: place + 1,
    state: 'WITH_DISCOVERER' as const,
    ...item,
  }))
  await tx.seizedItem.createMany({ data: rows })
  return seizure
}

/** Staged photographs of this officer become the seizure's; each exactly once. */
async function attachPhotos(
  tx: Tx,
  actor: Actor,
  seizureId: string,
  photoIds: string[],
): Promise<Result<null>> {
  for (const [index, id] of photoIds.entries()) {
    const { count } = await tx.seizurePhoto.updateMany({
      where: { id, uploaderId: actor.id, seizureId: null },
      data: { seizureId, ordinal: index + 1 },
    })
    if (count !== 1) return refusedAt('photoIds', 'IMAGE_GONE', { place: index + 1 })
  }
  return ok(null)
}

/** Writes the event, and warns the province where the goods are prohibited. */
async function tell(tx: Tx, actor: Actor, seizure: Seizure, input: RecordFindInput) {
  const { id, legalKind, discoveredAt: at } = seizure
  const number = Number(seizure.number)
  const subject = { type: 'SEIZURE', id }
  const { items, photoIds } = input
  const counts = { items: items.length, photos: photoIds.length }
  const after = { number, state: seizure.state, legalKind, ...counts }
  await recordEvent(tx, actor, { event: 'SEIZURE_RECORDED', subject, after, at })
  if (legalKind !== 'PROHIBITED') return
  const evidence = { seizure: number, officeFa: actor.office.fa, officeEn: actor.office.en }
  const raised = { rule: 'GOODS_PROHIBITED', subject, value: 1, evidence, officeId: null } as const
  await raiseAlert(tx, actor, { ...raised, at })
}
