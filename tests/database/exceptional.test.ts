import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/actor'
import {
  closeAccess,
  openExceptionally,
  recordReading,
  reviewAccess,
} from '@/lib/cases/exceptional/commands'
import { getAccess, listAccesses } from '@/lib/cases/exceptional/queries'
import { accessFilter } from '@/lib/cases/exceptional/schema'
import { getOpenedFile } from '@/lib/cases/opened/queries'
import { newId } from '@/lib/id'
import { query } from '../support/database'
import {
  countFor,
  haveOfficer,
  haveOpened,
  haveOpenedEarlier,
  haveWholeFile,
  NO_NUMBER,
  REASON,
  refusalTo,
  seenIn,
  typedOpening,
} from '../support/exceptional-world'
import {
  administrator,
  judge,
  keeperAtKhorramshahr,
  officeId,
  officerAtShalamcheh,
  penaltyOfficer,
  policeInKhorramshahr,
  supervisor,
  unconfirmed,
} from '../support/people'
import { eventsOf, itIs, refusalOf, settleWorld } from '../support/world'

type File = Awaited<ReturnType<typeof haveWholeFile>>
let file: File
let other: File
beforeAll(async () => {
  await settleWorld()
  file = await haveWholeFile()
  other = await haveWholeFile()
})

/** Casework tables and how a row of each leads to its seizure. */
const OF_SEIZURE: Record<string, string> = {
  seizure: 'SELECT id AS seizure FROM seizure',
  seized_item: 'SELECT seizure_id AS seizure FROM seized_item',
  receipt: 'SELECT seizure_id AS seizure FROM receipt',
  case_file: 'SELECT seizure_id AS seizure FROM case_file',
  appraisal:
    'SELECT i.seizure_id AS seizure FROM appraisal a JOIN seized_item i ON i.id = a.item_id',
  custody_event:
    'SELECT i.seizure_id AS seizure FROM custody_event e JOIN seized_item i ON i.id = e.item_id',
  ruling: 'SELECT f.seizure_id AS seizure FROM ruling r JOIN case_file f ON f.id = r.case_id',
  disposition_order:
    'SELECT f.seizure_id AS seizure FROM disposition_order d JOIN case_file f ON f.id = d.case_id',
  inspection: 'SELECT z.id AS seizure FROM inspection e JOIN seizure z ON z.inspection_id = e.id',
  consignment:
    'SELECT z.id AS seizure FROM consignment c JOIN seizure z ON z.consignment_id = c.id',
}

/** Rows met in each table, whatever they join with, and the seizures they belong to. */
async function seen(actor: Actor): Promise<Record<string, { rows: number; of: string[] }>> {
  const found = Object.entries(OF_SEIZURE).map(async ([table, sql]) => {
    const [all] = await seenIn<{ rows: number }>(
      actor,
      `SELECT count(id)::int AS rows FROM ${table}`,
    )
    const of = await seenIn<{ seizure: string }>(actor, sql)
    return [table, { rows: all?.rows ?? -1, of: of.map(({ seizure }) => seizure) }] as const
  })
  return Object.fromEntries(await Promise.all(found))
}

const everywhere = (of: string[]) =>
  Object.fromEntries(Object.keys(OF_SEIZURE).map((table) => [table, { rows: of.length, of }]))

