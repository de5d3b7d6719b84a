import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type ChainRow,
  hashOf,
  headerLine,
  readHeader,
  readRow,
  rowLine,
  textOf,
} from '@/lib/audit/chain/rules'
import { publicKeyOf, readSigned, signedFile } from '@/lib/audit/checkpoints/rules'
import type { FindingKind } from '@/lib/audit/findings/rules'
import { chainOf, checkpointAt, exportOf, rowAfter, verdictOf } from '../support/audit-world'

const ROWS = chainOf(300)
const [ROW] = ROWS as [ChainRow]
const LINES = exportOf(ROWS)
const FIELDS = Object.keys(ROW).filter((name) => name !== 'hash') as (keyof ChainRow)[]

const cell = fc.option(fc.string({ unit: 'binary', maxLength: 12 }), { nil: null })
const anyRow = fc.record(
  Object.fromEntries(FIELDS.map((name) => [name, cell])) as Record<keyof ChainRow, typeof cell>,
)

describe('the text of an event', () => {
  it('is never the same for two different events', () => {
    fc.assert(
      fc.property(anyRow, anyRow, (one, other) => {
        const same = FIELDS.every((name) => one[name] === other[name])
        expect(textOf(one as ChainRow) === textOf(other as ChainRow)).toBe(same)
      }),
    )
  })

  it('is not the same where text moves from one column into the next', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string({ minLength: 1 }), (before, after, moved) => {
        const one = { ...ROW, before: before + moved, after }
        const other = { ...ROW, before, after: moved + after }
        expect(textOf(one)).not.toBe(textOf(other))
      }),
    )
  })

  it('tells an empty text from none, and a dash from none', () => {
    const texts = [null, '', '-', '-,'].map((reason) => textOf({ ...ROW, reason }))
    expect(new Set(texts).size).toBe(4)
  })
})

describe('a line of an export', () => {
  it('gives back the row it was made of, whatever is in it', () => {
    fc.assert(
      fc.property(anyRow, cell, (row, hash) => {
        const whole = { ...row, hash } as ChainRow
        expect(readRow(rowLine(whole))).toEqual(whole)
      }),
    )
  })

  it.each([
    ['a space more', rowLine(ROW).replace(':', ': ')],
    ['a carriage return', `${rowLine(ROW)}\r`],
    ['another way of writing the same letter', rowLine(ROW).replace('SCAN', '\\u0053CAN')],
    ['a column twice', rowLine(ROW).replace('{', '{"agency":"POLICE",')],
    ['a column more', rowLine(ROW).replace('{', '{"note":"x",')],
    ['a column less', rowLine(ROW).replace('"role":"POLICE_OFFICER",', '')],
    ['a number for a text', rowLine(ROW).replace('"ordinal":"1"', '"ordinal":1')],
    ['no object', '[]'],
    ['nothing', ''],
  ])('is not read with %s', (_, line) => {
    expect(readRow(line)).toBeUndefined()
  })

  it('of a header is read back, and not otherwise written', () => {
    const header = readHeader(LINES[0] ?? '')
    expect(header).toMatchObject({ agency: 'POLICE', from: '1', to: '300', count: '300' })
    expect(header && headerLine(header)).toBe(LINES[0])
    for (const wrong of [
      `${LINES[0]} `,
      '{}',
      '',
      LINES[1] ?? '',
      LINES[0]?.replace('300', '0300'),
    ])
      expect(readHeader(wrong ?? '')).toBeUndefined()
  })
})

describe('an export as it was written', () => {
  it('is found unbroken up to its last row', () => {
    expect(verdictOf(LINES)).toEqual({
      agency: 'POLICE',
      from: 1,
      upTo: { ordinal: 300, hash: ROWS[299]?.hash },
      agreed: 0,
      finding: undefined,
    })
  })

  it('may begin in the middle of a chain, or hold nothing yet', () => {
    expect(verdictOf(exportOf(ROWS.slice(100))).finding).toBeUndefined()
    expect(verdictOf(exportOf([])).finding).toBeUndefined()
  })

  it('agrees with the checkpoints of its time', () => {
    const signed = [9, 99, 299].map((index) => checkpointAt(ROWS[index] ?? ROW))
    expect(verdictOf(LINES, signed)).toMatchObject({ agreed: 3, finding: undefined })
  })
})

