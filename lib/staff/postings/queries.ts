import type { Tx } from '@/lib/db'
import { type PostingState, postingStateAt } from '@/lib/staff/postings/rules'
import type { Role } from '@/prisma/generated/enums'

export interface PostingView {
  id: string
  role: Role
  officeFa: string
  officeEn: string
  countyFa: string | null
  countyEn: string | null
  validFrom: Date
  validTo: Date | null
  state: PostingState
  madeAt: Date
  /** Empty where it came with the account. */
  madeBy: string | null
}

/** A person's postings, newest first. Runs inside the page's own snapshot. */
export async function postingsOf(tx: Tx, userId: string, at: Date): Promise<PostingView[]> {
  const rows = await tx.$queryRaw<Omit<PostingView, 'state'>[]>`
    SELECT p.id, p.role, o.name_fa AS "officeFa", o.name_en AS "officeEn", c.name_fa AS "countyFa",
      c.name_en AS "countyEn", p.valid_from AS "validFrom", p.valid_to AS "validTo", p.made_at AS "madeAt",
      m.display_name AS "madeBy"
    FROM posting p JOIN office o ON o.id = p.office_id LEFT JOIN county c ON c.code = o.county_code
      LEFT JOIN user_account m ON m.id = p.made_by_id
    WHERE p.user_id = ${userId}::uuid ORDER BY p.valid_from DESC, p.made_at DESC`
  return rows.map((row) => ({ ...row, state: postingStateAt(row, at) }))
}
