import type { Actor } from '@/lib/actor'
import { canReadLegalRules } from '@/lib/cases/policy'
import type { FineBandView } from '@/lib/cases/proposals/rules'
import type { LegalRuleView } from '@/lib/cases/rules'
import { readAs, type Tx } from '@/lib/db'

/** Every period and amount of the law, in its caller's snapshot. */
export function readLegalRules(tx: Tx): Promise<LegalRuleView[]> {
  return tx.$queryRaw<LegalRuleView[]>`
    SELECT id, kind, article, title_fa AS "titleFa", title_en AS "titleEn", amount_rial::float8 AS "amountRial", days,
      months, valid_from::text AS "validFrom", valid_to::text AS "validTo", confidence, verified_by AS "verifiedBy"
    FROM legal_rule ORDER BY kind, valid_from DESC`
}

/** Every band of fines, in its caller's snapshot; of two in force the newer comes first. */
export function readFineBands(tx: Tx): Promise<FineBandView[]> {
  return tx.$queryRaw<FineBandView[]>`
    SELECT id, article, legal_kind AS "legalKind", direction, above_rial::float8 AS "aboveRial",
      up_to_rial::float8 AS "upToRial", min_multiple AS "minMultiple", max_multiple AS "maxMultiple",
      min_prison_months AS "minPrisonMonths", max_prison_months AS "maxPrisonMonths",
      valid_from::text AS "validFrom", valid_to::text AS "validTo", confidence, verified_by AS "verifiedBy"
    FROM fine_band ORDER BY legal_kind, direction NULLS FIRST, above_rial, valid_from DESC`
}

export interface LawBook {
  rules: LegalRuleView[]
  bands: FineBandView[]
}

/** The periods, amounts and bands of the law, those of other times among them. */
export async function listLegalRules(actor: Actor): Promise<LawBook | undefined> {
  if (!canReadLegalRules(actor).ok) return undefined
  return readAs(actor, async (tx) => ({
    rules: await readLegalRules(tx),
    bands: await readFineBands(tx),
  }))
}
