import type { Actor } from '@/lib/actor'
import { type StepTaken, takeStep } from '@/lib/audit/commands'
import { readFineBands, readLegalRules } from '@/lib/cases/legal-rules/queries'
import { canDecideCase } from '@/lib/cases/policy'
import { type FinedGoods, isOutsideBand, proposeFine } from '@/lib/cases/proposals/rules'
import { CASE_LAW, type CaseAction } from '@/lib/cases/rules'
import { appealsAt, finalAt, servedAt } from '@/lib/cases/rulings/rules'
import type { CaseInput, NotifyInput, ReasonInput, RulingInput } from '@/lib/cases/schema'
import { now } from '@/lib/clock'
import { isConfirmed } from '@/lib/confirmed'
import { type Tx, writeAs } from '@/lib/db'
import { newId } from '@/lib/id'
import { ok, type Result, refused } from '@/lib/result'
import { stepFor } from '@/lib/states'
import type { Prisma } from '@/prisma/generated/client'
import type { CaseState, Instance } from '@/prisma/generated/enums'

export type CaseStep = Result<{ number: number; state: CaseState }>

/** The branch takes the file on. */
export function acceptCase(actor: Actor, input: CaseInput): Promise<CaseStep> {
  return onCase(actor, input.caseId, 'ACCEPT', async ({ at }) =>
    ok({ changes: { acceptedAt: at } }),
  )
}

/** A non-competence order: the file goes to the revolutionary court. */
export function transferCase(actor: Actor, input: ReasonInput): Promise<CaseStep> {
  const { reason } = input
  return onCase(actor, input.caseId, 'TRANSFER', async () => ok({ changes: {}, reason }))
}

/** The ruling of first instance. A fine outside the proposed band stands with its grounds. */
export function ruleCase(actor: Actor, input: RulingInput): Promise<CaseStep> {
  return onCase(actor, input.caseId, 'RULE', async (on) => {
    const details = await insertRuling(actor, on, 'FIRST', input)
    return ok({ changes: { ruledAt: on.at }, ...details })
  })
}

/** The ruling was served: from that day on the appeal period runs. */
export function notifyCase(actor: Actor, input: NotifyInput): Promise<CaseStep> {
  return onCase(actor, input.caseId, 'NOTIFY', async ({ file, at }) => {
    const served = servedAt(input.servedOn, file.ruledAt ?? file.filedAt, at)
    if (!served.ok) return served
    return ok({ changes: { notifiedAt: served.value }, details: { servedOn: input.servedOn } })
  })
}

/** An appeal, within its period alone. */
export function lodgeAppeal(actor: Actor, input: ReasonInput): Promise<CaseStep> {
  return onCase(actor, input.caseId, 'LODGE_APPEAL', async ({ tx, file, at }) => {
    const open = appealsAt(clocked(file), await readLegalRules(tx), at)
    return open.ok ? ok({ changes: { appealedAt: at }, reason: input.reason }) : open
  })
}

/** The ruling of the appeal branch; it is final. */
export function ruleAppeal(actor: Actor, input: RulingInput): Promise<CaseStep> {
  return onCase(actor, input.caseId, 'RULE_APPEAL', async (on) => {
    const details = await insertRuling(actor, on, 'APPEAL', input)
    return ok({ changes: { finalAt: on.at }, ...details })
  })
}

/** The served ruling becomes final: at once below the amount of art. 50, otherwise after the appeal period. */
export function makeFinal(actor: Actor, input: CaseInput): Promise<CaseStep> {
  return onCase(actor, input.caseId, 'MAKE_FINAL', async ({ tx, file, at }) => {
    const final = finalAt(clocked(file), await readLegalRules(tx), at)
    return final.ok ? ok({ changes: { finalAt: at }, details: { because: final.value } }) : final
  })
}

function findCase(tx: Tx, id: string) {
  const seizure = { include: { consignment: true } } as const
  return tx.caseFile.findUnique({ where: { id }, include: { seizure } })
}
type FoundCase = NonNullable<Awaited<ReturnType<typeof findCase>>>

interface OnCase {
  tx: Tx
  file: FoundCase
  at: Date
}

/** What a step adds: the dates it sets, and what its event tells. */
interface StepWork extends Pick<StepTaken<CaseState, CaseAction>, 'reason' | 'details'> {
  changes: Prisma.CaseFileUncheckedUpdateManyInput
}

/** Not taken back: only by who has proved lately who they are. */
const RULINGS: readonly CaseAction[] = ['RULE', 'RULE_APPEAL']

/** One step of a file: place, state, the step's own work, guarded update, event. */
function onCase(
  actor: Actor,
  caseId: string,
  action: CaseAction,
  work: (on: OnCase) => Promise<Result<StepWork>>,
): Promise<CaseStep> {
  return writeAs(actor, async (tx) => {
    // Of two at once the second waits here, then meets the state the first has left.
    await tx.$executeRaw`SELECT 1 FROM case_file WHERE id = ${caseId}::uuid FOR UPDATE`
    const file = await findCase(tx, caseId)
    if (!file) return refused('NOT_FOUND')
    const allowed = canDecideCase(actor, file)
    if (!allowed.ok) return allowed
    const step = stepFor(CASE_LAW, file.state, action, actor.role)
    if (!step.ok) return step
    const at = now()
    if (RULINGS.includes(action) && !isConfirmed(actor, at)) return refused('CONFIRM_IDENTITY')
    const done = await work({ tx, file, at })
    return done.ok ? finish(tx, actor, { file, action, at, ...done.value }) : done
  })
}

async function finish(
  tx: Tx,
  actor: Actor,
  { file, changes, ...step }: StepWork & { file: FoundCase; action: CaseAction; at: Date },
): Promise<CaseStep> {
  const taken = await takeStep(tx, actor, {
    law: CASE_LAW,
    subject: file,
    ...step,
    update: (from, to) =>
      tx.caseFile.updateMany({
        where: { id: file.id, state: from },
        data: { ...changes, state: to },
      }),
  })
  return taken.ok ? ok({ number: Number(file.number), state: taken.value.state }) : taken
}

async function insertRuling(
  actor: Actor,
  { tx, file, at }: OnCase,
  instance: Instance,
  { outcome, fineRial, grounds }: RulingInput,
): Promise<Pick<StepWork, 'reason' | 'details'>> {
  const range = proposeFine(goodsOf(file), await readFineBands(tx))
  const outside = isOutsideBand(outcome, fineRial, range)
  await tx.ruling.create({
    data: {
      id: newId(),
      caseId: file.id,
      instance,
      outcome,
      fineRial: BigInt(fineRial),
      grounds,
      ruledAt: at,
      ruledById: actor.id,
    },
  })
  const proposed = range && { minRial: range.minRial, maxRial: range.maxRial }
  const details = { outcome, fineRial, outside, ...(proposed ? { proposed } : {}) }
  return outside ? { details, reason: grounds } : { details }
}

function goodsOf({ seizure }: FoundCase): FinedGoods {
  const { legalKind, valueRial, discoveredAt, consignment } = seizure
  const { direction } = consignment
  return { legalKind, direction, discoveredAt, valueRial: rials(valueRial) }
}

function clocked({ seizure, ...file }: FoundCase) {
  return { ...file, valueRial: rials(seizure.valueRial) }
}

function rials(value: bigint | null): number | null {
  return value === null ? null : Number(value)
}