/** A way to tamper with rows, and what should be said of it: kinds that are all true of it, and the row. */
interface Tampered {
  lines: (string | undefined)[]
  kinds: FindingKind[]
  ordinal: number
}

/** The same row with one column changed. */
function changed(row: ChainRow, name: keyof ChainRow): ChainRow {
  const value = row[name]
  if (name === 'ordinal') return { ...row, ordinal: String(Number(value) + 1_000) }
  return { ...row, [name]: value ? `${value.slice(0, -1)}${value.endsWith('0') ? '1' : '0'}` : 'x' }
}

const withHash = (row: ChainRow): ChainRow => ({ ...row, hash: hashOf(row) })
const NAMES = [...FIELDS, 'hash'] as (keyof ChainRow)[]

/** `at` is a row's index, 1 ≤ at ≤ 298; `other` another one behind it. */
const WAYS: Record<string, (at: number, other: number, name: keyof ChainRow) => Tampered> = {
  'a field changed': (at, _, name) => ({
    lines: exportOf(ROWS.with(at, changed(ROWS[at] ?? ROW, name))),
    kinds: ['ALTERED'],
    ordinal: at + 1,
  }),
  'a field changed and its hash made anew': (at, _, name) => ({
    lines: exportOf(
      ROWS.with(at, withHash(changed(ROWS[at] ?? ROW, name === 'hash' ? 'reason' : name))),
    ),
    kinds: ['ALTERED'],
    ordinal: at + 1,
  }),
  'a byte changed': (at, other) => {
    const line = LINES[at + 1] ?? ''
    const place = other % line.length
    const sign = line[place] === 'z' ? 'y' : 'z'
    return {
      lines: LINES.with(at + 1, line.slice(0, place) + sign + line.slice(place + 1)),
      kinds: ['ALTERED'],
      ordinal: at + 1,
    }
  },
  'a row made unreadable': (at) => ({
    lines: (LINES as (string | undefined)[]).with(at + 1, undefined),
    kinds: ['ALTERED'],
    ordinal: at + 1,
  }),
  'a row taken out': (at) => ({
    lines: [LINES[0], ...ROWS.toSpliced(at, 1).map(rowLine)],
    kinds: ['MISSING'],
    ordinal: at + 1,
  }),
  'several rows taken out': (at, other) => ({
    lines: [LINES[0], ...ROWS.toSpliced(at, 1 + (other % (299 - at))).map(rowLine)],
    kinds: ['MISSING'],
    ordinal: at + 1,
  }),
  'a row slipped in': (at) => ({
    lines: [LINES[0], ...ROWS.toSpliced(at, 0, { ...ROW, ordinal: String(at + 1) }).map(rowLine)],
    kinds: ['INSERTED'],
    ordinal: at + 1,
  }),
  'a row slipped in that fits the one before': (at) => {
    const forged = withHash({ ...rowAfter(ROWS[at - 1]), reason: 'forged' })
    return {
      lines: [LINES[0], ...ROWS.toSpliced(at, 0, forged).map(rowLine)],
      kinds: ['INSERTED'],
      ordinal: at + 1,
    }
  },
  'two rows exchanged': (at, other) => ({
    lines: exportOf(ROWS.with(at, ROWS[other] ?? ROW).with(other, ROWS[at] ?? ROW), {
      to: '300',
    }),
    kinds: ['REORDERED'],
    ordinal: at + 1,
  }),
  'a row repeated': (at) => ({
    lines: [LINES[0], ...ROWS.toSpliced(at, 0, ROWS[at - 1] ?? ROW).map(rowLine)],
    kinds: ['DUPLICATED'],
    ordinal: at,
  }),
  'an older row repeated further down': (at, other) => ({
    lines: [LINES[0], ...ROWS.toSpliced(other + 1, 0, ROWS[at] ?? ROW).map(rowLine)],
    kinds: ['DUPLICATED'],
    ordinal: at + 1,
  }),
  'the end cut off': (at) => ({
    lines: LINES.slice(0, at + 1),
    kinds: ['MISSING'],
    ordinal: at + 1,
  }),
}