describe('opening a file', () => {
  it('lets through the rows of that one file, in every table of casework, and no others', async () => {
    const officer = await haveOfficer('one')
    expect(await seen(officer)).toEqual(everywhere([]))
    await haveOpened(officer, { number: file.seizure.number })
    expect(await seen(officer)).toEqual(everywhere([file.seizure.id]))
  })

  it('by its case number opens the same', async () => {
    const officer = await haveOfficer('by-case')
    await haveOpened(officer, { numberKind: 'CASE', number: other.number })
    expect(await seen(officer)).toEqual(everywhere([other.seizure.id]))
  })

  it('lets nobody else through, and nothing through anything but reading exceptionally', async () => {
    const officer = await haveOfficer('alone')
    await haveOpened(officer, { number: file.seizure.number })
    const colleague = await haveOfficer('colleague')
    expect(await seen(colleague)).toEqual(everywhere([]))
  })

  it('is over when its time is', async () => {
    const officer = await haveOfficer('late')
    await haveOpenedEarlier(officer, file.seizure.number, 3)
    expect(await seen(officer)).toEqual(everywhere([]))
  })

  it('is over when the reader is done', async () => {
    const officer = await haveOfficer('done')
    const { id, number } = await haveOpened(officer, { number: file.seizure.number })
    expect(await closeAccess(officer, { accessId: id })).toMatchObject({ ok: true })
    expect(await seen(officer)).toEqual(everywhere([]))
    const again = await closeAccess(officer, { accessId: id })
    expect(again).toMatchObject({ reason: 'ACCESS_OVER' })
    expect(await recordReading(officer, { accessId: id })).toMatchObject({ reason: 'ACCESS_OVER' })
    const access = await getAccess(officer, number)
    expect(access?.closedAt).toBeInstanceOf(Date)
    if (access) expect(await getOpenedFile(officer, access, new Date())).toBeUndefined()
  })

  it('shows credentials of nobody, no plate, no owner of a scan, and no table that is not named', async () => {
    const granted = await query(
      `SELECT DISTINCT table_name AS name FROM information_schema.column_privileges
       WHERE grantee = 'didban_exceptional' ORDER BY 1`,
    )
    // Beside the file: the opening itself, what happened to the file, and words that everybody reads.
    const names = ['audit_event', 'exceptional_access', 'user_account']
    const words = ['alert_rule', 'bay', 'border_point', 'county', 'fine_band', 'goods_class']
    words.push('hs_code', 'installation', 'legal_rule', 'office', 'state_move')
    const known = [...Object.keys(OF_SEIZURE), ...names, ...words]
    expect(granted.map(({ name }) => name)).toEqual(known.toSorted())
    const officer = await haveOfficer('curious')
    for (const sql of [
      'SELECT user_id FROM credential',
      'SELECT username FROM user_account',
      'SELECT plate FROM consignment',
      'SELECT id FROM scan_session',
      'SELECT id FROM seizure_photo',
    ])
      await expect(seenIn(officer, sql)).rejects.toThrow(/permission denied/)
  })

  it('writes nothing: whoever reads exceptionally only reads', async () => {
    const officer = await haveOfficer('writer')
    await haveOpened(officer, { number: file.seizure.number })
    await expect(seenIn(officer, `UPDATE seizure SET note = 'x'`)).rejects.toThrow()
  })
})

