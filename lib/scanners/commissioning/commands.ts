import type { Actor } from '@/lib/actor'
import { recordEvent, takeStep } from '@/lib/audit/commands'
import { tehranDay } from '@/lib/calendar'
import { now } from '@/lib/clock'
import { type Tx, writeAs } from '@/lib/db'
import { newId } from '@/lib/id'
import { ok, type Result, refused, refusedAt } from '@/lib/result'
import { outOfOrder, stageAfter, stagesAfter } from '@/lib/scanners/commissioning/rules'
import type {
  EnterServiceInput,
  HoldInput,
  PlanInput,
  ReachInput,
  ResumeInput,
} from '@/lib/scanners/commissioning/schema'
import { canManageScanners } from '@/lib/scanners/policy'
import { SCANNER_LAW } from '@/lib/scanners/rules'
import type { Prisma, Scanner } from '@/prisma/generated/client'
import type { Blocker, CommissioningKind, CommissioningStage } from '@/prisma/generated/enums'

type Outcome = Promise<Result<{ code: string }>>
type Coming = Scanner & { stage: CommissioningStage }

/** The supervisor's work on a unit that is on its way into service. */
function onItsWay(
  actor: Actor,
  scannerId: string,
  work: (tx: Tx, unit: Coming, at: Date) => Promise<Result<unknown>>,
): Outcome {
  return writeAs(actor, async (tx) => {
    const allowed = canManageScanners(actor)
    if (!allowed.ok) return allowed
    const unit = await tx.scanner.findUnique({ where: { id: scannerId } })
    if (!unit) return refused('NOT_FOUND')
    const { stage } = unit
    if (!stage) return refused('NOT_IN_THIS_STATE')
    const done = await work(tx, { ...unit, stage }, now())
    return done.ok ? ok({ code: unit.code }) : done
  })
}

/** Sets by when stages are to be reached: only those ahead, each no earlier than the one before it. */
export function planStages(actor: Actor, { scannerId, ...typed }: PlanInput): Outcome {
  return onItsWay(actor, scannerId, async (tx, unit, at) => {
    const given = Object.entries(typed).filter(([, day]) => day) as [CommissioningStage, string][]
    const ahead = stagesAfter(unit.stage)
    const [next] = ahead
    if (!next) return refused('NOT_IN_THIS_STATE')
    if (given.length === 0) return refusedAt(next, 'REQUIRED')
    const reached = given.find(([stage]) => !ahead.includes(stage))
    if (reached) return refusedAt(reached[0], 'STAGE_REACHED_ALREADY')
    const rows = await tx.commissioningPlan.findMany({ where: { scannerId } })
    const before = rows.map((row) => [row.stage, dayOf(row.plannedOn)] as const)
    const wrong = outOfOrder(new Map([...before.filter(([one]) => ahead.includes(one)), ...given]))
    if (wrong) return refusedAt(wrong, 'PLAN_ORDER')
    for (const [stage, day] of given)
      await tx.commissioningPlan.upsert({
        where: { scannerId_stage: { scannerId, stage } },
        create: { scannerId, stage, plannedOn: new Date(day) },
        update: { plannedOn: new Date(day) },
      })
    const subject = { type: SCANNER_LAW.subject, id: scannerId }
    const [old, after] = [Object.fromEntries(before), Object.fromEntries(given)]
    await recordEvent(tx, actor, { event: 'STAGES_PLANNED', subject, before: old, after, at })
    return ok(null)
  })
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10)
}

/** The unit has reached the next stage; none is skipped, and none is reached while something holds it. */
export function reachStage(actor: Actor, input: ReachInput): Outcome {
  return onItsWay(actor, input.scannerId, async (tx, unit, at) => {
    if (stageAfter(unit.stage) !== input.stage) return refused('STAGE_OUT_OF_ORDER')
    if (unit.blocker) return refused('COMMISSIONING_IS_HELD')
    const installedOn = input.stage === 'INSTALLED' ? { installedOn: new Date(tehranDay(at)) } : {}
    const { stage, note } = input
    const moved = await change(tx, unit, { stage, ...installedOn })
    if (!moved.ok) return moved
    return writeDown(tx, actor, unit, { kind: 'REACHED', stage, note, at })
  })
}

