import pg from 'pg'
import { readEnvironment } from '@/lib/env'
import { logFault } from '@/lib/log'
import type { Role } from '@/prisma/generated/enums'

/**
 * What commands wrote to the outbox, as soon as it is committed: one connection of this process listens for all.
 *
 * Ids are drawn before commit, so that 104 may become visible after 105; a notification comes with the commit
 * itself, so live delivery misses nothing. Whoever resumes after an id goes back OVERLAP_SECONDS before it and
 * drops what it has had: no transaction lasts longer (lib/db.ts ends each after 30 s).
 */
export const OVERLAP_SECONDS = 60

export interface LiveMessage {
  id: number
  at: Date
  topic: string
  addressedRole: Role
  officeId: string | null
  payload: unknown
}

type Hear = (message: LiveMessage) => void

const CHANNEL = 'didban_outbox'
const PING_MS = 30_000
const LONGEST_WAIT_MS = 30_000
const SETTINGS = {
  application_name: 'didban-live',
  keepAlive: true,
  connectionTimeoutMillis: 10_000,
  query_timeout: 10_000,
}
const COLUMNS = `id::float8 AS id, at, topic, addressed_role AS "addressedRole", office_id AS "officeId", payload`

// Kept apart from the module, so that a reload while developing leaves no second listener.
const kept = globalThis as { didbanLive?: Listener }

/** Hears every message from now on; resolves when the connection listens. Gives the way to stop. */
export async function subscribe(hear: Hear): Promise<() => Promise<void>> {
  kept.didbanLive ??= new Listener()
  const listener = kept.didbanLive
  listener.hearers.add(hear)
  const stop = async () => {
    listener.hearers.delete(hear)
    if (listener.hearers.size === 0) await listener.close()
  }
  try {
    await listener.open()
    return stop
  } catch (error) {
    await stop()
    throw error
  }
}

class Listener {
  readonly hearers = new Set<Hear>()
  private client: pg.Client | undefined
  private opening: Promise<void> | undefined
  private ping: NodeJS.Timeout | undefined
  private retry: NodeJS.Timeout | undefined
  private tries = 0
  /** Messages read one after the other, in the order of their commits. */
  private reading: Promise<void> = Promise.resolve()
  /** What was heard, with its time, for as long as it can come again. */
  private readonly heard = new Map<number, Date>()
  /** The database's time up to which nothing is missing but what was under way; undefined before the first connection. */
  private wholeUntil: Date | undefined

  open(): Promise<void> {
    this.opening ??= this.connect()
    return this.opening
  }

  async close(): Promise<void> {
    clearInterval(this.ping)
    clearTimeout(this.retry)
    const { client } = this
    this.client = undefined
    this.opening = undefined
    this.wholeUntil = undefined
    this.heard.clear()
    await client?.end().catch(() => undefined)
  }

  private async connect(): Promise<void> {
    const { DATABASE_URL, DATABASE_DIRECT_URL = DATABASE_URL } = readEnvironment()
    const client = new pg.Client({ connectionString: DATABASE_DIRECT_URL, ...SETTINGS })
    this.client = client
    client.on('error', (error) => this.lose(client, error))
    client.on('end', () => this.lose(client))
    client.on('notification', ({ payload }) => this.enqueue(client, Number(payload)))
    try {
      await client.connect()
      await client.query('SET ROLE didban_system')
      if (!this.wholeUntil) await this.catchUp(client, 'silently')
      await client.query(`LISTEN ${CHANNEL}`)
      await this.catchUp(client)
    } catch (error) {
      this.lose(client, error)
      throw error
    }
    if (client !== this.client) return
    this.tries = 0
    const ping = () => client.query('SELECT 1').catch((error) => this.lose(client, error))
    this.ping = setInterval(ping, PING_MS).unref()
  }

  /** Gives what was committed while nobody listened. Done silently first, to learn where to begin. */
  private async catchUp(client: pg.Client, silently?: 'silently'): Promise<void> {
    const { rows: clock } = await client.query<{ at: Date }>('SELECT clock_timestamp() AS at')
    const { rows } = await client.query<LiveMessage>(
      `SELECT ${COLUMNS} FROM outbox_message
       WHERE at >= $1::timestamptz - make_interval(secs => $2) ORDER BY id`,
      [this.wholeUntil ?? clock[0]?.at, OVERLAP_SECONDS],
    )
    for (const message of rows) this.deliver(message, silently)
    this.wholeUntil = clock[0]?.at
  }

  private enqueue(client: pg.Client, id: number): void {
    this.reading = this.reading
      .then(() => this.read(client, id))
      .catch((error: unknown) => this.lose(client, error))
  }

  private async read(client: pg.Client, id: number): Promise<void> {
    const sql = `SELECT ${COLUMNS} FROM outbox_message WHERE id = $1`
    const { rows } = await client.query<LiveMessage>(sql, [id])
    for (const message of rows) this.deliver(message)
  }

  private deliver(message: LiveMessage, silently?: 'silently'): void {
    if (this.heard.has(message.id)) return
    this.heard.set(message.id, message.at)
    const oldest = message.at.getTime() - 2 * OVERLAP_SECONDS * 1000
    for (const [id, at] of this.heard) if (at.getTime() < oldest) this.heard.delete(id)
    if (this.wholeUntil && message.at > this.wholeUntil) this.wholeUntil = message.at
    if (!silently) for (const hear of this.hearers) hear(message)
  }

  /** Connects again after a while, longer after each failure, as long as anybody listens. */
  private lose(client: pg.Client, error?: unknown): void {
    if (client !== this.client) return
    this.client = undefined
    this.opening = undefined
    clearInterval(this.ping)
    client.end().catch(() => undefined)
    if (error && this.tries === 0) logFault('live', error)
    const wait = Math.min(500 * 2 ** this.tries, LONGEST_WAIT_MS)
    this.tries += 1
    this.retry = setTimeout(() => this.open().catch(() => undefined), wait).unref()
  }
}