describe('what opening leaves', () => {
  it('is a row with the file’s places, an event with its reason, and an alert to each addressee with its message', async () => {
    const officer = await haveOfficer('traced')
    const { id, number, ...row } = await haveOpened(officer, { number: file.seizure.number })
    expect(row).toMatchObject({
      actor_id: officer.id,
      role: 'POLICE_OFFICER',
      agency: 'POLICE',
      office_id: officer.officeId,
      seizure_id: file.seizure.id,
      discoverer_id: officeId('shalamcheh'),
      store_id: officeId('store-khorramshahr'),
      branch_id: officeId('bench-ahvaz'),
      closed_at: null,
    })
    const events = await eventsOf(id)
    expect(events).toMatchObject([
      { event: 'EXCEPTIONAL_ACCESS_OPENED', actor_id: officer.id, reason: REASON },
    ])
    const alerts = await query(
      `SELECT number::int AS number, addressed_role, office_id, evidence, state FROM alert
       WHERE subject_id = $1 ORDER BY addressed_role`,
      [id],
    )
    const addressed = [
      ['CUSTOMS_SUPERVISOR', null],
      ['WAREHOUSE_KEEPER', officeId('store-khorramshahr')],
      ['PENALTY_OFFICER', officeId('bench-ahvaz')],
      ['JUDICIARY_OFFICER', null],
    ]
    expect(alerts.map((alert) => [alert.addressed_role, alert.office_id])).toEqual(addressed)
    for (const alert of alerts)
      expect(alert).toMatchObject({
        state: 'RAISED',
        evidence: {
          access: number,
          seizure: file.seizure.number,
          actor: officer.displayName,
          role: 'POLICE_OFFICER',
          agency: 'POLICE',
          reason: REASON,
          until: expect.stringMatching(/^\d{4}-/),
        },
      })
    const told = await query(
      `SELECT addressed_role, office_id FROM outbox_message
       WHERE (payload ->> 'number')::int = ANY($1) ORDER BY addressed_role`,
      [alerts.map((alert) => alert.number)],
    )
    expect(told.map((one) => [one.addressed_role, one.office_id])).toEqual(addressed)
  })

  it('under a number that no file has is an attempt on record, and nobody is alarmed', async () => {
    const officer = await haveOfficer('guessing')
    const { id, number, ...row } = await haveOpened(officer, { number: NO_NUMBER })
    expect(row).toMatchObject({ seizure_id: null, discoverer_id: null, store_id: null })
    const [attempt] = await query(
      'SELECT closed_at = opened_at AS over FROM exceptional_access WHERE id = $1',
      [id],
    )
    expect(attempt).toEqual({ over: true })
    const events = await eventsOf(id)
    expect(events.map(({ event }) => event)).toEqual(['EXCEPTIONAL_ACCESS_FOUND_NOTHING'])
    expect(await query('SELECT 1 FROM alert WHERE subject_id = $1', [id])).toEqual([])
    expect(await getAccess(judge, number)).toMatchObject({ seizureId: null, told: [] })
    expect(await getAccess(supervisor, number)).toBeUndefined()
  })

  it('counts each reading, a page renewed within ten minutes once, for whoever the file is with', async () => {
    const officer = await haveOfficer('reader')
    const { id, number } = await haveOpened(officer, { number: file.seizure.number })
    await recordReading(officer, { accessId: id })
    await recordReading(officer, { accessId: id })
    itIs(new Date(Date.now() + 11 * 60_000).toISOString())
    await recordReading(officer, { accessId: id })
    const events = await eventsOf(id)
    expect(events.map(({ event }) => event).slice(1)).toEqual([
      'EXCEPTIONAL_FILE_READ',
      'EXCEPTIONAL_FILE_READ',
    ])
    for (const reader of [officer, judge, supervisor, keeperAtKhorramshahr, penaltyOfficer])
      expect(await getAccess(reader, number)).toMatchObject({ reads: 2 })
    for (const stranger of [policeInKhorramshahr, officerAtShalamcheh, administrator])
      expect(await getAccess(stranger, number)).toBeUndefined()
    const shown = await recordReading(policeInKhorramshahr, { accessId: id })
    expect(shown).toMatchObject({ reason: 'NOT_FOUND' })
  })

  it('reads as a file with all its parts', async () => {
    const officer = await haveOfficer('whole')
    const { number } = await haveOpened(officer, { number: file.seizure.number })
    const access = await getAccess(officer, number)
    const opened = access && (await getOpenedFile(officer, access, new Date()))
    expect(opened).toMatchObject({
      seizure: { number: file.seizure.number, items: [{ ordinal: 1 }] },
      file: { number: file.number, state: 'FINAL' },
      rulings: [{ instance: 'FIRST' }],
      order: { disposition: 'EXPORT_AUCTION' },
      custody: [{ item: 1, kind: 'RECEIVED' }],
    })
    if (access) expect(await getOpenedFile(judge, access, new Date())).toBeUndefined()
  })
})

describe('who may', () => {
  it.each([
    ['the judiciary, which reads everything', judge, 'NOT_YOUR_TASK'],
    ['the administrator, who reads nothing', administrator, 'NOT_YOUR_TASK'],
    ['whoever has not proved who they are', unconfirmed(policeInKhorramshahr), 'CONFIRM_IDENTITY'],
  ] as const)('not open: %s', async (_, actor, reason) => {
    const input = typedOpening({ number: file.seizure.number })
    expect(await openExceptionally(actor, input)).toMatchObject({ ok: false, reason })
    expect(await query('SELECT 1 FROM exceptional_access WHERE actor_id = $1', [actor.id])).toEqual(
      [],
    )
  })

  it('open only after reading who will be told', async () => {
    const input = typedOpening({ number: file.seizure.number, checked: undefined })
    const asked = await openExceptionally(policeInKhorramshahr, input)
    expect(asked).toMatchObject({ reason: 'CHECK_FIRST' })
  })

  it('open no sixth within a day, attempts among them, of two at once neither more', async () => {
    const officer = await haveOfficer('eager')
    for (const number of [file.seizure.number, other.seizure.number, NO_NUMBER, NO_NUMBER])
      await haveOpened(officer, { number })
    const input = typedOpening({ number: file.seizure.number })
    const outcomes = await Promise.all([1, 2, 3].map(() => openExceptionally(officer, input)))
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    for (const outcome of outcomes.filter(({ ok }) => !ok))
      expect(outcome).toMatchObject({ reason: 'TOO_MANY_OPENINGS', details: { maximum: 5 } })
    await expect(haveOpenedEarlier(officer, file.seizure.number, 0)).rejects.toThrow(/five files/)
  })

  it('open again a day later', async () => {
    const officer = await haveOfficer('patient')
    for (const hours of [29, 28, 27, 26, 25])
      await haveOpenedEarlier(officer, file.seizure.number, hours)
    expect(await haveOpened(officer, { number: file.seizure.number })).toBeDefined()
  })

  it('two of one person at once are two openings, each with its own alerts', async () => {
    const officer = await haveOfficer('twice')
    const input = typedOpening({ number: file.seizure.number })
    const outcomes = await Promise.all([1, 2].map(() => openExceptionally(officer, input)))
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, true])
    const alerts = await query(
      `SELECT 1 FROM alert WHERE subject_id IN
         (SELECT id::text FROM exceptional_access WHERE actor_id = $1)`,
      [officer.id],
    )
    expect(alerts).toHaveLength(8)
  })
})

