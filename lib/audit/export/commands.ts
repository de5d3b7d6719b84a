import type { Actor } from '@/lib/actor'
import { headerLine, rowLine } from '@/lib/audit/chain/rules'
import { recordRead } from '@/lib/audit/commands'
import { readEnds, readRows } from '@/lib/audit/export/queries'
import type { ChainInput } from '@/lib/audit/export/schema'
import { canReadChain } from '@/lib/audit/policy'
import { now } from '@/lib/clock'
import { isConfirmed } from '@/lib/confirmed'
import { ok, type Result, refused } from '@/lib/result'

/** Whether somebody may export a chain now; a page asks before it lets the browser download. */
export async function prepareExport(
  actor: Actor,
  { agency }: ChainInput,
): Promise<Result<ChainInput>> {
  const allowed = canReadChain(actor, { agency })
  if (!allowed.ok) return allowed
  return isConfirmed(actor, now()) ? ok({ agency }) : refused('CONFIRM_IDENTITY')
}

/**
 * A chain up to where it has come now, as pieces of text with whole lines: written down first, then read a few thousand
 * rows at a time, however long it is. What is appended meanwhile is not in it.
 */
export async function exportChain(
  actor: Actor,
  input: ChainInput,
): Promise<Result<AsyncGenerator<string>>> {
  const prepared = await prepareExport(actor, input)
  if (!prepared.ok) return prepared
  const { agency } = input
  const ends = await readEnds(actor, agency)
  const subject = { type: 'CHAIN', id: agency }
  await recordRead(actor, { event: 'AUDIT_EXPORTED', subject, details: { count: ends.last } })
  return ok(textOf(actor, agency, ends))
}

type Ends = Awaited<ReturnType<typeof readEnds>>

async function* textOf(actor: Actor, agency: ChainInput['agency'], ends: Ends) {
  const { format, last, before } = ends
  const range = { from: '1', to: String(last), count: String(last) }
  yield `${headerLine({ format, agency, ...range, previousHash: before })}\n`
  for (let after = 0; after < last; ) {
    const rows = await readRows(actor, agency, after, last)
    if (rows.length === 0) return
    yield `${rows.map(rowLine).join('\n')}\n`
    after = Number(rows.at(-1)?.ordinal)
  }
}
