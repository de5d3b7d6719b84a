import { HoldForm, ResumeForm } from '@/components/scanners/commissioning/hold-form'
import { EnterServiceForm, ReachForm } from '@/components/scanners/commissioning/next-step'
import { PlanForm } from '@/components/scanners/commissioning/plan-form'
import { ReportForm, type UnitAction } from '@/components/scanners/downtime/report-form'
import { RestoreForm } from '@/components/scanners/downtime/restore-form'
import { RetireForm } from '@/components/scanners/downtime/retire-form'
import type { BoardUnit } from '@/lib/scanners/queries'

/** What the reader may do with this unit; the page gives only what policy allows. */
export interface UnitActions {
  report?: UnitAction
  restore?: UnitAction
  retire?: UnitAction
  commissioning?: {
    plan: UnitAction
    reach: UnitAction
    hold: UnitAction
    resume: UnitAction
    enter: UnitAction
  }
}

/** The tasks that the unit's state asks for now. */
export function UnitTasks({ unit, actions }: { unit: BoardUnit; actions: UnitActions }) {
  const { id: scannerId, state } = unit
  const { report, restore, retire } = actions
  return (
    <>
      {state === 'IN_SERVICE' && report && <ReportForm scannerId={scannerId} action={report} />}
      {state === 'OUT_OF_SERVICE' && restore && (
        <RestoreForm scannerId={scannerId} action={restore} />
      )}
      {(state === 'IN_SERVICE' || state === 'OUT_OF_SERVICE') && retire && (
        <RetireForm scannerId={scannerId} action={retire} />
      )}
      {state === 'COMMISSIONING' && actions.commissioning && (
        <CommissioningTasks unit={unit} actions={actions.commissioning} />
      )}
    </>
  )
}

function CommissioningTasks({
  unit: { id: scannerId, blocker, ladder },
  actions,
}: {
  unit: BoardUnit
  actions: NonNullable<UnitActions['commissioning']>
}) {
  const next = ladder?.rungs.find(({ state }) => state === 'NOW')?.stage
  const ahead = (ladder?.rungs ?? []).flatMap(({ stage, state, plannedOn }) =>
    state === 'DONE' || stage === 'IN_SERVICE' ? [] : [{ stage, plannedOn }],
  )
  return (
    <>
      {blocker && <ResumeForm scannerId={scannerId} blocker={blocker} action={actions.resume} />}
      {!blocker && next === 'IN_SERVICE' && (
        <EnterServiceForm scannerId={scannerId} action={actions.enter} />
      )}
      {!blocker && next && next !== 'IN_SERVICE' && (
        <ReachForm key={next} scannerId={scannerId} stage={next} action={actions.reach} />
      )}
      {!blocker && <HoldForm scannerId={scannerId} action={actions.hold} />}
      {ahead.length > 0 && <PlanForm scannerId={scannerId} ahead={ahead} action={actions.plan} />}
    </>
  )
}
