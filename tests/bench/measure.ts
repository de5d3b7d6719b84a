import pg from 'pg'

/** What a page asked of the database. */
export interface Asked {
  text: string
  values: unknown[]
}

let asked: Asked[] = []
const CONTROL = /^\s*(BEGIN|COMMIT|ROLLBACK|SET |SELECT set_config|SAVEPOINT|RELEASE)/i

/** Notes every statement that goes to the database from now on; what only opens and closes a transaction aside. */
export function listenToStatements(): void {
  const original = pg.Client.prototype.query as (...args: unknown[]) => unknown
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const [first, values] = args
    const text = typeof first === 'string' ? first : (first as { text?: string })?.text
    const given = (values ?? (first as { values?: unknown[] })?.values ?? []) as unknown[]
    if (text && !CONTROL.test(text)) asked.push({ text, values: Array.isArray(given) ? given : [] })
    return original.apply(this, args)
  } as typeof pg.Client.prototype.query
}

/** The statements of one reading of a page. */
export async function statementsOf(read: () => Promise<unknown>): Promise<Asked[]> {
  asked = []
  await read()
  const these = asked
  asked = []
  return these
}

export interface Times {
  p50: number
  p95: number
}

/** Reads so many times, one after the other, after one reading that does not count. Milliseconds. */
export async function timesOf(read: () => Promise<unknown>, rounds: number): Promise<Times> {
  await read()
  const times: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const started = performance.now()
    await read()
    times.push(performance.now() - started)
  }
  times.sort((a, b) => a - b)
  const at = (share: number) =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  return { p50: at(0.5), p95: at(0.95) }
}

/** The plan of a statement as it really ran. */
export async function planOf(url: string, { text, values }: Asked): Promise<string> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    await client.query('BEGIN READ ONLY')
    const { rows } = await client.query<Record<string, string>>(
      `EXPLAIN (ANALYZE, BUFFERS) ${text}`,
      values,
    )
    return rows.map((row) => Object.values(row)[0]).join('\n')
  } finally {
    await client.end()
  }
}

export const fixed = (value: number) => value.toFixed(1).padStart(8)
