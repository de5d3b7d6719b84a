import type { ClientBase } from 'pg'

/** Tables whose rows carry a running number. */
const NUMBERED = [
  'consignment',
  'scan_session',
  'inspection',
  'seizure',
  'receipt',
  'case_file',
  'disposition_order',
  'downtime',
  'route_report',
  'intervention',
  'resolution',
  'duty',
  'alert',
] as const
type Numbered = (typeof NUMBERED)[number]

/** Where the numbers of each table go on. Nobody else may take any meanwhile. */
export class Numbers {
  private constructor(
    private readonly client: ClientBase,
    private readonly next: Map<Numbered, number>,
  ) {}

  /** Keeps others from numbering rows until the end of the transaction. */
  static async begin(client: ClientBase): Promise<Numbers> {
    await client.query(`LOCK TABLE ${NUMBERED.join(', ')} IN SHARE ROW EXCLUSIVE MODE`)
    const next = new Map<Numbered, number>()
    for (const table of NUMBERED) {
      const { rows } = await client.query<{ next: string }>('SELECT nextval($1) AS next', [
        `${table}_number_seq`,
      ])
      next.set(table, Number(rows[0]?.next))
    }
    return new Numbers(client, next)
  }

  take(table: Numbered): number {
    const number = this.next.get(table) ?? 1
    this.next.set(table, number + 1)
    return number
  }

  /** Lets the sequences go on where we ended. */
  async end(): Promise<void> {
    for (const [table, next] of this.next)
      await this.client.query('SELECT setval($1, $2, false)', [`${table}_number_seq`, next])
  }
}
