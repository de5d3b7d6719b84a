import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/commands'
import { canFile } from '@/lib/cases/policy'
import { proposeForum } from '@/lib/cases/proposals/rules'
import { CASE_LAW } from '@/lib/cases/rules'
import type { FileCaseInput } from '@/lib/cases/schema'
import { now } from '@/lib/clock'
import { type Tx, writeAs } from '@/lib/db'
import { newId } from '@/lib/id'
import { ok, type Result, refused, refusedAt } from '@/lib/result'
import { fileSeizure } from '@/lib/seizures/commands'
import type { Seizure } from '@/prisma/generated/client'

/** Files a seizure that has its receipt, or is held by its discoverer, with a branch of the penalty authority. */
export function fileCase(actor: Actor, input: FileCaseInput): Promise<Result<{ number: number }>> {
  return writeAs(actor, async (tx) => {
    const seizure = await tx.seizure.findUnique({ where: { id: input.seizureId } })
    if (!seizure) return refused('NOT_FOUND')
    const allowed = canFile(actor, seizure)
    if (!allowed.ok) return allowed
    const branch = await tx.office.findUnique({ where: { id: input.officeId } })
    if (branch?.kind !== 'BENCH') return refusedAt('officeId', 'BRANCH_UNKNOWN')
    const at = now()
    // First, so that of two at once the second waits here and is refused.
    const filed = await fileSeizure(tx, actor, seizure, at)
    if (!filed.ok) return filed
    return insertCase(tx, actor, seizure, branch.id, at)
  })
}

async function insertCase(
  tx: Tx,
  actor: Actor,
  seizure: Seizure,
  officeId: string,
  at: Date,
): Promise<Result<{ number: number }>> {
  const made = await tx.caseFile.create({
    data: {
      id: newId(),
      seizureId: seizure.id,
      officeId,
      filedById: actor.id,
      filedAt: at,
      state: 'FILED',
    },
  })
  const number = Number(made.number)
  const proposed = proposeForum(seizure.legalKind).value
  await recordEvent(tx, actor, {
    event: 'CASE_FILED',
    subject: { type: CASE_LAW.subject, id: made.id },
    after: { state: made.state, number, officeId, seizure: Number(seizure.number), proposed },
    at,
  })
  return ok({ number })
}
