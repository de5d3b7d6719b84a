import { describe, expect, it } from 'vitest'
import { committedDocs, drawDocs } from '@/lib/cli/docs'
import { LAWS } from '@/lib/cli/laws'
import { readFeatures } from '@/lib/cli/schema-reader'

describe('the generated documentation', () => {
  it('is what the code says: otherwise run npm run docs', async () => {
    const drawn = await drawDocs()
    const committed = committedDocs()
    expect([...committed.keys()]).toEqual([...drawn.keys()].sort())
    const stale = [...drawn].filter(([file, text]) => committed.get(file) !== text)
    expect(stale.map(([file]) => file)).toEqual([])
  })

  it('is the same at every drawing, on white, with a name for who cannot see it', async () => {
    const [one, other] = [await drawDocs(), await drawDocs()]
    expect(other).toEqual(one)
    for (const [file, text] of one) {
      if (!file.endsWith('.svg')) continue
      expect(text).toMatch(/^<svg role="img" aria-label="[^"]+"/)
      expect(text).toContain('fill="white"')
    }
  })

  it('shows every step of every law', async () => {
    const text = (await drawDocs()).get('states.md') ?? ''
    for (const { law, table } of LAWS) {
      expect(text).toContain(`Table \`${table}\``)
      for (const { from, to, event } of law.steps)
        expect(text).toMatch(new RegExp(`\`${from}\` \\|.*\`${to}\` \\|.*\`${event}\``))
    }
  })
})

describe('the reader of a schema', () => {
  const text = `
/// Kept apart.
// Not for readers.
enum Kind {
  COLD
  /// Locked.
  CAGE

  @@map("kind")
}

/// A place
/// in a store.
model Bay {
  id      String @id @db.Uuid
  /// The store.
  storeId String? @map("store_id") @db.Uuid
  store   Store?  @relation(fields: [storeId], references: [id])
  kind    Kind
  labels  String[]
  items   Item[] @relation("items")

  @@unique([storeId, kind])
  @@map("bay")
}
model Item {
  id    String @id
  bayId String @unique @map("bay_id")
  bay   Bay    @relation("items", fields: [bayId], references: [id])
}
model Store {
  number Int @id @default(autoincrement())
  bays   Bay[]
}`
  const [feature] = readFeatures([{ name: 'custody', text }])
  const [bay, item, store] = feature?.models ?? []

  it('takes comments of three strokes, joined, and names as the database has them', () => {
    expect(feature).toMatchObject({ name: 'custody' })
    expect(bay).toMatchObject({ name: 'Bay', table: 'bay', comment: 'A place in a store.' })
    expect(bay?.fields).toEqual([
      { name: 'id', type: 'uuid', column: 'id', optional: false, notes: ['key'], comment: '' },
      {
        name: 'storeId',
        type: 'uuid',
        column: 'store_id',
        optional: true,
        notes: ['part of a key'],
        comment: 'The store.',
      },
      {
        name: 'kind',
        type: 'Kind',
        column: 'kind',
        optional: false,
        notes: ['part of a key'],
        comment: '',
      },
      { name: 'labels', type: 'text[]', column: 'labels', optional: false, notes: [], comment: '' },
    ])
    expect(store?.fields[0]?.notes).toEqual(['key', 'numbered by the database'])
  })

  it('takes a relation from the side that holds the key', () => {
    expect(bay?.references).toEqual([{ to: 'Store', optional: true, single: false }])
    expect(item?.references).toEqual([{ to: 'Bay', optional: false, single: true }])
    expect(store?.references).toEqual([])
  })

  it('takes the values of a code list with their meaning', () => {
    expect(feature?.enums).toEqual([
      {
        name: 'Kind',
        comment: 'Kept apart.',
        values: [
          { name: 'COLD', comment: '' },
          { name: 'CAGE', comment: 'Locked.' },
        ],
      },
    ])
  })
})
