import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { GET } from '@/app/api/live/route'
import type { Actor } from '@/lib/actor'
import { acknowledgeAlert } from '@/lib/alerts/commands'
import { countMyAlerts } from '@/lib/alerts/stream/queries'
import { MOST_STREAMS } from '@/lib/event-stream'
import { type LiveMessage, subscribe } from '@/lib/live'
import { haveAlert, policeInShadegan, raise, risk, settleAlerts } from '../support/alerts-world'
import { query } from '../support/database'
import { judge, officerAtShalamcheh, policeInKhorramshahr } from '../support/people'

/** Who is signed in, as far as the route can tell. */
const signedIn = vi.hoisted(() => ({ actor: undefined as unknown }))
vi.mock('@/lib/auth', () => ({
  listeningActor: async () => signedIn.actor,
  findActor: async () => signedIn.actor,
}))

beforeAll(settleAlerts)

const leaving: (() => unknown)[] = []
afterEach(async () => {
  for (const leave of leaving.splice(0)) await leave()
  await vi.waitFor(() => expect(streams()).toBe(0))
})
const streams = () => (globalThis as { didbanStreams?: Set<unknown> }).didbanStreams?.size ?? 0
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Collects what one subscriber of this process hears. */
async function listen(): Promise<LiveMessage[]> {
  const heard: LiveMessage[] = []
  leaving.push(await subscribe((message) => heard.push(message)))
  return heard
}

const backends = () =>
  query<{ pid: number }>(
    `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'didban-live'`,
  )

describe('a subscriber of this process', () => {
  it('hears an alert within two seconds of its commit, and not before', async () => {
    const heard = await listen()
    let before = -1
    await raise(risk(), async () => {
      await pause(500)
      before = heard.length
      return 'keep'
    })
    expect(before).toBe(0)
    await vi.waitFor(() => expect(heard).toHaveLength(1), { timeout: 2000 })
    expect(heard[0]).toMatchObject({ topic: 'ALERT', payload: { state: 'RAISED' } })
  })

  it('never hears one that was rolled back', async () => {
    const heard = await listen()
    await raise(risk(), async () => 'undo')
    const { number } = await haveAlert()
    await vi.waitFor(() => expect(heard).toHaveLength(1))
    await pause(300)
    expect(heard.map(({ payload }) => payload)).toMatchObject([{ number }])
  })

  it('hears a lower id that commits later as well', async () => {
    const heard = await listen()
    await raise(risk(), async () => {
      // Of another agency: within one, writers wait for each other to keep its log's chain.
      await haveAlert({}, officerAtShalamcheh)
      await vi.waitFor(() => expect(heard).toHaveLength(1))
      return 'keep'
    })
    await vi.waitFor(() => expect(heard).toHaveLength(2))
    expect(heard[0]?.id).toBeGreaterThan(heard[1]?.id ?? Number.POSITIVE_INFINITY)
  })

  it('hears everything once, whatever becomes of the connection', async () => {
    const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    const heard = await listen()
    const told = [(await haveAlert()).number]
    await vi.waitFor(() => expect(heard).toHaveLength(1))
    for (const { pid } of await backends()) await query('SELECT pg_terminate_backend($1)', [pid])
    told.push((await haveAlert()).number, (await haveAlert()).number)
    await vi.waitFor(() => expect(heard).toHaveLength(3), { timeout: 5000 })
    told.push((await haveAlert()).number)
    await vi.waitFor(() => expect(heard).toHaveLength(4), { timeout: 5000 })
    expect(heard.map(({ payload }) => (payload as { number: number }).number)).toEqual(told)
    expect(written).toHaveBeenCalledTimes(1)
  })

  it('shares one connection with all others, which ends with the last of them', async () => {
    await Promise.all([listen(), listen(), listen()])
    expect(await backends()).toHaveLength(1)
    for (const leave of leaving.splice(0)) await leave()
    await vi.waitFor(async () => expect(await backends()).toHaveLength(0))
  })
})

interface Received {
  status: number
  headers: Headers
  text(): string
  ids(): number[]
  numbers(): number[]
  ended(): boolean
}

/** Opens the stream as a browser of this person would, and reads it until the test ends. */
async function open(
  actor: Actor,
  headers: Record<string, string> = {},
  query = '',
): Promise<Received> {
  signedIn.actor = actor
  const away = new AbortController()
  leaving.push(() => away.abort())
  const request = new Request(`http://didban.test/api/live${query}`, {
    headers,
    signal: away.signal,
  })
  const response = await GET(request)
  let text = ''
  let ended = response.body === null
  const read = async () => {
    const decoder = new TextDecoder()
    for await (const chunk of response.body ?? []) text += decoder.decode(chunk as Uint8Array)
    ended = true
  }
  void read()
  const numbersIn = (pattern: RegExp) =>
    [...text.matchAll(pattern)].map(([, found]) => Number(found))
  return {
    status: response.status,
    headers: response.headers,
    text: () => text,
    ids: () => numbersIn(/^id: (\d+)$/gm),
    numbers: () => numbersIn(/^data: .*"number":\s*(\d+)/gm),
    ended: () => ended,
  }
}