describe('the review', () => {
  it('is the judiciary’s, once, of two at once one', async () => {
    const officer = await haveOfficer('reviewed')
    const { id: accessId, number } = await haveOpened(officer, { number: file.seizure.number })
    const verdict = 'NOT_JUSTIFIED' as const
    expect(await reviewAccess(supervisor, { accessId, verdict, note: REASON })).toMatchObject({
      reason: 'NOT_YOUR_TASK',
    })
    const bare = await reviewAccess(judge, { accessId, verdict })
    expect(bare).toMatchObject({ fields: [{ field: 'note', reason: 'REQUIRED' }] })
    const both = await Promise.all([
      reviewAccess(judge, { accessId, verdict, note: 'دلیل با پرونده نمی‌خواند' }),
      reviewAccess(judge, { accessId, verdict: 'JUSTIFIED' }),
    ])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both.find(({ ok }) => !ok)).toMatchObject({ reason: 'ALREADY_DONE' })
    expect(await getAccess(officer, number)).toMatchObject({ reviewerName: judge.displayName })
    const events = await eventsOf(accessId)
    expect(events.map(({ event }) => event)).toContain('EXCEPTIONAL_ACCESS_REVIEWED')
  })

  it('of what does not exist is refused', async () => {
    const input = { accessId: newId(), verdict: 'JUSTIFIED' as const }
    expect(await reviewAccess(judge, input)).toMatchObject({ reason: 'NOT_FOUND' })
  })
})

describe('the report', () => {
  it('gives each their own, owners those of their files, the judiciary all, with figures', async () => {
    const officer = await haveOfficer('reported')
    const mine = await haveOpened(officer, { number: file.seizure.number })
    const page = await listAccesses(officer, accessFilter.parse({}), new Date())
    expect(page?.rows.map(({ number }) => number)).toEqual([mine.number])
    expect(page?.figures).toMatchObject({ opened: 1, due: 0, inTime: 0, reviewed: 0 })
    const all = await listAccesses(judge, accessFilter.parse({}), new Date())
    const found = await listAccesses(supervisor, accessFilter.parse({}), new Date())
    const [count] = await query(
      `SELECT count(*)::int AS all, count(seizure_id)::int AS files FROM exceptional_access`,
    )
    expect([all?.total, found?.total]).toEqual([count?.all, count?.files])
    expect(await listAccesses(administrator, accessFilter.parse({}), new Date())).toBeUndefined()
    const nothing = await listAccesses(judge, accessFilter.parse({ state: 'NO_FILE' }), new Date())
    expect(nothing?.rows.every(({ seizureId }) => seizureId === null)).toBe(true)
    const open = await listAccesses(judge, accessFilter.parse({ state: 'OPEN' }), new Date())
    expect(open?.rows.every(({ closedAt }) => closedAt === null)).toBe(true)
    const customs = await listAccesses(judge, accessFilter.parse({ agency: 'CUSTOMS' }), new Date())
    expect(customs?.total).toBe(0)
  })

  it('counts a review after a week as late, and one within as in time', async () => {
    const officer = await haveOfficer('slow')
    await haveOpenedEarlier(officer, file.seizure.number, 24 * 9)
    const early = await haveOpened(officer, { number: file.seizure.number })
    await reviewAccess(judge, { accessId: early.id, verdict: 'JUSTIFIED' })
    const page = await listAccesses(officer, accessFilter.parse({}), new Date())
    expect(page?.figures).toMatchObject({ opened: 2, due: 2, inTime: 1, reviewed: 1, justified: 1 })
  })
})

