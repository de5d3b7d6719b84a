import pg from 'pg'
import type { Actor } from '@/lib/actor'
import { tehranDay } from '@/lib/calendar'
import { newId } from '@/lib/id'
import { openSession } from '@/lib/sessions'
import type { Agency } from '@/prisma/generated/enums'
import { query } from './database'
import { itIs } from './world'

/** Accounts, postings and sessions as the tests of administration need them. */

export const WHY = 'حکم شماره ۴۵'
const DAY = 86_400_000

/** The clock of the program, so many days from now; the database's own goes on. */
export function daysOn(days: number): Date {
  const at = new Date(Date.now() + days * DAY)
  itIs(at.toISOString())
  return at
}

/** A day of Tehran, so many days from today, as forms send it. */
export function dayOn(days: number): string {
  return tehranDay(new Date(Date.now() + days * DAY))
}

/** A session of somebody who has just proved who they are. */
export async function signedInAs({ id }: Pick<Actor, 'id'>): Promise<string> {
  const opened = await openSession(id, { method: 'PASSWORD' })
  if (!opened.ok) throw new Error(opened.reason)
  return opened.value.sessionId
}

/** An account of its own, so that no test is in another's way; posted for a year. */
export async function haveAccount(role: string, office: string): Promise<{ id: string }> {
  const id = newId()
  await query(
    `INSERT INTO user_account (id, username, display_name, role, office_id, created_at)
     VALUES ($1, $2, 'نفر آزمون', $3, $4, now() - interval '1 year')`,
    [id, `test.${id.slice(-12)}`, role, office],
  )
  return { id }
}

export interface PostingRow {
  id: string
  role: string
  office_id: string
  valid_from: Date
  valid_to: Date | null
}

/** A person's postings in their order. */
export function postingRows(userId: string): Promise<PostingRow[]> {
  return query<PostingRow & Record<string, unknown>>(
    'SELECT id, role, office_id, valid_from, valid_to FROM posting WHERE user_id = $1 ORDER BY valid_from, made_at',
    [userId],
  )
}

const WORN: Record<Agency, string> = {
  CUSTOMS: 'didban_customs',
  OCSSP: 'didban_ocssp',
  POLICE: 'didban_police',
  TAZIRAT: 'didban_tazirat',
  JUDICIARY: 'didban_judiciary',
  PLATFORM: 'didban_platform',
}

/** Runs SQL in the role that the program wears for somebody: how many rows it reached, or the error code. */
export async function asAgency(actor: Actor, sql: string): Promise<number | string> {
  const client = new pg.Client(process.env.DATABASE_URL)
  await client.connect()
  try {
    await client.query('BEGIN')
    await client.query(
      `SELECT set_config('didban.actor', $1, true), set_config('didban.agency', $2, true),
         set_config('didban.office', $3, true), set_config('role', $4, true)`,
      [actor.id, actor.agency, actor.officeId, WORN[actor.agency]],
    )
    return (await client.query(sql)).rowCount ?? 0
  } catch (error) {
    return (error as { code?: string }).code ?? 'UNKNOWN'
  } finally {
    await client.end()
  }
}
