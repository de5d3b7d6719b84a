import type { Actor } from '@/lib/actor'
import { type HistoryLine, listHistory } from '@/lib/audit/queries'
import { readLegalRules } from '@/lib/cases/legal-rules/queries'
import { caseClock, type LegalRuleView, type RunningClock } from '@/lib/cases/rules'
import { canFollow } from '@/lib/dashboard/policy'
import { type Place, type Strip, type StripFacts, stripOf } from '@/lib/dashboard/strip/rules'
import { readAs, type Tx } from '@/lib/db'
import type {
  CaseState,
  Direction,
  Disposition,
  LegalKind,
  OrderState,
  PlateKind,
  ScanState,
  SeizureState,
} from '@/prisma/generated/enums'

interface Head {
  id: string
  number: number
  direction: Direction
  cotage: string | null
  plate: string | null
  plateKind: PlateKind | null
  containerNumber: string | null
  declaredGoods: string | null
  declaredWeightKg: number | null
  registeredAt: Date
  officeFa: string
  officeEn: string
}

interface ScanLine {
  id: string
  number: number
  state: ScanState
  scannedAt: Date
  readAt: Date | null
  inspectionId: string | null
  examinedAt: Date | null
}

interface SeizureLine {
  id: string
  scanId: string
  number: number
  state: SeizureState
  legalKind: LegalKind
  recordedAt: Date
  appraisedAt: Date | null
  valueRial: number | null
  items: number
  goods: string | null
  heldAt: Date | null
  receiptNumber: number | null
  receivedAt: Date | null
  storeFa: string | null
  storeEn: string | null
  caseId: string | null
  caseNumber: number | null
  caseState: CaseState | null
  branchFa: string | null
  branchEn: string | null
  filedAt: Date | null
  acceptedAt: Date | null
  ruledAt: Date | null
  notifiedAt: Date | null
  appealedAt: Date | null
  finalAt: Date | null
  leftAt: Date | null
  orderId: string | null
  orderNumber: number | null
  orderState: OrderState | null
  disposition: Disposition | null
  holderFa: string | null
  holderEn: string | null
  orderedAt: Date | null
  orderClosedAt: Date | null
}

export interface ConsignmentView {
  head: Head
  scans: ScanLine[]
  seizures: SeizureLine[]
  /** The way of each seizure; of the newest scan where nothing was seized. */
  strips: { seizure: SeizureLine | null; strip: Strip; clock: RunningClock | undefined }[]
  history: HistoryLine[]
}

/** One consignment on one timeline. Undefined where there is none, or none for this actor. */
export async function getConsignment(
  actor: Actor,
  number: number,
): Promise<ConsignmentView | undefined> {
  if (!canFollow(actor, { seized: true }).ok) return undefined
  return readAs(actor, async (tx) => {
    const head = await readHead(tx, number)
    if (!head) return undefined
    const scans = await readScans(tx, head.id)
    const seizures = await readSeizures(tx, head.id)
    if (!canFollow(actor, { seized: seizures.length > 0 }).ok) return undefined
    const history = await listHistory(tx, subjectsOf(head, scans, seizures))
    const rules = seizures.length > 0 ? await readLegalRules(tx) : []
    const ways = seizures.length > 0 ? seizures : [null]
    const strips = ways.map((seizure) => ({
      seizure,
      strip: stripOf(factsOf(head, scanOf(scans, seizure), seizure)),
      clock: seizure ? clockOf(seizure, rules) : undefined,
    }))
    return { head, scans, seizures, strips, history }
  })
}

function clockOf(seizure: SeizureLine, rules: readonly LegalRuleView[]): RunningClock | undefined {
  const { caseState: state, filedAt } = seizure
  return state && filedAt ? caseClock({ ...seizure, state, filedAt }, rules) : undefined
}

/** The scan that a seizure came from, else the newest. */
function scanOf(scans: ScanLine[], seizure: SeizureLine | null): ScanLine | undefined {
  return seizure ? scans.find((scan) => scan.id === seizure.scanId) : scans.at(-1)
}

function subjectsOf(head: Head, scans: ScanLine[], seizures: SeizureLine[]): string[] {
  const ids = seizures.flatMap(({ id, caseId, orderId }) => [id, caseId, orderId])
  return [head.id, ...scans.map((scan) => scan.id), ...ids].filter((id) => id !== null)
}

async function readHead(tx: Tx, number: number): Promise<Head | undefined> {
  const [head] = await tx.$queryRaw<Head[]>`
    SELECT c.id, c.number::int AS number, c.direction, c.cotage, c.plate, c.plate_kind AS "plateKind",
      c.container_number AS "containerNumber", c.declared_goods AS "declaredGoods",
      c.declared_weight_kg AS "declaredWeightKg", c.registered_at AS "registeredAt", o.name_fa AS "officeFa",
      o.name_en AS "officeEn"
    FROM consignment c JOIN office o ON o.id = c.office_id WHERE c.number = ${number}`
  return head
}

