import { describe, expect, it } from 'vitest'
import { exampleCsv } from '@/components/scans/import/example'
import { parseInput } from '@/lib/input'
import en from '@/lib/messages.en.json'
import fa from '@/lib/messages.fa.json'
import { readImport } from '@/lib/scans/import/rules'
import { importInput } from '@/lib/scans/import/schema'
import { MAX_FILE_BYTES } from '@/lib/scans/import-columns/rules'

const AT = new Date('2026-11-24T12:00:00Z')
const sent = (changed: Record<string, unknown> = {}) =>
  parseInput(importInput, {
    fileName: 'log.csv',
    bytes: new Uint8Array(1),
    columns: {},
    ...changed,
  })

describe('what a browser sends', () => {
  it('is a name, bytes and the places of columns as text', () => {
    expect(sent({ columns: { SCANNED_AT: '0', PLATE: '-1' } })).toMatchObject({
      ok: true,
      value: { fileName: 'log.csv', columns: { SCANNED_AT: 0, PLATE: -1 } },
    })
  })

  it.each([
    [{ fileName: undefined }, 'fileName', 'REQUIRED'],
    [{ fileName: 'a\u202Evsc.csv' }, 'fileName', 'HIDDEN_DIRECTION'],
    [{ fileName: 'a'.repeat(201) }, 'fileName', 'TOO_LONG'],
    [{ bytes: 'text' }, 'bytes', 'REQUIRED'],
    [{ bytes: new Uint8Array(MAX_FILE_BYTES + 1) }, 'bytes', 'FILE_TOO_LARGE'],
    [{ columns: { SHOE_SIZE: '1' } }, 'columns', 'INVALID'],
    [{ columns: { PLATE: 'x' } }, 'columns', 'INVALID'],
    [{ columns: { PLATE: '-2' } }, 'columns', 'INVALID'],
    [{ columns: { PLATE: '1.5' } }, 'columns', 'INVALID'],
  ])('%o is refused', (changed, field, reason) => {
    expect(sent(changed)).toMatchObject({ ok: false, fields: [{ field, reason }] })
  })

  it('is nothing else', () => {
    expect(sent({ officeId: 'another' })).toMatchObject({ ok: false })
  })
})

describe.each([
  ['Persian', fa, '1405/06/10'],
  ['English', en, '2026-09-01'],
] as const)('the %s example', (_, said, day) => {
  const text = exampleCsv({
    title: (field) => said.imports.fields[field],
    direction: (direction) => said.words.directions[direction],
    verdict: (verdict) => said.words.verdicts[verdict],
    goods: said.imports.exampleGoods,
    reason: said.imports.exampleReason,
    day,
  })
  const file = readImport({ fileName: 'a', bytes: new TextEncoder().encode(text), columns: {} }, AT)

  it('is read without an error and shows every column but the separate time', () => {
    if (!file.ok) throw new Error(file.reason)
    const { mapping, problems, rows } = file.value
    expect(problems).toEqual([])
    expect(Object.entries(mapping).filter(([, column]) => column === null)).toEqual([
      ['TIME', null],
    ])
    expect(rows.flatMap((row) => row.errors)).toEqual([])
    expect(rows.map(({ entry }) => [entry.direction, entry.verdict])).toEqual([
      ['IMPORT', 'CLEAR'],
      ['TRANSIT', 'SUSPECT'],
      ['EXPORT', undefined],
    ])
  })
})
