import { createHash } from 'node:crypto'
import { stateAfter } from '@/lib/scans/rules'
import type { ScanState } from '@/prisma/generated/enums'
import { type Examination, examine, type Fate, referralOf } from './chain/examination'
import type { ConsignmentPlan } from './consignments'
import { scannerId } from './fleet'
import { idAt } from './ids'
import { officeId } from './journal'
import type { Numbers } from './numbers'
import type { Drawn } from './pictures'
import type { Plan } from './plan'
import { personId } from './staff'
import { addLine, type Lines } from './tables'
import type { ScanPlan } from './traffic'

/** Scans turned into rows, until they are taken to the database. */
export class Batch {
  scans = 0
  /** What has been examined so far, oldest scan first. */
  readonly examinations: Examination[] = []
  private lines: Lines = new Map()
  private readonly today: number

  constructor(
    private readonly plan: Plan,
    private readonly drawn: Map<string, Drawn>,
    private readonly numbers: Numbers,
    private readonly fates: Map<string, Fate>,
  ) {
    this.today = plan.days.at(-1)?.start ?? 0
  }

  add(scan: ScanPlan): void {
    const office = officeId(scan.unit.office)
    const picture = this.drawn.get(scan.id)
    const decision = this.decisionOn(scan, picture)
    if (scan.pass === 1) this.addConsignment(scan, office)
    this.addScan(scan, office, this.stateOf(scan, decision, picture), picture?.rows.length ?? 0)
    for (const row of picture?.rows ?? []) addLine(this.lines, 'scan_image', row)
    if (decision) this.addDecision(scan, decision)
    this.scans++
  }

  /** Where the scan stands after its decision and, if it was referred, its examination. */
  private stateOf(scan: ScanPlan, decision?: Decision, picture?: Drawn): ScanState {
    const decided = decision && stateAfter('SCANNED', scan.verdict)
    if (!decided) return 'SCANNED'
    if (decided !== 'REFERRED') return decided
    const fate = this.fates.get(scan.id) ?? {}
    const examination = examine(referralOf(scan, decision, picture), this.plan.now.getTime(), fate)
    if (!examination) return 'REFERRED'
    this.examinations.push(examination)
    if (!examination.endedAt) return 'INSPECTING'
    return examination.isFind ? 'SEIZED' : 'RELEASED'
  }

  /** Hands over what has been added since the last time. */
  take(): Lines {
    const taken = this.lines
    this.lines = new Map()
    this.scans = 0
    return taken
  }

  /** When and why the scan was decided; undefined while it waits. */
  private decisionOn(scan: ScanPlan, picture: Drawn | undefined): Decision | undefined {
    const now = this.plan.now.getTime()
    const isComing = scan.decidedAt > now && scan.scannedAt >= this.today
    if (scan.mayWait && (picture || isComing)) return undefined
    const reason =
      scan.verdict === 'SUSPECT' ? (FOUND[picture?.hidden ?? ''] ?? scan.reason) : scan.reason
    return { at: Math.min(scan.decidedAt, now), reason }
  }

  private addConsignment(scan: ScanPlan, office: string): void {
    const { id, direction, cotage, plateKind, plate, containerNumber, ...more } = scan.consignment
    const number = this.numbers.take('consignment')
    const at = scan.loggedAt
    const vehicle = [cotage, plateKind, plate, containerNumber]
    const goods = [more.hsCode, more.name, more.weightKg]
    const row = [id, number, office, direction, ...vehicle, ...goods, isoOf(at)]
    addLine(this.lines, 'consignment', row)
    const after = registered(number, scan.consignment)
    this.event(scan, 'CONSIGNMENT_REGISTERED', { at, subject: id, after, reason: null })
  }

  private addScan(scan: ScanPlan, office: string, state: string, images: number): void {
    const { id, clientId, unit, consignment, operator, loggedAt: at } = scan
    const number = this.numbers.take('scan_session')
    const request = [id, number, clientId, hashOf(id), 'DESK']
    const place = [office, knownScanner(unit.code), personId(operator.username)]
    const times = [isoOf(scan.scannedAt), isoOf(at)]
    const { direction } = consignment
    addLine(this.lines, 'scan_session', [
      ...request,
      consignment.id,
      ...place,
      direction,
      ...times,
      state,
    ])
    const after = `{"number":${number},"consignmentId":"${consignment.id}","images":${images}}`
    this.event(scan, 'SCAN_LOGGED', { at, subject: id, after, reason: null })
  }

  private addDecision(scan: ScanPlan, { at, reason }: Decision): void {
    const { id, reader, verdict } = scan
    const row = [idAt(at, id), id, 'DESK', personId(reader.username), verdict, reason, isoOf(at)]
    addLine(this.lines, 'image_decision', row)
    const made = { state: stateAfter('SCANNED', verdict), verdict, ...(reason ? { reason } : {}) }
    const after = JSON.stringify(made)
    this.event(scan, 'IMAGE_DECIDED', { at, subject: id, after, reason })
  }

  private event(scan: ScanPlan, event: EventName, { at, subject, after, reason }: Recorded): void {
    const person = event === 'IMAGE_DECIDED' ? scan.reader : scan.operator
    const actor = [personId(person.username), 'CUSTOMS_OFFICER', officeId(scan.unit.office)]
    const type = event === 'CONSIGNMENT_REGISTERED' ? 'CONSIGNMENT' : 'SCAN'
    const before = event === 'IMAGE_DECIDED' ? '{"state":"SCANNED"}' : null
    const what = [type, subject, before, after, reason]
    addLine(this.lines, 'audit_event', [
      idAt(at, subject),
      isoOf(at),
      event,
      'CUSTOMS',
      ...actor,
      ...what,
    ])
  }
}

type EventName = 'CONSIGNMENT_REGISTERED' | 'SCAN_LOGGED' | 'IMAGE_DECIDED'

interface Decision {
  at: number
  reason: string | null
}

interface Recorded {
  at: number
  subject: string
  after: string
  reason: string | null
}

/** What a reader writes who sees what is hidden. */
const FOUND: Record<string, string> = {
  PACKAGES_IN_LOAD: 'بسته‌های متراکم در میان بار',
  UNDECLARED_CASES: 'کارتن‌های منظم اظهارنشده در میان محموله',
  DENSE_OBJECT: 'جسم بسیار متراکم در میان بار',
  PACKAGES_IN_FUEL_TANK: 'بسته‌های جاسازشده در باک سوخت',
  BEHIND_FALSE_WALL: 'فضای جاساز پشت دیواره جلویی',
  UNDER_FALSE_FLOOR: 'جاساز در کف بارگیر',
}

function registered(number: number, plan: ConsignmentPlan): string {
  const { direction, cotage, containerNumber, hsCode, name, weightKg, plateKind, plate } = plan
  const goods = { hsCode, declaredGoods: name, declaredWeightKg: weightKg }
  const all = { number, direction, cotage, containerNumber, ...goods, plateKind, plate }
  return JSON.stringify(all, (_, value) => value ?? undefined)
}

const isoOf = (at: number) => new Date(at).toISOString()
const hashOf = (id: string) => createHash('sha256').update(`demo ${id}`).digest('hex')
const knownScanner = remembered(scannerId)

function remembered(make: (name: string) => string): (name: string) => string {
  const known = new Map<string, string>()
  return (name) => {
    const id = known.get(name) ?? make(name)
    known.set(name, id)
    return id
  }
}
