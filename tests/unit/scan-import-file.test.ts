import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTable } from '@/lib/csv'

const utf8 = (text: string) => new TextEncoder().encode(text)
const table = (bytes: Uint8Array) => {
  const read = readTable(bytes, 100)
  if (!read.ok) throw new Error(read.reason)
  return read.value
}
const reason = (bytes: Uint8Array, most = 100) => {
  const read = readTable(bytes, most)
  return read.ok ? 'OK' : read.reason
}

/** Persian words in the code page of a Persian Excel, which has the Arabic ye and kaf alone. */
const CODES: Record<string, number> = {
  پ: 0x81,
  ل: 0xe1,
  ا: 0xc7,
  ك: 0xdf,
  ک: 0x98,
  ي: 0xed,
  ر: 0xd1,
  ن: 0xe4,
  ج: 0xcc,
}
const windows1256 = (text: string) =>
  Uint8Array.from([...text].map((letter) => CODES[letter] ?? letter.charCodeAt(0)))

function utf16(text: string, little: boolean): Uint8Array {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le')
  return new Uint8Array(little ? bytes : bytes.swap16())
}

describe('a file of a table is decoded', () => {
  const text = 'پلاک,برنج\n12,۳\n'
  const expected = { headers: ['پلاک', 'برنج'], rows: [{ line: 2, cells: ['12', '۳'] }] }

  it.each([
    ['UTF-8', utf8(text)],
    ['UTF-8 with its mark', utf8(`\uFEFF${text}`)],
    ['UTF-16 of an Excel "Unicode text"', utf16(text, true)],
    ['UTF-16, big end first', utf16(text, false)],
  ])('from %s', (_, bytes) => {
    expect(table(bytes)).toEqual(expected)
  })

  it('from windows-1256, whose Arabic letters become the Persian ones', () => {
    expect(table(windows1256('پلاك,ايران\n1,برنج\n')).headers).toEqual(['پلاک', 'ایران'])
  })
})

describe('a table is split', () => {
  it.each([
    ['commas', 'a,b;c\n1,2\n', ['a', 'b;c']],
    ['semicolons', 'a;b\n1,5;2\n', ['a', 'b']],
    ['tabs', 'a\tb, c\n1\t2\n', ['a', 'b, c']],
    ['Persian commas', 'الف،ب\n۱،۲\n', ['الف', 'ب']],
    ['a separator that the file states', 'sep=;\na,b;c\n1,2;3\n', ['a,b', 'c']],
    [
      'commas although quoted text holds semicolons',
      '"a;b;c;d",e\n"1;2;3;4",5\n',
      ['a;b;c;d', 'e'],
    ],
  ])('at %s', (_, text, headers) => {
    expect(table(utf8(text)).headers).toEqual(headers)
  })

  it('numbers rows by the line on which they begin, past blank lines and breaks within quotes', () => {
    const text = 'a,b\r\n1,2\r\n\r\n"x\r\ny",3\r\n,,\r\n"","\n"\r\n4\r\n'
    expect(table(utf8(text)).rows).toEqual([
      { line: 2, cells: ['1', '2'] },
      { line: 4, cells: ['x\ny', '3'] },
      { line: 9, cells: ['4'] },
    ])
  })

  it('numbers rows from the line that states the separator', () => {
    expect(table(utf8('sep=,\na,b\n1,2\n')).rows[0]?.line).toBe(3)
  })
})

describe('what is no table of text is refused, with what to do', () => {
  it.each([
    ['FILE_EMPTY', utf8('')],
    ['FILE_EMPTY', utf8('a,b\n')],
    ['FILE_EMPTY', utf8('a,b\n,\n ,\n')],
    ['FILE_IS_WORKBOOK', Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0])],
    ['FILE_IS_WORKBOOK', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1])],
    ['FILE_NOT_TEXT', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13])],
    ['FILE_NOT_TEXT', Uint8Array.from([0xef, 0xbb, 0xbf, 0x61, 0xff])],
    ['FILE_WITHOUT_HEADER', utf8('1405/09/02 14:30,SHL-M1\n1405/09/02 14:31,SHL-M1\n')],
    ['FILE_WITHOUT_HEADER', utf8('گزارش پویش‌ها,,\nزمان,دستگاه,پلاک\n')],
    ['FILE_QUOTES', utf8('a,b\n"1,2\n3,4\n')],
    ['FILE_QUOTES', utf8('a,b\n1"1,2\n')],
    ['FILE_TOO_MANY_COLUMNS', utf8(`${'a,'.repeat(101)}a\n1\n`)],
  ])('%s', (expected, bytes) => {
    expect(reason(bytes)).toBe(expected)
  })

  it('says on which line a quotation mark is wrong', () => {
    expect(readTable(utf8('a,b\n1,2\n1"1,2\n'), 100)).toMatchObject({ details: { line: 3 } })
  })

  it('counts rows with values alone', () => {
    const text = `a,b\n${'1,2\n,\n'.repeat(3)}`
    expect(reason(utf8(text), 3)).toBe('OK')
    expect(reason(utf8(text), 2)).toBe('FILE_TOO_MANY_ROWS')
  })
})

describe('whatever the bytes', () => {
  it('reading never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(typeof readTable(bytes, 20).ok).toBe('boolean')
      }),
      { numRuns: 500 },
    )
  })

  it('reading text never throws', () => {
    const piece = fc.constantFrom(
      ',',
      ';',
      '\t',
      '،',
      '"',
      '\n',
      '\r',
      'a',
      '۱',
      ' ',
      'sep=',
      '\uFEFF',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        expect(typeof readTable(utf8(pieces.join('')), 20).ok).toBe('boolean')
      }),
      { numRuns: 1000 },
    )
  })

  it('cells come back as they were written', () => {
    const cell = fc
      .string({ unit: 'grapheme', maxLength: 12 })
      .filter((text) => !/[\0\r]/.test(text))
    const rows = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(rows, fc.constantFrom(',', ';', '\t', '،'), (written, delimiter) => {
        const quote = (text: string) => `"${text.replaceAll('"', '""')}"`
        const lines = [['first', 'second'], ...written].map((row) => row.map(quote).join(delimiter))
        const read = readTable(utf8(`${lines.join('\r\n')}\r\n`), 100)
        const filled = written.filter((row) => row.some((text) => text.trim() !== ''))
        expect(read.ok ? read.value.rows.map((row) => row.cells) : []).toEqual(filled)
      }),
    )
  })
})