describe('the stream', () => {
  it('is refused to whoever is not signed in', async () => {
    const response = await open(undefined as unknown as Actor)
    expect(response.status).toBe(401)
  })

  it('is an event stream that nobody keeps or holds back, and says when to come again', async () => {
    const stream = await open(policeInKhorramshahr)
    expect(stream.status).toBe(200)
    expect(stream.headers.get('content-type')).toMatch(/^text\/event-stream/)
    expect(stream.headers.get('cache-control')).toBe('no-store, no-transform')
    expect(stream.headers.get('x-accel-buffering')).toBe('no')
    await vi.waitFor(() => expect(stream.text()).toBe('retry: 3000\n\n'))
  })

  it('gives each message to the role and office addressed, and to nobody else', async () => {
    const mine = await open(policeInKhorramshahr)
    const others = [
      await open(policeInShadegan),
      await open(officerAtShalamcheh),
      await open(judge),
    ]
    const own = await haveAlert()
    const everywhere = await haveAlert({ officeId: null })
    await acknowledgeAlert(policeInKhorramshahr, { alertId: own.id })
    await vi.waitFor(() =>
      expect(mine.numbers()).toEqual([own.number, everywhere.number, own.number]),
    )
    expect(mine.text()).toContain('event: ALERT\n')
    expect(others.map((stream) => stream.numbers())).toEqual([[everywhere.number], [], []])
  })

  it('resumes after the id it had last without loss: also what committed late below it', async () => {
    const first = await open(policeInKhorramshahr)
    let late = 0
    let last = 0
    const raised = risk()
    await raise(raised, async () => {
      const { number } = await haveAlert({}, officerAtShalamcheh)
      await vi.waitFor(() => expect(first.numbers()).toEqual([number]))
      last = first.ids()[0] ?? 0
      await leaving.pop()?.()
      return 'keep'
    })
    const { number: next } = await haveAlert()
    const [row] = await query<{ id: string; number: number }>(
      `SELECT id, (payload ->> 'number')::int AS number FROM outbox_message WHERE id < $1 ORDER BY id DESC LIMIT 1`,
      [last],
    )
    late = row?.number ?? 0
    const again = await open(policeInKhorramshahr, { 'last-event-id': String(last) })
    await vi.waitFor(() => expect(again.numbers()).toEqual(expect.arrayContaining([late, next])))
    expect(again.ids()).toEqual([...again.ids()].sort((a, b) => a - b))
    expect(again.ids()).not.toContain(last)
  })

  it('begins for a page with what the page did not know yet', async () => {
    const bell = await countMyAlerts(policeInKhorramshahr)
    const { number } = await haveAlert()
    const stream = await open(policeInKhorramshahr, {}, `?after=${bell?.newest}`)
    await vi.waitFor(() => expect(stream.numbers()).toContain(number))
  })

  it('gives at most the newest hundred of what was missed', async () => {
    await query(
      `INSERT INTO outbox_message (at, topic, addressed_role, payload)
       SELECT clock_timestamp(), 'ALERT', 'POLICE_OFFICER', jsonb_build_object('number', n) FROM generate_series(1, 150) n`,
    )
    const stream = await open(policeInKhorramshahr, { 'last-event-id': '0' })
    await vi.waitFor(() => expect(stream.numbers()).toHaveLength(100))
    expect(stream.numbers().at(-1)).toBe(150)
  })

  it('takes an id that is none for no id', async () => {
    const stream = await open(policeInKhorramshahr, { 'last-event-id': `1'; DROP TABLE alert` })
    expect(stream.status).toBe(200)
    expect(stream.ids()).toEqual([])
  })

  it('beats every 20 seconds, and ends within a minute of the account being disabled', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    try {
      const stream = await open(policeInKhorramshahr)
      await vi.advanceTimersByTimeAsync(59_000)
      expect(stream.text().split(': \n\n')).toHaveLength(3)
      expect(stream.ended()).toBe(false)
      signedIn.actor = undefined
      await vi.advanceTimersByTimeAsync(1_500)
      await vi.waitFor(() => expect(stream.ended()).toBe(true))
      expect(streams()).toBe(0)
    } finally {
      vi.useRealTimers()
    }
  })

  it('ends when the person is posted elsewhere', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    try {
      const stream = await open(policeInKhorramshahr)
      signedIn.actor = policeInShadegan
      await vi.advanceTimersByTimeAsync(60_500)
      await vi.waitFor(() => expect(stream.ended()).toBe(true))
    } finally {
      vi.useRealTimers()
    }
  })

  it('is refused for a while where there are too many, and again given when one leaves', async () => {
    for (let at = 0; at < MOST_STREAMS; at++) await open(judge)
    const refused = await open(judge)
    expect(refused.status).toBe(503)
    expect(refused.headers.get('retry-after')).toBe('30')
    await leaving.shift()?.()
    expect((await open(judge)).status).toBe(200)
  })
})
