import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/commands'
import { tehranDay } from '@/lib/calendar'
import { now } from '@/lib/clock'
import { type Tx, writeAs } from '@/lib/db'
import { newId } from '@/lib/id'
import { ok, type Result, refusedAt } from '@/lib/result'
import { canManageScanners } from '@/lib/scanners/policy'
import type { RegisterScannerInput } from '@/lib/scanners/schema'
import type { CommissioningStage } from '@/prisma/generated/enums'

/** Registers a unit at a customs office: in service, or at a stage of its commissioning. */
export function registerScanner(
  actor: Actor,
  input: RegisterScannerInput,
): Promise<Result<{ code: string }>> {
  return writeAs(actor, async (tx) => {
    const allowed = canManageScanners(actor)
    if (!allowed.ok) return allowed
    const office = await tx.office.findUnique({ where: { id: input.officeId } })
    if (office?.kind !== 'CUSTOMS_OFFICE') return refusedAt('officeId', 'OFFICE_NOT_FOR_UNIT')
    const { count } = await tx.scanner.createMany({
      data: [{ ...placed(input), id: newId() }],
      skipDuplicates: true,
    })
    if (count === 0) return refusedAt('code', 'UNIT_CODE_TAKEN')
    const unit = await tx.scanner.findUniqueOrThrow({ where: { code: input.code } })
    if (unit.stage) await beginCommissioning(tx, actor, { ...unit, stage: unit.stage })
    const subject = { type: 'SCANNER', id: unit.id }
    await recordEvent(tx, actor, {
      event: 'SCANNER_REGISTERED',
      subject,
      after: { ...input },
      at: unit.stateSince,
    })
    return ok({ code: input.code })
  })
}

/** The ledger begins with the stage the unit had reached already. */
async function beginCommissioning(
  tx: Tx,
  actor: Actor,
  { id, stage, stateSince }: { id: string; stage: CommissioningStage; stateSince: Date },
): Promise<void> {
  const row = { id: newId(), scannerId: id, byId: actor.id }
  await tx.commissioningEvent.create({ data: { ...row, kind: 'REACHED', stage, at: stateSince } })
}

function placed({ stage, ...unit }: RegisterScannerInput) {
  const at = now()
  return stage
    ? { ...unit, state: 'COMMISSIONING' as const, stage, stateSince: at }
    : {
        ...unit,
        state: 'IN_SERVICE' as const,
        installedOn: new Date(tehranDay(at)),
        stateSince: at,
      }
}
