import { shiftDay, tehranDay } from '@/lib/calendar'
import { idFrom } from '@/lib/id'
import type { Blocker, CommissioningKind, CommissioningStage } from '@/prisma/generated/enums'
import type { Alarm } from './alerts'
import { readCsv } from './csv'
import { FLEET, morningOf, scannerId, sinceOf, type Unit } from './fleet'
import { idAt } from './ids'
import { isoOf, isoOrNull } from './journal'
import type { Ledger } from './ledger'
import type { Outage } from './outages'
import { namesOf } from './places'
import type { Plan } from './plan'
import { officersOf, type Person, personId, SUPERVISOR } from './staff'

const file = (name: string) => new URL(`data/${name}.csv`, import.meta.url)

/** Days in both files are counted back from the day of loading; those ahead are negative. */
const STAGES = readCsv<'unit' | 'stage' | 'planned' | 'reached'>(file('commissioning'))
const HOLDS = readCsv<'unit' | 'held' | 'resumed' | 'blocker' | 'note'>(file('commissioning-holds'))

/** Every unit's way into service, its outages, and the end of those that are retired; gives what to warn of. */
export function writeUnits(ledger: Ledger, plan: Plan): Alarm[] {
  const today = plan.days.at(-1)?.start ?? plan.now.getTime()
  const outages = [...plan.outages].flatMap(([code, list]) => list.map((one) => ({ code, one })))
  outages.sort((a, b) => a.one.startedAt - b.one.startedAt || (a.code < b.code ? -1 : 1))
  const alarms = outages.map(({ code, one }) => writeOutage(ledger, code, one))
  for (const unit of FLEET) {
    writeCommissioning(ledger, unit, today)
    const step = { subject: ['SCANNER', scannerId(unit.code)] as [string, string], by: SUPERVISOR }
    const at = sinceOf(unit, today)
    const end = { ...step, at, before: 'IN_SERVICE', after: 'RETIRED' }
    const reason = 'پایان عمر دستگاه و نبود قطعه'
    if (unit.state === 'RETIRED') ledger.event({ ...end, event: 'SCANNER_RETIRED', reason })
    const start = { ...step, at, before: 'COMMISSIONING', after: 'IN_SERVICE' }
    const entered = unit.state === 'IN_SERVICE' && STAGES.some((row) => row.unit === unit.code)
    if (entered) ledger.event({ ...start, event: 'SCANNER_ENTERED_SERVICE' })
  }
  return alarms
}

function writeOutage(ledger: Ledger, code: string, outage: Outage): Alarm {
  const { startedAt, endedAt, reason, blocker, note, remedy } = outage
  const office = FLEET.find((one) => one.code === code)?.office ?? ''
  const officers = officersOf(office)
  const by = officers[Math.floor(startedAt / 60_000) % officers.length] ?? SUPERVISOR
  const restorer = blocker === 'VENDOR' ? SUPERVISOR : by
  const id = idAt(startedAt, idFrom('demo-downtime', code, String(startedAt)))
  const unitId = scannerId(code)
  const span = [unitId, isoOf(startedAt), isoOrNull(endedAt)]
  const people = [personId(by.username), endedAt ? personId(restorer.username) : null]
  const number = ledger.numbers.take('downtime')
  ledger.row('downtime', [id, number, ...span, reason, blocker, note, ...people, remedy])
  writeOutageSteps(ledger, unitId, outage, { by, restorer })
  const subject: [string, string] = ['SCANNER', unitId]
  const evidence = { code, ...namesOf(office), reason, blocker }
  const alarm = { rule: 'SCANNER_DOWN' as const, subject, value: 1, evidence, office: null }
  return { ...alarm, at: startedAt, by, overAt: endedAt }
}

function writeOutageSteps(
  ledger: Ledger,
  unitId: string,
  { startedAt, endedAt, reason, blocker, note, remedy }: Outage,
  { by, restorer }: { by: Person; restorer: Person },
): void {
  const subject: [string, string] = ['SCANNER', unitId]
  const down = { before: 'IN_SERVICE', after: 'OUT_OF_SERVICE', subject, reason: note }
  const cause = { startedAt: isoOf(startedAt), reason, blocker }
  ledger.event({ ...down, at: startedAt, event: 'DOWNTIME_OPENED', by, details: cause })
  if (!endedAt) return
  const up = { before: 'OUT_OF_SERVICE', after: 'IN_SERVICE', subject, reason: remedy }
  const end = { endedAt: isoOf(endedAt) }
  ledger.event({ ...up, at: endedAt, event: 'DOWNTIME_CLOSED', by: restorer, details: end })
}

interface StageEvent {
  at: number
  kind: CommissioningKind
  stage?: CommissioningStage
  blocker?: Blocker
  note: string | null
}

const EVENTS: Record<CommissioningKind, string> = {
  REACHED: 'STAGE_REACHED',
  HELD: 'COMMISSIONING_HELD',
  RESUMED: 'COMMISSIONING_RESUMED',
}

function writeCommissioning(ledger: Ledger, { code }: Unit, today: number): void {
  const day = tehranDay(new Date(today))
  const id = scannerId(code)
  for (const { stage, planned } of STAGES.filter((row) => row.unit === code))
    ledger.row('commissioning_plan', [id, stage, shiftDay(day, -Number(planned))])
  let reached: CommissioningStage = 'NEED'
  for (const { at, kind, stage: next, blocker, note } of eventsOf(code, today)) {
    const stage: CommissioningStage = next ?? reached
    const eventId = idAt(at, idFrom('demo-commissioning', code, kind, String(at)))
    const what = [kind, stage, blocker ?? null, note, personId(SUPERVISOR.username)]
    ledger.row('commissioning_event', [eventId, id, isoOf(at), ...what])
    const details = { kind, stage, ...(blocker ? { blocker } : {}) }
    const told = { by: SUPERVISOR, before: { stage: reached }, details, reason: note }
    const isFirst = kind === 'REACHED' && stage === 'NEED'
    if (!isFirst) ledger.event({ at, event: EVENTS[kind], subject: ['SCANNER', id], ...told })
    reached = stage
  }
}

function eventsOf(code: string, today: number): StageEvent[] {
  const hour = 3_600_000
  const reached = STAGES.filter((row) => row.unit === code && row.reached).map((row, place) => ({
    at: morningOf(today, Number(row.reached)) + place * 0.7 * hour,
    kind: 'REACHED' as const,
    stage: row.stage as CommissioningStage,
    note: null,
  }))
  const held = HOLDS.filter((row) => row.unit === code).flatMap((row): StageEvent[] => {
    const { note } = row
    const at = (days: string) => morningOf(today, Number(days)) + 4 * hour
    const hold = { at: at(row.held), kind: 'HELD' as const, blocker: row.blocker as Blocker, note }
    const end = { at: at(row.resumed), kind: 'RESUMED' as const, note: 'مانع برطرف شد' }
    return row.resumed ? [hold, end] : [hold]
  })
  return [...reached, ...held].toSorted((a, b) => a.at - b.at)
}
