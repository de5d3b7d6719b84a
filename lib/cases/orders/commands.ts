import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/commands'
import { canDecideCase } from '@/lib/cases/policy'
import { proposeDispositions } from '@/lib/cases/proposals/rules'
import { ORDER_LAW } from '@/lib/cases/rules'
import type { OrderInput } from '@/lib/cases/schema'
import { now } from '@/lib/clock'
import { isConfirmed } from '@/lib/confirmed'
import { type Tx, writeAs } from '@/lib/db'
import { newId } from '@/lib/id'
import { ok, type Result, refused, refusedAt } from '@/lib/result'

/** Orders what becomes of the goods of a final file, once; whoever holds them carries it out. */
export function orderDisposition(
  actor: Actor,
  input: OrderInput,
): Promise<Result<{ number: number }>> {
  return writeAs(actor, async (tx) => {
    // Of two at once the second waits here, then finds the order of the first.
    await tx.$executeRaw`SELECT 1 FROM case_file WHERE id = ${input.caseId}::uuid FOR UPDATE`
    const file = await findFinal(tx, input.caseId)
    if (!file) return refused('NOT_FOUND')
    const allowed = canDecideCase(actor, file)
    if (!allowed.ok) return allowed
    if (file.order) return refused('ORDER_EXISTS', { number: Number(file.order.number) })
    if (file.state !== 'FINAL') return refused('CASE_NOT_FINAL')
    const lawful = proposalsFor(file).some(({ value }) => value === input.disposition)
    if (!lawful) return refusedAt('disposition', 'DISPOSITION_NOT_LAWFUL')
    return isConfirmed(actor, now())
      ? insertOrder(tx, actor, file, input)
      : refused('CONFIRM_IDENTITY')
  })
}

function findFinal(tx: Tx, id: string) {
  const items = { include: { class: true } } as const
  return tx.caseFile.findUnique({
    where: { id },
    include: { rulings: true, order: true, seizure: { include: { receipt: true, items } } },
  })
}
type FinalCase = NonNullable<Awaited<ReturnType<typeof findFinal>>>

/** The appeal ruling where there is one, otherwise that of first instance. */
function proposalsFor({ rulings, seizure }: FinalCase) {
  const ruling = rulings.find(({ instance }) => instance === 'APPEAL') ?? rulings[0]
  if (!ruling) return []
  return proposeDispositions({
    outcome: ruling.outcome,
    legalKind: seizure.legalKind,
    perishable: seizure.items.some((item) => item.class.perishable),
    hazardous: seizure.items.some((item) => item.class.hazardous),
  })
}

async function insertOrder(
  tx: Tx,
  actor: Actor,
  { id: caseId, number: caseNumber, seizure }: FinalCase,
  { disposition, note }: OrderInput,
): Promise<Result<{ number: number }>> {
  const at = now()
  const holderId = seizure.receipt?.storeId ?? seizure.officeId
  const made = await tx.dispositionOrder.create({
    data: {
      id: newId(),
      caseId,
      holderId,
      disposition,
      orderedAt: at,
      orderedById: actor.id,
      note: note ?? null,
      state: 'ORDERED',
    },
  })
  const number = Number(made.number)
  await recordEvent(tx, actor, {
    event: 'DISPOSITION_ORDERED',
    subject: { type: ORDER_LAW.subject, id: made.id },
    after: { state: made.state, number, disposition, holderId, case: Number(caseNumber) },
    at,
    ...(note ? { reason: note } : {}),
  })
  return ok({ number })
}
