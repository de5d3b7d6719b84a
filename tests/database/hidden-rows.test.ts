import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/actor'
import { newId } from '@/lib/id'
import { projectSources } from '../architecture/sources'
import {
  comradeInKhorramshahr,
  haveAlert,
  policeInShadegan,
  settleAlerts,
} from '../support/alerts-world'
import { haveDuty } from '../support/council-world'
import { haveOrder, haveStored } from '../support/custody-world'
import { query } from '../support/database'
import { haveOpenedEarlier } from '../support/exceptional-world'
import { type Asking, COMMANDS, NAME_NO_ROW, QUERIES } from '../support/hidden-world'
import { colleagueAtShalamcheh, PEOPLE, person } from '../support/people'
import { haveIntervention, haveReport, haveSegment } from '../support/route-risk-world'
import { haveUnit } from '../support/scanner-world'
import { haveExamination, haveGoodsClass, haveSeizure } from '../support/seizures-world'
import { haveImage, haveScan, insert, itIs } from '../support/world'

/**
 * What somebody may not see answers exactly as what does not exist: by number, by code and by id, in every query
 * and command that takes one.
 */

const EVERYBODY: Record<string, Actor> = {
  ...PEOPLE,
  colleagueAtShalamcheh,
  keeperAtAhvaz: person('neda', 'ندا زرگانی', 'WAREHOUSE_KEEPER', 'store-ahvaz'),
  policeInShadegan,
  atAnotherBranch: person('mehdi', 'مهدی رامهرمزی', 'PENALTY_OFFICER', 'bench-elsewhere'),
}

interface Thing {
  kind: keyof typeof COMMANDS
  id: string
  /** Who sees it: whoever this query answers. */
  seen: keyof typeof QUERIES | 'nobody' | 'administrators'
  key: string
}

const things: Record<string, Thing> = {}

beforeAll(async () => {
  itIs('2026-11-24T08:00:00Z')
  await settleAlerts()
  await haveGoodsClass()
  await haveScans()
  await haveGoods()
  await haveRoutes()
  await haveStaff()
  const unit = await haveUnit()
  things.unit = { kind: 'unit', id: unit.id, seen: 'getUnit', key: unit.code }
})

async function haveScans(): Promise<void> {
  const scan = await haveScan({ at: '2026-11-23T08:00:00Z' })
  const key = String(scan.number)
  things.scan = { kind: 'scan', id: scan.id, seen: 'getScan', key }
  const examined = await haveExamination()
  things.examined = { kind: 'scan', id: examined.id, seen: 'getScan', key: String(examined.number) }
  const image = await haveImage({ scan_id: scan.id, ordinal: 1 })
  things.image = { kind: 'image', id: image, seen: 'getScan', key }
  const staged = await haveImage()
  things.stagedImage = { kind: 'image', id: staged, seen: 'nobody', key: '' }
}

async function haveGoods(): Promise<void> {
  const recorded = await haveSeizure()
  const key = String(recorded.number)
  things.recorded = { kind: 'seizure', id: recorded.id, seen: 'getSeizure', key }
  const photo = await insert('seizure_photo', photoOf(recorded.id))
  things.photo = { kind: 'photo', id: String(photo.id), seen: 'getSeizure', key }
  const stored = await haveStored()
  const order = await haveOrder(stored)
  const number = String(stored.number)
  things.stored = { kind: 'seizure', id: stored.id, seen: 'getSeizure', key: number }
  things.item = { kind: 'item', id: stored.items[0]?.id ?? '', seen: 'getItem', key: number }
  things.order = { kind: 'order', id: order.id, seen: 'getOrder', key: String(order.number) }
  const [file] = await query('SELECT number::text FROM case_file WHERE id = $1', [order.caseId])
  things.file = { kind: 'file', id: order.caseId, seen: 'getCase', key: String(file?.number) }
}

function photoOf(seizureId: string) {
  return {
    id: newId(),
    seizure_id: seizureId,
    ordinal: 1,
    uploader_id: PEOPLE.officerAtShalamcheh.id,
    uploaded_at: '2026-11-23T08:00:00Z',
    file_name: 'find.jpg',
    sha256: 'a'.repeat(64),
    format: 'JPEG',
    width: 100,
    height: 50,
    byte_length: 1234,
  }
}

/** Accounts and offices are the administrators' alone; a session is nobody's but its owner's. */
async function haveStaff(): Promise<void> {
  const { id, officeId, sessionId } = comradeInKhorramshahr
  const at = '2026-11-24T07:00:00Z'
  await insert('session', {
    id: sessionId,
    user_id: id,
    started_at: at,
    last_seen_at: at,
    expires_at: '2026-11-24T15:00:00Z',
    method: 'PASSWORD',
  })
  things.session = { kind: 'session', id: sessionId, seen: 'nobody', key: '' }
  things.account = { kind: 'account', id, seen: 'administrators', key: '' }
  things.office = { kind: 'office', id: officeId, seen: 'administrators', key: '' }
  const { key } = things.stored as Thing
  const access = await haveOpenedEarlier(PEOPLE.policeInKhorramshahr, Number(key), 1)
  const number = String(access.number)
  things.access = { kind: 'access', id: String(access.id), seen: 'getAccess', key: number }
}

