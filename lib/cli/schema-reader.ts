/** Reads `prisma/schema/*.prisma` as far as their documentation needs: models, enums, comments, relations. */

export interface Field {
  name: string
  /** As in the database, e.g. `timestamptz` or the name of an enum. */
  type: string
  /** The column's name; a relation has none. */
  column: string | undefined
  optional: boolean
  notes: string[]
  comment: string
}

export interface Reference {
  to: string
  optional: boolean
  /** True where at most one row refers to another. */
  single: boolean
}

export interface Model {
  name: string
  table: string
  comment: string
  fields: Field[]
  references: Reference[]
}

export interface Enumeration {
  name: string
  comment: string
  values: { name: string; comment: string }[]
}

export interface Feature {
  name: string
  models: Model[]
  enums: Enumeration[]
}

interface Block {
  kind: string
  name: string
  comment: string
  lines: { text: string; comment: string }[]
}

/** One feature per file, in the order given. */
export function readFeatures(files: { name: string; text: string }[]): Feature[] {
  const parsed = files.map(({ name, text }) => ({ name, blocks: blocksOf(text) }))
  const names = parsed.flatMap(({ blocks }) => blocks.filter(isModel).map((block) => block.name))
  return parsed.map(({ name, blocks }) => ({
    name,
    models: blocks.filter(isModel).map((block) => modelOf(block, names)),
    enums: blocks.filter(({ kind }) => kind === 'enum').map(enumOf),
  }))
}

const isModel = ({ kind }: Block) => kind === 'model'

function blocksOf(text: string): Block[] {
  const blocks: Block[] = []
  let block: Block | undefined
  let comments: string[] = []
  const takeComment = () => comments.splice(0).join(' ')
  for (const line of text.split('\n').map((one) => one.trim())) {
    const [, comment] = /^\/\/\/ ?(.*)$/.exec(line) ?? []
    const [, kind, name] = /^(\w+) (\w+) \{$/.exec(line) ?? []
    if (comment !== undefined) comments.push(comment)
    else if (kind && name) block = { kind, name, comment: takeComment(), lines: [] }
    else if (line === '}' && block) {
      blocks.push(block)
      block = undefined
    } else if (block && line && !line.startsWith('//'))
      block.lines.push({ text: line, comment: takeComment() })
    else if (!line.startsWith('//')) comments = []
  }
  return blocks
}

function enumOf({ name, comment, lines }: Block): Enumeration {
  const values = lines
    .filter(({ text }) => !text.startsWith('@@'))
    .map((line) => ({ name: line.text.split(' ')[0] ?? '', comment: line.comment }))
  return { name, comment, values }
}

function modelOf({ name, comment, lines }: Block, models: string[]): Model {
  const fields = lines.filter(({ text }) => !text.startsWith('@@'))
  const block = lines.filter(({ text }) => text.startsWith('@@')).map(({ text }) => text)
  const keys = [...block.map(listIn('@@unique')), ...block.map(listIn('@@id'))]
  return {
    name,
    table: textIn(block.join('\n'), '@@map') ?? name,
    comment,
    fields: fields
      .filter(({ text }) => !models.includes(typeOf(text)))
      .map((line) => fieldOf(line, partsOf(keys))),
    references: fields.flatMap(({ text }) => referenceOf(text, fields, keys)),
  }
}

/** Columns that together are one key: `@@unique([storeId, code])`. */
const listIn = (attribute: string) => (text: string) =>
  text.startsWith(`${attribute}(`) ? (/\[([^\]]*)\]/.exec(text)?.[1] ?? '').split(/, */) : []

const partsOf = (keys: string[][]) => new Set(keys.flat())

function textIn(text: string, attribute: string): string | undefined {
  return new RegExp(`${attribute}\\("([^"]+)"\\)`).exec(text)?.[1]
}

/** The name of a field's type, without `?` and `[]`. */
const typeOf = (text: string) => (text.split(/ +/)[1] ?? '').replace(/\W+$/, '')

function fieldOf({ text, comment }: { text: string; comment: string }, inKeys: Set<string>): Field {
  const [name = '', type = ''] = text.split(/ +/)
  const marks: [boolean, string][] = [
    [/ @id\b/.test(text), 'key'],
    [/ @unique\b/.test(text), 'unique'],
    [inKeys.has(name), 'part of a key'],
    [/@default\(autoincrement/.test(text), 'numbered by the database'],
  ]
  return {
    name,
    type: columnType(text, typeOf(text)) + (type.includes('[]') ? '[]' : ''),
    column: textIn(text, '@map') ?? name,
    optional: type.endsWith('?'),
    notes: marks.filter(([is]) => is).map(([, words]) => words),
    comment,
  }
}

const SCALARS: Record<string, string> = {
  String: 'text',
  Int: 'integer',
  BigInt: 'bigint',
  Float: 'double',
  Boolean: 'boolean',
  Json: 'jsonb',
  DateTime: 'timestamp',
  Bytes: 'bytea',
}

function columnType(text: string, type: string): string {
  const native = /@db\.(\w+)/.exec(text)?.[1]
  return native?.toLowerCase() ?? SCALARS[type] ?? type
}

/** The side of a relation that holds the key: `@relation(fields: [storeId], …)`. */
function referenceOf(text: string, fields: Block['lines'], keys: string[][]): Reference[] {
  const held = /@relation\([^)]*fields: \[([^\]]+)\]/.exec(text)?.[1]
  if (!held) return []
  const own = fields.find((field) => field.text.startsWith(`${held} `))?.text ?? ''
  const single = / @(unique|id)\b/.test(own) || keys.some((key) => key.join(', ') === held)
  return [{ to: typeOf(text), optional: (text.split(/ +/)[1] ?? '').endsWith('?'), single }]
}
