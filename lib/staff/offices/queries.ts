import type { Actor } from '@/lib/actor'
import { type HistoryLine, listHistory } from '@/lib/audit/queries'
import { readAs, type Tx } from '@/lib/db'
import { ok, type Result, refusedAt } from '@/lib/result'
import { canManageOffices } from '@/lib/staff/policy'
import type { OfficeChoice } from '@/lib/staff/queries'
import { POSTINGS } from '@/lib/staff/rules'
import { Prisma } from '@/prisma/generated/client'
import type { Agency, OfficeKind, Role } from '@/prisma/generated/enums'

export interface OfficeRow {
  id: string
  code: string
  agency: Agency
  kind: OfficeKind
  nameFa: string
  nameEn: string
  countyCode: string | null
  countyFa: string | null
  countyEn: string | null
  retiredAt: Date | null
  /** Posted there now. */
  people: number
}

const officesAt = (at: Date) => Prisma.sql`
  SELECT o.id, o.code, o.agency, o.kind, o.name_fa AS "nameFa", o.name_en AS "nameEn", o.county_code AS "countyCode",
    c.name_fa AS "countyFa", c.name_en AS "countyEn", o.retired_at AS "retiredAt",
    (SELECT count(*)::int FROM posting p JOIN user_account u ON u.id = p.user_id
     WHERE p.office_id = o.id AND u.disabled_at IS NULL
       AND p.valid_from <= ${at} AND (p.valid_to IS NULL OR p.valid_to > ${at})) AS people
  FROM office o LEFT JOIN county c ON c.code = o.county_code`

/** All offices, those still open first; undefined for anybody but administrators. */
export async function listAllOffices(actor: Actor, at: Date): Promise<OfficeRow[] | undefined> {
  if (!canManageOffices(actor).ok) return undefined
  return readAs(
    actor,
    (tx) => tx.$queryRaw<OfficeRow[]>`
      ${officesAt(at)} ORDER BY o.retired_at IS NOT NULL, o.agency, o.kind, o.name_fa`,
  )
}

export interface OfficeView extends OfficeRow {
  staff: { username: string; displayName: string; role: Role }[]
  history: HistoryLine[]
}

/** One office, who is posted there, and what was changed; undefined where there is none for this actor. */
export async function getOffice(
  actor: Actor,
  code: string,
  at: Date,
): Promise<OfficeView | undefined> {
  if (!canManageOffices(actor).ok) return undefined
  return readAs(actor, async (tx) => {
    const [office] = await tx.$queryRaw<OfficeRow[]>`${officesAt(at)} WHERE o.code = ${code}`
    if (!office) return undefined
    const staff = await tx.$queryRaw<OfficeView['staff']>`
      SELECT u.username, u.display_name AS "displayName", p.role
      FROM posting p JOIN user_account u ON u.id = p.user_id
      WHERE p.office_id = ${office.id}::uuid AND u.disabled_at IS NULL
        AND p.valid_from <= ${at} AND (p.valid_to IS NULL OR p.valid_to > ${at})
      ORDER BY u.display_name`
    return { ...office, staff, history: await listHistory(tx, [office.id]) }
  })
}

/** Offices that take people; undefined for anybody but administrators. */
export async function listOpenOffices(actor: Actor): Promise<OfficeChoice[] | undefined> {
  if (!canManageOffices(actor).ok) return undefined
  const rows = await readAs(actor, (tx) =>
    tx.office.findMany({
      where: { retiredAt: null },
      orderBy: [{ kind: 'asc' }, { nameFa: 'asc' }],
    }),
  )
  return rows.map(({ id, kind, nameFa, nameEn }) => ({ id, kind, fa: nameFa, en: nameEn }))
}

export interface CountyChoice {
  code: string
  fa: string
  en: string
}

/** The province's counties; undefined for anybody but administrators. */
export async function listCounties(actor: Actor): Promise<CountyChoice[] | undefined> {
  if (!canManageOffices(actor).ok) return undefined
  const rows = await readAs(actor, (tx) => tx.county.findMany({ orderBy: { nameFa: 'asc' } }))
  return rows.map(({ code, nameFa, nameEn }) => ({ code, fa: nameFa, en: nameEn }))
}

/** Whether an office takes people of a role, and nobody closes it meanwhile: its row stays locked. */
export async function takesRole(
  tx: Tx,
  { officeId, role }: { officeId: string; role: Role },
): Promise<Result<null>> {
  await tx.$executeRaw`SELECT 1 FROM office WHERE id = ${officeId}::uuid FOR UPDATE`
  const office = await tx.office.findUnique({ where: { id: officeId } })
  if (office?.kind !== POSTINGS[role]) return refusedAt('officeId', 'OFFICE_NOT_FOR_ROLE')
  return office.retiredAt ? refusedAt('officeId', 'OFFICE_RETIRED') : ok(null)
}
