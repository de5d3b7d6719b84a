import { idFrom, newId } from '@/lib/id'
import type {
  Blocker,
  CommissioningStage,
  DowntimeReason,
  ScannerState,
} from '@/prisma/generated/enums'
import { query } from './database'
import { officeId, officerAtShalamcheh, supervisor } from './people'
import { insert } from './world'

/** Units with a past, made by SQL; each test takes its own. */

type Row = Record<string, unknown>
let units = 0

export interface UnitFacts {
  office?: string
  state?: ScannerState
  since?: string
  stage?: CommissioningStage
  blocker?: Blocker
  installedOn?: string
}

/** A unit of its own code: in service since the beginning of 2026, seven to nineteen, unless said otherwise. */
export async function haveUnit(facts: UnitFacts = {}): Promise<{ id: string; code: string }> {
  units += 1
  const code = `U-${String(units).padStart(3, '0')}`
  const { office = 'shalamcheh', state = 'IN_SERVICE', stage, blocker } = facts
  await insert('scanner', {
    id: idFrom('test-scanner', code),
    code,
    kind: 'FIXED_PORTAL',
    maker: 'Maker',
    model: 'M1',
    office_id: officeId(office),
    rated_per_hour: 20,
    energy_mev: 6,
    opens_at_hour: 7,
    closes_at_hour: 19,
    installed_on: facts.installedOn ?? null,
    state,
    state_since: facts.since ?? '2026-01-01T00:00:00Z',
    stage: stage ?? null,
    blocker: blocker ?? null,
  })
  const id = idFrom('test-scanner', code)
  if (stage) await haveStageEvent(id, { kind: 'REACHED', stage })
  return { id, code }
}

async function haveStageEvent(scannerId: string, more: Row): Promise<void> {
  const by = { by_id: supervisor.id, at: '2026-01-01T00:00:00Z' }
  await insert('commissioning_event', { id: newId(), scanner_id: scannerId, ...by, ...more })
}

/** A downtime of the past, or one that is open. */
export async function haveDowntime(
  scannerId: string,
  from: string,
  to: string | null,
  more: { reason?: DowntimeReason; blocker?: Blocker } = {},
): Promise<void> {
  await insert('downtime', {
    id: newId(),
    scanner_id: scannerId,
    started_at: from,
    ended_at: to,
    reason: more.reason ?? 'BREAKDOWN',
    blocker: more.blocker ?? 'PART',
    reported_by_id: officerAtShalamcheh.id,
    restored_by_id: to && officerAtShalamcheh.id,
    remedy: to && 'قطعه عوض شد',
  })
}

export async function unitRow(id: string): Promise<Row | undefined> {
  const [row] = await query<Row>('SELECT * FROM scanner WHERE id = $1', [id])
  return row
}

export function downtimesOf(id: string): Promise<Row[]> {
  return query(
    `SELECT started_at, ended_at, reason, blocker, note, remedy, reported_by_id, restored_by_id
     FROM downtime WHERE scanner_id = $1 ORDER BY started_at`,
    [id],
  )
}

/** A unit's commissioning ledger, oldest first. */
export function stageEventsOf(id: string) {
  return query<{
    at: Date
    kind: 'REACHED' | 'HELD' | 'RESUMED'
    stage: CommissioningStage
    blocker: Blocker | null
  }>(
    'SELECT at, kind, stage, blocker FROM commissioning_event WHERE scanner_id = $1 ORDER BY at, id',
    [id],
  )
}
