import { type ChainRow, type Header, readHeader, readRow } from '@/lib/audit/chain/rules'
import type { Checkpoint } from '@/lib/audit/checkpoints/rules'
import { explain, type Finding, fits, type Trouble } from '@/lib/audit/findings/rules'

/** What came of reading an export. */
export interface Verdict {
  agency: string | undefined
  /** The first row and the last one that fits; undefined where there is none. */
  from: number | undefined
  upTo: { ordinal: number; hash: string } | undefined
  /** Checkpoints that agree. */
  agreed: number
  finding: Finding | undefined
}

/** Reads an export line by line and keeps only what a verdict needs, however long it is. */
export class ChainReader {
  private line = 0
  private header: Header | undefined
  private finding: Finding | undefined
  private trouble: Trouble | undefined
  private good: ChainRow | undefined
  private ordinal = 0
  private previousHash = ''
  private agreed = 0

  constructor(private readonly checkpoints: readonly Checkpoint[] = []) {}

  /** `undefined` is a line that is not even text. */
  push(text: string | undefined): void {
    this.line += 1
    if (this.finding) return
    if (!this.header) this.begin(text)
    else if (this.trouble) this.lookAround(this.trouble, text)
    else this.take(text)
  }

  /** The verdict, once all lines have been given. */
  end(): Verdict {
    this.finding ??= this.trouble ? explain(this.trouble) : this.lackAtEnd()
    return {
      agency: this.header?.agency,
      from: this.header && this.good && Number(this.header.from),
      upTo: this.good && { ordinal: Number(this.good.ordinal), hash: String(this.good.hash) },
      agreed: this.agreed,
      finding: this.finding,
    }
  }

  private begin(text: string | undefined): void {
    this.header = text === undefined ? undefined : readHeader(text)
    const { from, to, count, previousHash } = this.header ?? {}
    if (!this.header || Number(to) - Number(from) + 1 !== Number(count))
      this.finding = header('a first line that names agency, range and count', 'something else')
    this.ordinal = Number(from)
    this.previousHash = String(previousHash)
  }

  private take(text: string | undefined): void {
    const row = text === undefined ? undefined : readRow(text)
    if (row?.agency === this.header?.agency && fits(row, this.ordinal, this.previousHash))
      this.accept(row as ChainRow)
    else this.trouble = this.troubleWith(row)
  }

  private accept(row: ChainRow): void {
    this.good = row
    this.finding = this.disagreement(row)
    this.previousHash = String(row.hash)
    this.ordinal += 1
  }

  private troubleWith(row: ChainRow | undefined): Trouble {
    const { line, ordinal, previousHash, good } = this
    return { line, row, ordinal, previousHash, good, next: [], later: undefined }
  }

  /** Goes on reading, to tell what was moved from what is gone. */
  private lookAround(trouble: Trouble, text: string | undefined): void {
    const row = text === undefined ? undefined : readRow(text)
    if (trouble.next.length < 2) trouble.next.push({ line: this.line, row })
    if (trouble.later === undefined && fits(row, trouble.ordinal, trouble.previousHash))
      trouble.later = this.line
  }

  private disagreement(row: ChainRow): Finding | undefined {
    for (const { agency, ordinal, hash } of this.checkpoints) {
      if (agency !== row.agency || String(ordinal) !== row.ordinal) continue
      if (hash !== row.hash)
        return {
          kind: 'CHECKPOINT',
          ordinal,
          line: this.line,
          expected: `the hash ${hash}, which was signed`,
          found: `${row.hash}: this row or one before it was changed and all hashes made anew`,
        }
      this.agreed += 1
    }
    return undefined
  }

  /** Every row fits; were there as many as the first line and the checkpoints say? */
  private lackAtEnd(): Finding | undefined {
    const last = this.ordinal - 1
    const signed = this.checkpoints
      .filter(({ agency }) => agency === this.header?.agency)
      .reduce((most, { ordinal }) => Math.max(most, ordinal), 0)
    const said = Number(this.header?.to)
    if (!this.header) return header('a first line', 'an empty file')
    if (last < said) return this.cutOff(`rows up to ${said}, as the first line says`)
    if (last > said) return header(`rows up to ${last}`, `${said}`)
    return last < signed ? this.cutOff(`rows up to ${signed}, as was signed`) : undefined
  }

  private cutOff(expected: string): Finding {
    const { ordinal, line } = this
    return { kind: 'MISSING', ordinal, line: line + 1, expected, found: 'the end of the file' }
  }
}

function header(expected: string, found: string): Finding {
  return { kind: 'HEADER', ordinal: 0, line: 1, expected, found }
}