async function haveRoutes(): Promise<void> {
  const { id, code } = await haveSegment()
  const at = '2026-11-23T08:00:00Z'
  const route = { seen: 'getRoute', key: code } as const
  things.route = { kind: 'route', id, ...route }
  things.report = { kind: 'report', id: await haveReport(id, { at }), ...route }
  things.intervention = { kind: 'intervention', id: await haveIntervention(id), ...route }
  const alert = await haveAlert()
  things.alert = { kind: 'alert', id: alert.id, seen: 'getAlert', key: String(alert.number) }
  const duty = await haveDuty()
  const [resolution] = await query(
    'SELECT r.id, r.number::text FROM resolution r JOIN duty d ON d.resolution_id = r.id WHERE d.id = $1',
    [duty.id],
  )
  const council = { seen: 'getResolution', key: String(resolution?.number) } as const
  things.duty = { kind: 'duty', id: duty.id, ...council }
  things.resolution = { kind: 'resolution', id: String(resolution?.id), ...council }
}

const NAMES = [
  'scan',
  'examined',
  'image',
  'stagedImage',
  'recorded',
  'photo',
  'stored',
  'item',
  'file',
  'order',
  'alert',
  'duty',
  'resolution',
  'route',
  'report',
  'intervention',
  'unit',
  'access',
  'session',
  'account',
  'office',
]

async function sees(actor: Actor, { seen, key }: Thing): Promise<boolean> {
  if (seen === 'administrators') return actor === PEOPLE.administrator
  const ask = seen === 'nobody' ? undefined : QUERIES[seen]
  return ask !== undefined && (await ask(actor, key)) !== undefined
}

/** What it answers, a fault as well: that would be no answer. */
async function told(ask: Asking, actor: Actor, id: string): Promise<unknown> {
  try {
    return await ask(actor, id)
  } catch (error) {
    return `fault: ${error}`
  }
}

describe.each(Object.keys(EVERYBODY))('%s', (name) => {
  const actor = EVERYBODY[name] as Actor

  it.each(NAMES)('is told of a %s that they may not see as of none', async (of) => {
    const thing = things[of] as Thing
    const own = of === 'stagedImage' && actor === PEOPLE.officerAtShalamcheh
    if (own || (await sees(actor, thing))) return
    for (const [command, ask] of Object.entries(COMMANDS[thing.kind] ?? {})) {
      const missing = await told(ask, actor, newId())
      expect([command, missing]).toMatchObject([command, { ok: false }])
      expect([command, await told(ask, actor, thing.id)]).toEqual([command, missing])
    }
  })

  it('is answered by every query of a number that nothing has', async () => {
    for (const [asked, ask] of Object.entries(QUERIES)) {
      const key = /Route|Unit/.test(asked) ? 'NONE-1' : '999999999'
      expect([asked, await told(ask, actor, key)]).toEqual([asked, undefined])
    }
  })
})

it('who sees what is as the matrix of permissions says', async () => {
  const seers = async (of: string) => {
    const asked = Object.entries(EVERYBODY).map(async ([name, actor]) => {
      return (await sees(actor, things[of] as Thing)) ? [name] : []
    })
    return (await Promise.all(asked)).flat().sort()
  }
  const customs = ['colleagueAtShalamcheh', 'officerAtShalamcheh']
  const all = ['judge', 'supervisor']
  const keepers = ['keeperAtAhvaz', 'keeperAtKhorramshahr']
  expect({
    scan: await seers('scan'),
    recorded: await seers('recorded'),
    stored: await seers('stored'),
    item: await seers('item'),
    file: await seers('file'),
    order: await seers('order'),
    alert: await seers('alert'),
  }).toEqual({
    scan: [...all, ...customs, 'officerAtChazabeh'].sort(),
    recorded: [...all, ...customs].sort(),
    stored: [...all, ...customs, ...keepers, 'penaltyOfficer'].sort(),
    item: [...all, ...keepers, 'penaltyOfficer'].sort(),
    file: [...all, ...customs, ...keepers, 'penaltyOfficer'].sort(),
    order: [...all, 'keeperAtKhorramshahr', 'penaltyOfficer'].sort(),
    alert: [...all, 'policeInKhorramshahr'].sort(),
  })
})

it('no command that an action or a route handler starts is left out', () => {
  const starters = projectSources().filter(({ path }) => /(actions|route)\.ts$/.test(path))
  const started = starters.flatMap(({ imports }) =>
    imports.filter(({ to }) => /^lib\/.+\/commands$/.test(to)).flatMap(({ values }) => values),
  )
  const asked = Object.values(COMMANDS).flatMap((one) => Object.keys(one))
  const known = [...asked.filter((name) => !name.startsWith('open')), ...NAME_NO_ROW].sort()
  expect([...new Set(started)].sort()).toEqual(known)
})