/** The last line in `lines` is the last row, so that what is behind a change is there to be told. */
const SIGNED_WAYS: Record<string, (at: number) => Tampered> = {
  'the end cut off and the header made anew': (at) => ({
    lines: exportOf(ROWS.slice(0, at)),
    kinds: ['MISSING'],
    ordinal: at + 1,
  }),
  'everything from a row on made anew': (at) => {
    const rows = ROWS.slice(0, at)
    for (const row of ROWS.slice(at))
      rows.push(
        withHash({ ...row, reason: 'forged', previousHash: rows.at(-1)?.hash ?? row.previousHash }),
      )
    return { lines: exportOf(rows), kinds: ['CHECKPOINT'], ordinal: 300 }
  },
}

function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 4_294_967_296
  }
}

describe('1,000 random alterations', () => {
  const draw = random(20_261_124)
  const between = (least: number, most: number) => least + Math.floor(draw() * (most - least + 1))
  const ways = Object.entries({ ...WAYS, ...SIGNED_WAYS })
  const signed = checkpointAt(ROWS[299] ?? ROW)

  it('are all found, and located in the very row', () => {
    const wrong: string[] = []
    for (let n = 0; n < 1_000; n += 1) {
      const [name, tamper] = ways[n % ways.length] ?? ['', WAYS['a row taken out']]
      const at = between(1, 296)
      const other = between(at + 2, 298)
      const column = NAMES[between(0, NAMES.length - 1)] ?? 'reason'
      const { lines, kinds, ordinal } = (tamper as (typeof WAYS)[string])(at, other, column)
      const checkpoints = name in SIGNED_WAYS ? [signed] : []
      const { finding } = verdictOf(lines, checkpoints)
      if (!finding || finding.ordinal !== ordinal || !kinds.includes(finding.kind))
        wrong.push(`${name} (${column}) at ${at}, ${other}: ${JSON.stringify(finding)}`)
    }
    expect(wrong).toEqual([])
  })

  it('of the last row are found too, and of a header', () => {
    for (const name of NAMES) {
      const { finding } = verdictOf(
        exportOf(ROWS.with(299, changed(ROWS[299] ?? ROW, name)), { to: '300' }),
      )
      expect(finding).toMatchObject({ kind: 'ALTERED', ordinal: 300 })
    }
    const header = LINES[0] ?? ''
    for (let place = 0; place < header.length; place += 1) {
      const sign = header[place] === '1' ? '2' : '1'
      const lines = LINES.with(0, header.slice(0, place) + sign + header.slice(place + 1))
      expect(verdictOf(lines).finding, `${place}`).toBeDefined()
    }
    expect(verdictOf([]).finding).toMatchObject({ kind: 'HEADER' })
    expect(verdictOf(LINES.slice(1)).finding).toMatchObject({ kind: 'HEADER' })
  })
})

describe('a signed checkpoint', () => {
  const seed = Buffer.alloc(32, 7)
  const checkpoints = [checkpointAt(ROWS[99] ?? ROW), checkpointAt(ROWS[199] ?? ROW)]
  const file = signedFile(checkpoints, seed)

  it('is read back with the key that signed it', () => {
    expect(readSigned(file, publicKeyOf(seed))).toEqual({
      checkpoints,
      publicKey: publicKeyOf(seed),
    })
    expect(publicKeyOf(seed)).toMatch(/^[\w-]{43}$/)
  })

  it('is refused with another key, with anything changed in it, and where it is none', () => {
    expect(readSigned(file, publicKeyOf(Buffer.alloc(32, 8)))).toBe('OTHER_KEY')
    expect(readSigned(file.replace('"ordinal": 100', '"ordinal": 101'))).toBe('NOT_SIGNED')
    expect(readSigned(file.replace('POLICE', 'CUSTOMS'))).toBe('NOT_SIGNED')
    const other = signedFile(checkpoints, Buffer.alloc(32, 8))
    const key = publicKeyOf(Buffer.alloc(32, 8))
    expect(readSigned(other.replace(key, publicKeyOf(seed)))).toBe('NOT_SIGNED')
    for (const text of ['', '{}', 'null', file.replace('format', 'Format')])
      expect(readSigned(text)).toBe('NOT_A_CHECKPOINT')
  })
})