/** Something holds the unit; it goes no further until that is resolved. */
export function holdUnit(actor: Actor, input: HoldInput): Outcome {
  return onItsWay(actor, input.scannerId, async (tx, unit, at) => {
    if (unit.blocker) return refused('COMMISSIONING_IS_HELD')
    const { blocker, note } = input
    const moved = await change(tx, unit, { blocker })
    if (!moved.ok) return moved
    return writeDown(tx, actor, unit, { kind: 'HELD', stage: unit.stage, blocker, note, at })
  })
}

export function resumeUnit(actor: Actor, input: ResumeInput): Outcome {
  return onItsWay(actor, input.scannerId, async (tx, unit, at) => {
    if (!unit.blocker) return refused('COMMISSIONING_NOT_HELD')
    const moved = await change(tx, unit, { blocker: null })
    if (!moved.ok) return moved
    return writeDown(tx, actor, unit, { kind: 'RESUMED', stage: unit.stage, note: input.note, at })
  })
}

/** Guarded by what was read: of two at once one is refused. */
async function change(
  tx: Tx,
  { id, stage, blocker }: Coming,
  data: Prisma.ScannerUpdateManyMutationInput,
): Promise<Result<null>> {
  const where = { id, state: 'COMMISSIONING' as const, stage, blocker }
  const { count } = await tx.scanner.updateMany({ where, data })
  return count === 1 ? ok(null) : refused('TAKEN_MEANWHILE')
}

const EVENTS = {
  REACHED: { event: 'STAGE_REACHED' },
  HELD: { event: 'COMMISSIONING_HELD' },
  RESUMED: { event: 'COMMISSIONING_RESUMED' },
} as const satisfies Record<CommissioningKind, { event: string }>

interface Happened {
  kind: CommissioningKind
  stage: CommissioningStage
  blocker?: Blocker
  note: string | undefined
  at: Date
}

async function writeDown(
  tx: Tx,
  actor: Actor,
  unit: Coming,
  { note, at, ...what }: Happened,
): Promise<Result<null>> {
  const row = { id: newId(), scannerId: unit.id, byId: actor.id, at }
  await tx.commissioningEvent.create({ data: { ...row, ...what, note: note ?? null } })
  await recordEvent(tx, actor, {
    ...EVENTS[what.kind],
    subject: { type: SCANNER_LAW.subject, id: unit.id },
    before: { stage: unit.stage },
    after: what,
    ...(note ? { reason: note } : {}),
    at,
  })
  return ok(null)
}

/** The last step: every stage is behind the unit and its radiation licence is valid beyond today. */
export function enterService(actor: Actor, input: EnterServiceInput): Outcome {
  return onItsWay(actor, input.scannerId, async (tx, unit, at) => {
    if (stageAfter(unit.stage)) return refused('STAGE_OUT_OF_ORDER')
    if (unit.blocker) return refused('COMMISSIONING_IS_HELD')
    const { licenceUntil } = input
    if (licenceUntil <= tehranDay(at)) return refusedAt('licenceUntil', 'LICENCE_NOT_AHEAD')
    const { id, stage } = unit
    return takeStep(tx, actor, {
      law: SCANNER_LAW,
      subject: unit,
      action: 'ENTER_SERVICE',
      at,
      details: { licenceUntil },
      update: (from, state) =>
        tx.scanner.updateMany({
          where: { id, state: from, stage, blocker: null },
          data: {
            state,
            stage: null,
            stateSince: at,
            radiationLicenceUntil: new Date(licenceUntil),
            installedOn: unit.installedOn ?? new Date(tehranDay(at)),
          },
        }),
    })
  })
}
