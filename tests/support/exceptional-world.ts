import type { Actor } from '@/lib/actor'
import { openExceptionally } from '@/lib/cases/exceptional/commands'
import { type OpenInput, openInput } from '@/lib/cases/exceptional/schema'
import { readExceptionally, writeAs } from '@/lib/db'
import { newId } from '@/lib/id'
import { ok } from '@/lib/result'
import { haveCase, haveOrder } from './cases-world'
import { query } from './database'
import { keeperAtKhorramshahr, officeId, officerAtShalamcheh, person } from './people'
import { insert } from './world'

/** Whole files of the past and police officers who open them exceptionally. */

export const REASON = 'همین خودرو در گشت امشب دیده شده و باید بار آن شناخته شود'

/** Nobody has opened more than five files before who has opened none. */
export async function haveOfficer(username: string): Promise<Actor> {
  const officer = person(username, 'مرتضی کارون', 'POLICE_OFFICER', 'police-khorramshahr')
  const { id, displayName, role } = officer
  await insert('user_account', {
    id,
    username,
    display_name: displayName,
    role,
    office_id: officer.officeId,
    created_at: '2026-01-01T00:00:00Z',
  })
  return officer
}

/** What a person would have typed, on the page that says who will be told. */
export function typedOpening(changed: Record<string, unknown> = {}): OpenInput {
  return openInput.parse({
    numberKind: 'SEIZURE',
    reasonKind: 'URGENT_SEARCH',
    reason: REASON,
    hours: '1',
    checked: 'yes',
    ...changed,
    number: String(changed.number ?? 1),
  })
}

/** Opens and gives the row. */
export async function haveOpened(actor: Actor, changed: Record<string, unknown>) {
  const opened = await openExceptionally(actor, typedOpening(changed))
  if (!opened.ok) throw new Error(`not opened: ${opened.reason}`)
  const [row] = await query<Record<string, string>>(
    'SELECT * FROM exceptional_access WHERE number = $1',
    [opened.value.number],
  )
  if (!row?.id) throw new Error('no row of the opening')
  return { ...row, id: row.id, number: opened.value.number }
}

/** An opening of the past, `hours` ago and for one hour, past the program but through the database's trigger. */
export async function haveOpenedEarlier(actor: Actor, seizure: number, hours: number) {
  const openedAt = new Date(Date.now() - hours * 3_600_000)
  return insert('exceptional_access', {
    id: newId(),
    actor_id: actor.id,
    role: actor.role,
    agency: actor.agency,
    office_id: actor.officeId,
    number_kind: 'SEIZURE',
    asked_number: seizure,
    reason_kind: 'SAFETY',
    reason: REASON,
    opened_at: openedAt,
    expires_at: new Date(openedAt.getTime() + 3_600_000),
  })
}

/** A file with a row in every table of casework: custody, valuation, ruling, order. */
export async function haveWholeFile() {
  const file = await haveCase({ state: 'FINAL' })
  const seizureId = file.seizure.id
  const [item] = await query('SELECT id FROM seized_item WHERE seizure_id = $1', [seizureId])
  const [receipt] = await query('SELECT id FROM receipt WHERE seizure_id = $1', [seizureId])
  const bays = await query('SELECT id FROM bay WHERE store_id = $1 ORDER BY code', [
    officeId('store-khorramshahr'),
  ])
  const bay = bays.find((one) => !taken.has(String(one.id)))
  taken.add(String(bay?.id))
  await insert('appraisal', {
    id: newId(),
    item_id: item?.id,
    value_rial: 500_000_000,
    appraiser_id: officerAtShalamcheh.id,
    at: '2026-09-01T09:00:00Z',
  })
  await insert('custody_event', {
    id: newId(),
    item_id: item?.id,
    ordinal: 1,
    kind: 'RECEIVED',
    at: '2026-09-02T09:00:00Z',
    holder_id: officeId('store-khorramshahr'),
    to_bay_id: bay?.id,
    receipt_id: receipt?.id,
    by_id: keeperAtKhorramshahr.id,
    hash: '',
  })
  await haveOrder({ caseId: file.id })
  return file
}
const taken = new Set<string>()

/** Every row that this actor meets in a table when reading exceptionally. */
export function seenIn<Row>(actor: Actor, sql: string): Promise<Row[]> {
  return readExceptionally(actor, (tx) => tx.$queryRawUnsafe<Row[]>(sql))
}

/** Why a statement is refused under the actor's own role, at whatever line of defence; undefined where it was taken. */
export async function refusalTo(actor: Actor, sql: string): Promise<string | undefined> {
  const done = await writeAs(actor, async (tx) => ok(await tx.$executeRawUnsafe(sql)))
  return done.ok ? undefined : done.reason
}

/** How many rows of a table the actor meets under their own role; undefined where they may not even look. */
export async function countFor(actor: Actor, table: string): Promise<number | undefined> {
  const counted = await writeAs(actor, async (tx) =>
    ok(await tx.$queryRawUnsafe<{ rows: number }[]>(`SELECT count(*)::int AS rows FROM ${table}`)),
  )
  return counted.ok ? counted.value[0]?.rows : undefined
}

/** A number under which there is no file. */
export const NO_NUMBER = '987654321'
