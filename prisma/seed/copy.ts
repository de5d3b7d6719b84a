import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ClientBase } from 'pg'
import { from } from 'pg-copy-streams'

/** What a column may hold on its way into COPY. */
export type Cell = string | number | bigint | null

const ESCAPES: Record<string, string> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
}

/** One row in COPY's text format. */
export function copyLine(row: readonly Cell[]): string {
  let text = ''
  for (let column = 0; column < row.length; column++) {
    if (column > 0) text += '\t'
    text += cellText(row[column] ?? null)
  }
  return `${text}\n`
}

function cellText(cell: Cell): string {
  if (cell === null) return '\\N'
  if (typeof cell !== 'string') return String(cell)
  return /[\\\t\n\r]/.test(cell)
    ? cell.replace(/[\\\t\n\r]/g, (mark) => ESCAPES[mark] ?? mark)
    : cell
}

/** Loads lines made by `copyLine` into `table`, in the order of `columns`. */
export async function copyLines(
  client: ClientBase,
  table: string,
  columns: string,
  lines: Iterable<string>,
): Promise<void> {
  const target = client.query(from(`COPY ${table} (${columns}) FROM STDIN`))
  await pipeline(Readable.from(joined(lines), { objectMode: false }), target)
}

/** Pieces of some 64 kB: one write for each line would cost more than the database does. */
function* joined(lines: Iterable<string>): Generator<Buffer> {
  let piece = ''
  for (const line of lines) {
    piece += line
    if (piece.length < 65_536) continue
    yield Buffer.from(piece)
    piece = ''
  }
  if (piece) yield Buffer.from(piece)
}
