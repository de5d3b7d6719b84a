import { type ChainRow, hashOf } from '@/lib/audit/chain/rules'

/** What is wrong with the first row of a chain that does not fit, told from the rows around it. */

export type FindingKind =
  | 'ALTERED'
  | 'MISSING'
  | 'INSERTED'
  | 'REORDERED'
  | 'DUPLICATED'
  /** The first line does not say what the rows say. */
  | 'HEADER'
  /** The rows fit each other, but not what was signed. */
  | 'CHECKPOINT'

export interface Finding {
  kind: FindingKind
  /** The place in the chain. */
  ordinal: number
  /** The line of the file, from 1. */
  line: number
  expected: string
  found: string
}

/** A line as it was read; `row` is undefined where it is no row. */
export interface Seen {
  line: number
  row: ChainRow | undefined
}

/** The first row that does not fit, and all that is known around it. */
export interface Trouble extends Seen {
  ordinal: number
  previousHash: string
  /** The row before, where there is one. */
  good: ChainRow | undefined
  /** The two lines behind it. */
  next: Seen[]
  /** Where further down the expected row stands, if anywhere. */
  later: number | undefined
}

/** Whether a row's hash is the one of its own text. */
export function isWhole(row: ChainRow): boolean {
  return hashOf(row) === row.hash
}

/** Whether it is whole and belongs behind a row with that hash. */
export function fits(row: ChainRow | undefined, ordinal: number, previousHash: string): boolean {
  return (
    row !== undefined &&
    row.ordinal === String(ordinal) &&
    row.previousHash === previousHash &&
    isWhole(row)
  )
}

/** Names what happened. Where two explanations fit, the one that needs fewer rows changed. */
export function explain(trouble: Trouble): Finding {
  const { row, ordinal, previousHash, next } = trouble
  if (fits(next[0]?.row, ordinal, previousHash)) return strangerBefore(trouble)
  if (row === undefined) return altered(trouble, `row ${ordinal}`, 'a line that is no row')
  if (row.ordinal === String(ordinal)) return inItsPlace(trouble, row)
  return isWhole(row) ? wholeElsewhere(trouble, row) : brokenElsewhere(trouble, row)
}

/** The expected row stands right behind: this one was put before it. */
function strangerBefore({ row, ordinal, line }: Trouble): Finding {
  const isEarlier = row !== undefined && Number(row.ordinal) < ordinal && isWhole(row)
  const place = isEarlier ? Number(row.ordinal) : ordinal
  const kind = isEarlier ? 'DUPLICATED' : 'INSERTED'
  return { kind, ordinal: place, line, expected: `row ${ordinal}`, found: nameOf(row) }
}

function inItsPlace(trouble: Trouble, row: ChainRow): Finding {
  const { ordinal, previousHash, next, good } = trouble
  const whole = isWhole(row)
  if (!whole) return altered(trouble, `the hash ${hashOf(row)} of its contents`, `${row.hash}`)
  const confirmed = next[0]?.row === undefined || next[0].row.previousHash === row.hash
  if (good && confirmed && row.previousHash !== previousHash)
    return {
      kind: 'ALTERED',
      ordinal: ordinal - 1,
      line: trouble.line - 1,
      expected: `the hash ${row.previousHash}, which row ${ordinal} follows`,
      found: `${good.hash}, made anew`,
    }
  return altered(trouble, `the hash ${previousHash} of the row before`, `${row.previousHash}`)
}

/** A row that is as it was written, or forged well, but not the one that belongs here. */
function wholeElsewhere(trouble: Trouble, row: ChainRow): Finding {
  const { ordinal, previousHash, line, next, good, later } = trouble
  const found = nameOf(row)
  const expected = `row ${ordinal}`
  if (row.previousHash === previousHash) return altered(trouble, expected, found)
  const place = Number(row.ordinal)
  if (place > ordinal)
    return later === undefined
      ? { kind: 'MISSING', ordinal, line, expected, found }
      : {
          kind: 'REORDERED',
          ordinal,
          line,
          expected,
          found: `${found}; ${expected} stands in line ${later}`,
        }
  const rival = good && place === ordinal - 1 && good.hash !== row.hash
  if (rival && next[0]?.row?.previousHash === row.hash)
    return {
      kind: 'INSERTED',
      ordinal: place,
      line: line - 1,
      expected: `row ${place} once`,
      found: 'it twice',
    }
  return { kind: rival ? 'INSERTED' : 'DUPLICATED', ordinal: place, line, expected, found }
}

/** A row whose number and hash both do not fit. */
function brokenElsewhere(trouble: Trouble, row: ChainRow): Finding {
  const expected = `row ${trouble.ordinal}`
  const { later, ordinal, line } = trouble
  if (later === undefined)
    return altered(trouble, expected, `${nameOf(row)}, whose hash does not fit`)
  return { kind: 'INSERTED', ordinal, line, expected, found: nameOf(row) }
}

function altered({ ordinal, line }: Trouble, expected: string, found: string): Finding {
  return { kind: 'ALTERED', ordinal, line, expected, found }
}

function nameOf(row: ChainRow | undefined): string {
  return row ? `row ${row.ordinal} (${row.event} of ${row.at})` : 'a line that is no row'
}