describe('the database', () => {
  it('keeps what is on record: no change, no deletion, no second end or review', async () => {
    const officer = await haveOfficer('kept')
    const { id } = await haveOpened(officer, { number: file.seizure.number })
    await recordReading(officer, { accessId: id })
    for (const change of [
      `reason = 'یک دلیل دیگر که از بیست نویسه بلندتر است'`,
      `expires_at = expires_at + interval '1 hour'`,
      'seizure_id = NULL',
    ])
      expect(await refusalOf(`UPDATE exceptional_access SET ${change} WHERE id = $1`, [id])).toBe(
        '23001',
      )
    expect(await refusalOf('DELETE FROM exceptional_access WHERE id = $1', [id])).toBe('23001')
    expect(await refusalOf('TRUNCATE exceptional_access CASCADE')).toBe('23001')
    expect(await refusalOf('DELETE FROM exceptional_read WHERE access_id = $1', [id])).toBe('23001')
    await closeAccess(officer, { accessId: id })
    const reopen = 'UPDATE exceptional_access SET closed_at = NULL WHERE id = $1'
    expect(await refusalOf(reopen, [id])).toBe('23001')
  })

  it('refuses more than eight hours, a short reason, the judiciary and the administrator', async () => {
    const officer = await haveOfficer('raw')
    const row = (changed: Record<string, string>) => {
      const values = {
        id: `'${newId()}'`,
        actor_id: `'${officer.id}'`,
        role: `'POLICE_OFFICER'`,
        agency: `'POLICE'`,
        office_id: `'${officer.officeId}'`,
        number_kind: `'SEIZURE'`,
        asked_number: '1',
        reason_kind: `'SAFETY'`,
        reason: `'${REASON}'`,
        opened_at: 'now()',
        expires_at: `now() + interval '1 hour'`,
        ...changed,
      }
      return `INSERT INTO exceptional_access (${Object.keys(values)}) VALUES (${Object.values(values)})`
    }
    const long = row({ expires_at: `now() + interval '9 hours'` })
    expect(await refusalOf(long)).toBe('exceptional_access_hours')
    expect(await refusalOf(row({ reason: `'کوتاه'` }))).toBe('exceptional_access_says_why')
    expect(await refusalOf(row({ role: `'ADMINISTRATOR'` }))).toBe('exceptional_access_who')
    // Under the agency's own role: for oneself, from one's own place, now, and never which file it is.
    const untrue: Record<string, string>[] = [
      { actor_id: `'${policeInKhorramshahr.id}'` },
      { office_id: `'${officeId('police-shadegan')}'` },
      { agency: `'CUSTOMS'` },
      { opened_at: `now() + interval '1 hour'`, expires_at: `now() + interval '9 hours'` },
    ]
    for (const changed of untrue)
      expect(await refusalTo(officer, row(changed))).toBe('NOT_YOUR_TASK')
    const named = row({ seizure_id: `'${file.seizure.id}'` })
    expect(await refusalTo(officer, named)).toBe('NOT_YOUR_TASK')
    expect(await refusalTo(officer, row({}))).toBeUndefined()
  })

  it('shows openings and readings to nobody else, and lets nobody else end or review them', async () => {
    const officer = await haveOfficer('guarded')
    const { id } = await haveOpened(officer, { number: file.seizure.number })
    await recordReading(officer, { accessId: id })
    const [count] = await query('SELECT count(*)::int AS all FROM exceptional_access')
    expect(await countFor(judge, 'exceptional_access')).toBe(count?.all)
    expect(await countFor(officer, 'exceptional_access')).toBe(1)
    expect(await countFor(officer, 'exceptional_read')).toBe(1)
    expect(await countFor(policeInKhorramshahr, 'exceptional_read')).toBe(0)
    expect(await countFor(officerAtShalamcheh, 'exceptional_access')).toBe(0)
    expect(await countFor(administrator, 'exceptional_access')).toBeUndefined()
    await refusalTo(policeInKhorramshahr, `UPDATE exceptional_access SET closed_at = now()`)
    const review = `UPDATE exceptional_access SET verdict = 'JUSTIFIED', reviewed_at = now()`
    expect(await refusalTo(officer, review)).toBe('NOT_YOUR_TASK')
    const reading = (actor: Actor) =>
      refusalTo(
        actor,
        `INSERT INTO exceptional_read (id, access_id, at) VALUES ('${newId()}', '${id}', now())`,
      )
    expect(await reading(policeInKhorramshahr)).toBe('NOT_YOUR_TASK')
    const [row] = await query('SELECT closed_at FROM exceptional_access WHERE id = $1', [id])
    expect(row?.closed_at).toBeNull()
  })

  it('lets nobody switch the alert off', async () => {
    const off = `UPDATE alert_rule SET enabled = false WHERE code = 'EXCEPTIONAL_ACCESS'`
    expect(await refusalOf(off)).toBe('alert_rule_exceptional_access')
  })
})
