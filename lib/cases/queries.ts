import type { Actor } from '@/lib/actor'
import { shown } from '@/lib/audit/commands'
import { type HistoryLine, listHistory } from '@/lib/audit/queries'
import { readSeizureFacts, type SeizureFacts } from '@/lib/cases/facts/queries'
import { readFineBands, readLegalRules } from '@/lib/cases/legal-rules/queries'
import { canReadCase, canReadCases } from '@/lib/cases/policy'
import type { FineBandView } from '@/lib/cases/proposals/rules'
import type { LegalRuleView } from '@/lib/cases/rules'
import { readAs, type Tx } from '@/lib/db'
import type {
  CaseState,
  Disposition,
  Instance,
  OrderState,
  Outcome,
} from '@/prisma/generated/enums'

export interface RulingView {
  instance: Instance
  outcome: Outcome
  /** Whole rials. */
  fineRial: number
  grounds: string
  ruledAt: Date
  ruledByName: string
}

export interface OrderView {
  id: string
  number: number
  disposition: Disposition
  state: OrderState
  orderedAt: Date
  orderedByName: string
  holderFa: string
  holderEn: string
  note: string | null
  setApartAt: Date | null
  setApartByName: string | null
  closedAt: Date | null
  closedByName: string | null
  minutes: string | null
  /** Whole rials. */
  proceedsRial: number | null
}

interface CaseHead {
  id: string
  number: number
  state: CaseState
  officeId: string
  branchFa: string
  branchEn: string
  seizureId: string
  filedAt: Date
  filedByName: string
  acceptedAt: Date | null
  ruledAt: Date | null
  notifiedAt: Date | null
  appealedAt: Date | null
  finalAt: Date | null
  closedAt: Date | null
}

export interface CaseDetail extends CaseHead {
  seizure: SeizureFacts
  /** First instance, then appeal. */
  rulings: RulingView[]
  order: OrderView | undefined
  rules: LegalRuleView[]
  bands: FineBandView[]
  history: HistoryLine[]
}

/** One file with everything its page shows, in one snapshot; undefined where it does not exist for this actor. */
export async function getCase(actor: Actor, number: number): Promise<CaseDetail | undefined> {
  if (!canReadCases(actor).ok) return undefined
  const found = await readAs(actor, async (tx) => {
    const [head] = await tx.$queryRaw<CaseHead[]>`
      SELECT f.id, f.number::int AS number, f.state, f.office_id AS "officeId", b.name_fa AS "branchFa",
        b.name_en AS "branchEn", f.seizure_id AS "seizureId", f.filed_at AS "filedAt", u.display_name AS "filedByName",
        f.accepted_at AS "acceptedAt", f.ruled_at AS "ruledAt", f.notified_at AS "notifiedAt",
        f.appealed_at AS "appealedAt", f.final_at AS "finalAt", f.closed_at AS "closedAt"
      FROM case_file f JOIN office b ON b.id = f.office_id JOIN user_account u ON u.id = f.filed_by_id
      WHERE f.number = ${number}`
    const seizure = head && (await readSeizureFacts(tx, { id: head.seizureId }))
    if (!head || !seizure) return undefined
    const places = { officeId: head.officeId, discovererId: seizure.discovererId }
    if (!canReadCase(actor, places).ok) return undefined
    const [order] = await readOrder(tx, head.id)
    return {
      ...head,
      seizure,
      order,
      rulings: await readRulings(tx, head.id),
      rules: await readLegalRules(tx),
      bands: await readFineBands(tx),
      history: await listHistory(tx, [head.id, ...(order ? [order.id] : [])]),
    }
  })
  return shown(actor, { event: 'CASE_READ', type: 'CASE' }, found)
}

/** The rulings of a file, in its caller's snapshot. */
export function readRulings(tx: Tx, caseId: string): Promise<RulingView[]> {
  return tx.$queryRaw<RulingView[]>`
    SELECT r.instance, r.outcome, r.fine_rial::float8 AS "fineRial", r.grounds, r.ruled_at AS "ruledAt",
      u.display_name AS "ruledByName"
    FROM ruling r JOIN user_account u ON u.id = r.ruled_by_id
    WHERE r.case_id = ${caseId}::uuid ORDER BY r.instance`
}

/** The disposition order of a file, at most one, in its caller's snapshot. */
export function readOrder(tx: Tx, caseId: string): Promise<OrderView[]> {
  return tx.$queryRaw<OrderView[]>`
    SELECT d.id, d.number::int AS number, d.disposition, d.state, d.ordered_at AS "orderedAt",
      u.display_name AS "orderedByName", h.name_fa AS "holderFa", h.name_en AS "holderEn", d.note,
      d.set_apart_at AS "setApartAt", a.display_name AS "setApartByName", d.closed_at AS "closedAt",
      e.display_name AS "closedByName", d.minutes, d.proceeds_rial::float8 AS "proceedsRial"
    FROM disposition_order d JOIN user_account u ON u.id = d.ordered_by_id JOIN office h ON h.id = d.holder_id
      LEFT JOIN user_account a ON a.id = d.set_apart_by_id LEFT JOIN user_account e ON e.id = d.closed_by_id
    WHERE d.case_id = ${caseId}::uuid`
}