/** Oldest first. */
function readScans(tx: Tx, consignmentId: string): Promise<ScanLine[]> {
  return tx.$queryRaw<ScanLine[]>`
    SELECT s.id, s.number::int AS number, s.state, s.scanned_at AS "scannedAt",
      (SELECT max(d.decided_at) FROM image_decision d WHERE d.scan_id = s.id) AS "readAt",
      i.id AS "inspectionId", i.ended_at AS "examinedAt"
    FROM scan_session s LEFT JOIN inspection i ON i.scan_id = s.id
    WHERE s.consignment_id = ${consignmentId}::uuid ORDER BY s.scanned_at LIMIT 50`
}

function readSeizures(tx: Tx, consignmentId: string): Promise<SeizureLine[]> {
  return tx.$queryRaw<SeizureLine[]>`
    SELECT z.id, n.scan_id AS "scanId", z.number::int AS number, z.state, z.legal_kind AS "legalKind",
      z.discovered_at AS "recordedAt", z.appraised_at AS "appraisedAt", z.value_rial::float8 AS "valueRial",
      (SELECT count(*)::int FROM seized_item i WHERE i.seizure_id = z.id) AS items,
      (SELECT string_agg(i.description, '، ' ORDER BY i.ordinal) FROM seized_item i WHERE i.seizure_id = z.id AND i.ordinal <= 3) AS goods,
      (SELECT max(e.at) FROM audit_event e WHERE e.subject_type = 'SEIZURE' AND e.subject_id = z.id::text
        AND e.event = 'SEIZURE_HELD') AS "heldAt",
      r.number::int AS "receiptNumber", r.received_at AS "receivedAt", st.name_fa AS "storeFa", st.name_en AS "storeEn",
      f.id AS "caseId", f.number::int AS "caseNumber", f.state AS "caseState", b.name_fa AS "branchFa",
      b.name_en AS "branchEn", f.filed_at AS "filedAt", f.accepted_at AS "acceptedAt", f.ruled_at AS "ruledAt",
      f.notified_at AS "notifiedAt", f.appealed_at AS "appealedAt", f.final_at AS "finalAt",
      (SELECT max(e.at) FROM audit_event e WHERE e.subject_type = 'CASE' AND e.subject_id = f.id::text
        AND e.event = 'CASE_TRANSFERRED') AS "leftAt",
      d.id AS "orderId", d.number::int AS "orderNumber", d.state AS "orderState", d.disposition,
      h.name_fa AS "holderFa", h.name_en AS "holderEn", d.ordered_at AS "orderedAt", d.closed_at AS "orderClosedAt"
    FROM seizure z JOIN inspection n ON n.id = z.inspection_id
      LEFT JOIN receipt r ON r.seizure_id = z.id LEFT JOIN office st ON st.id = r.store_id
      LEFT JOIN case_file f ON f.seizure_id = z.id LEFT JOIN office b ON b.id = f.office_id
      LEFT JOIN disposition_order d ON d.case_id = f.id LEFT JOIN office h ON h.id = d.holder_id
    WHERE z.consignment_id = ${consignmentId}::uuid ORDER BY z.discovered_at LIMIT 20`
}

function factsOf(head: Head, scan: ScanLine | undefined, seizure: SeizureLine | null): StripFacts {
  return {
    registeredAt: head.registeredAt,
    office: { fa: head.officeFa, en: head.officeEn },
    scan: scan ?? null,
    seizure: seizure && {
      ...seizure,
      keptAt: seizure.receivedAt ?? seizure.heldAt,
      store: placeOf(seizure.storeFa, seizure.storeEn),
    },
    file: fileOf(seizure),
    order: orderOf(seizure),
  }
}

function placeOf(fa: string | null, en: string | null): Place | null {
  return fa && en ? { fa, en } : null
}

function fileOf(seizure: SeizureLine | null): StripFacts['file'] {
  const branch = seizure && placeOf(seizure.branchFa, seizure.branchEn)
  if (!(seizure?.caseState && seizure.filedAt && branch)) return null
  const { caseState: state, filedAt, acceptedAt, ruledAt, notifiedAt, finalAt, leftAt } = seizure
  return { state, branch, filedAt, acceptedAt, ruledAt, notifiedAt, finalAt, leftAt }
}

function orderOf(seizure: SeizureLine | null): StripFacts['order'] {
  const holder = seizure && placeOf(seizure.holderFa, seizure.holderEn)
  if (!(seizure?.orderState && seizure.orderedAt && holder)) return null
  const { orderState: state, orderedAt, orderClosedAt: closedAt } = seizure
  return { state, holder, orderedAt, closedAt }
}
