import type { Actor } from '@/lib/actor'
import { recordRead } from '@/lib/audit/commands'
import { type HistoryLine, listHistory } from '@/lib/audit/queries'
import { readAs, type Tx } from '@/lib/db'
import { canManageAccounts } from '@/lib/staff/policy'
import { type PostingView, postingsOf } from '@/lib/staff/postings/queries'
import type { AccountFilter, AccountState } from '@/lib/staff/schema'
import { Prisma } from '@/prisma/generated/client'
import type { OfficeKind, Role } from '@/prisma/generated/enums'

export interface AccountRow {
  id: string
  username: string
  displayName: string
  state: AccountState
  /** Of the posting that is valid now; else of the last one. */
  role: Role
  officeFa: string
  officeEn: string
  createdAt: Date
  disabledAt: Date | null
  lastSeenAt: Date | null
}

export interface AccountPage {
  rows: AccountRow[]
  total: number
  pageSize: number
}

const PAGE_SIZE = 50

/** Role and place come from the ledger of postings at `at`; of nobody's posting, from the account's cache. */
const accountsAt = (at: Date) => Prisma.sql`
  SELECT u.id, u.username, u.display_name AS "displayName", u.created_at AS "createdAt", u.disabled_at AS "disabledAt",
    coalesce(p.role, u.role) AS role, o.name_fa AS "officeFa", o.name_en AS "officeEn", o.agency,
    CASE WHEN u.disabled_at IS NOT NULL THEN 'DISABLED' WHEN p.id IS NULL THEN 'NOT_POSTED' ELSE 'ACTIVE' END AS state,
    (SELECT max(s.last_seen_at) FROM session s WHERE s.user_id = u.id) AS "lastSeenAt"
  FROM user_account u
    LEFT JOIN posting p ON p.user_id = u.id AND p.valid_from <= ${at} AND (p.valid_to IS NULL OR p.valid_to > ${at})
    JOIN office o ON o.id = coalesce(p.office_id, u.office_id)`

/** Accounts with when they were last here; undefined for anybody but administrators. */
export async function listAccounts(
  actor: Actor,
  filter: AccountFilter,
  at: Date,
): Promise<AccountPage | undefined> {
  if (!canManageAccounts(actor).ok) return undefined
  const rows = await readAs(
    actor,
    (tx) => tx.$queryRaw<(AccountRow & { total: number })[]>`
      SELECT a.*, count(*) OVER ()::int AS total FROM (${accountsAt(at)}) AS a
      WHERE ${Prisma.join(conditionsOf(filter), ' AND ')}
      ORDER BY a.state = 'DISABLED', a.agency, a."officeFa", a."displayName", a.id
      LIMIT ${PAGE_SIZE} OFFSET ${(filter.page - 1) * PAGE_SIZE}`,
  )
  const total = rows[0]?.total ?? 0
  await recordRead(actor, {
    event: 'ACCOUNTS_LISTED',
    subject: { type: 'LIST', id: 'ACCOUNTS' },
    details: { count: rows.length },
  })
  return { rows, total, pageSize: PAGE_SIZE }
}

function conditionsOf({ q, role, agency, state }: AccountFilter): Prisma.Sql[] {
  return [
    Prisma.sql`true`,
    ...(q
      ? [
          Prisma.sql`((didban_fold(${q}) <> '' AND strpos(didban_fold(a."displayName"), didban_fold(${q})) > 0)
            OR strpos(a.username, lower(${q})) > 0)`,
        ]
      : []),
    ...(role ? [Prisma.sql`a.role = ${role}::role`] : []),
    ...(agency ? [Prisma.sql`a.agency = ${agency}::agency`] : []),
    ...(state ? [Prisma.sql`a.state = ${state}`] : []),
  ]
}

export interface AccountView extends AccountRow {
  /** Newest first. */
  postings: PostingView[]
  runningSessions: number
  history: HistoryLine[]
}

/** One account with its postings and its history; undefined where there is none for this actor. */
export async function getAccount(
  actor: Actor,
  username: string,
  at: Date,
): Promise<AccountView | undefined> {
  if (!canManageAccounts(actor).ok) return undefined
  return readAs(actor, async (tx) => {
    const [account] = await tx.$queryRaw<AccountRow[]>`
      SELECT a.* FROM (${accountsAt(at)}) AS a WHERE a.username = ${username}`
    if (!account) return undefined
    const postings = await postingsOf(tx, account.id, at)
    const runningSessions = await countRunning(tx, account.id, at)
    const history = await listHistory(tx, [account.id])
    return { ...account, postings, runningSessions, history }
  })
}

function countRunning(tx: Tx, userId: string, at: Date): Promise<number> {
  return tx.session.count({ where: { userId, endedAt: null, expiresAt: { gt: at } } })
}

export interface OfficeChoice {
  id: string
  kind: OfficeKind
  fa: string
  en: string
}

/** Offices by name; `kind` keeps to one kind. Names of public places: anybody signed in may list them. */
export async function listOffices(actor: Actor, kind?: OfficeKind): Promise<OfficeChoice[]> {
  const rows = await readAs(actor, (tx) =>
    tx.office.findMany({
      where: kind ? { kind } : {},
      orderBy: [{ kind: 'asc' }, { nameFa: 'asc' }],
    }),
  )
  return rows.map(({ id, kind, nameFa, nameEn }) => ({ id, kind, fa: nameFa, en: nameEn }))
}
