import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { ACCENT, asMarkup, draw, RAISED, soft, stack, TINT, table, titleOf } from './docs-picture'
import { type Feature, type Field, type Model, readFeatures } from './schema-reader'

const HEAD = `# Schema

Drawn by \`npm run docs\` from \`prisma/schema/*.prisma\`, one file per feature. The side with three toes is the many; a circle means none is possible. References to the most used tables stand inside the boxes (→), so that the lines between the others can be read. Constraints and triggers are in \`prisma/migrations\`.

![All tables by feature](schema.svg)
`

/** Referred to by so many that lines to them would hide all others. */
const HUB = 8

/** The schema as a page, one picture of the whole and one of each feature: file in docs/ → text. */
export async function drawSchema(folder: string): Promise<Map<string, string>> {
  const features = featuresIn(folder).filter(({ models }) => models.length > 0)
  const files = new Map([['schema.svg', await draw('All tables by feature', overview(features))]])
  const parts = [HEAD]
  for (const feature of features) {
    const picture = `schema.${feature.name}.svg`
    files.set(picture, await draw(`Tables of ${feature.name}`, detail(feature)))
    parts.push(chapterOf(feature, picture))
  }
  files.set('schema.md', parts.join('\n'))
  return files
}

function featuresIn(folder: string): Feature[] {
  const names = readdirSync(folder)
    .filter((file) => file.endsWith('.prisma'))
    .sort()
  return readFeatures(
    names.map((file) => ({
      name: basename(file, '.prisma'),
      text: readFileSync(join(folder, file), 'utf8'),
    })),
  )
}

/** Every model as a box in its feature's frame. */
function overview(features: Feature[]): string {
  const models = features.flatMap((feature) => feature.models)
  const hubs = hubsAmong(models)
  const frames = features.map(
    ({ name, models: own }) => `subgraph "cluster_${name}" {
      label="${titleOf(name)}"; labeljust=l; style="rounded,filled"; fillcolor="${RAISED}"; color="${RAISED}"
      ${own.map((model) => nodeOf(model, [linesToHubs(model, hubs)])).join('\n')}
    }`,
  )
  const lines = models.flatMap((model) => edgesOf(model, ({ to }) => !hubs.has(to)))
  return ['rankdir=LR; nodesep=0.2; ranksep=0.9', BOX, ...frames, ...lines].join('\n')
}

function hubsAmong(models: Model[]): Set<string> {
  const referred = models.flatMap(({ references }) => [...new Set(references.map(({ to }) => to))])
  return new Set(referred.filter((name) => referred.filter((one) => one === name).length > HUB))
}

function linesToHubs({ references }: Model, hubs: Set<string>): string {
  const names = [...new Set(references.map(({ to }) => to).filter((to) => hubs.has(to)))]
  return names.length > 0 ? soft(`→ ${names.sort().join(', ')}`) : ''
}

/** The models of one feature with their columns; what they refer to elsewhere only by name. */
function detail({ models }: Feature): string {
  const own = new Set(models.map(({ name }) => name))
  const far = models.flatMap(({ references }) => references.map(({ to }) => to))
  const strangers = [...new Set(far)].filter((name) => !own.has(name)).sort()
  return [
    'rankdir=LR; nodesep=0.25; ranksep=0.8',
    BOX,
    ...models.map((model) => nodeOf(model, model.fields.map(lineOf))),
    ...strangers.map((name) => `"${name}" [style="rounded,dashed", label="${name}"]`),
    ...models.flatMap((model) => edgesOf(model, () => true)),
  ].join('\n')
}

const BOX = `node [shape=box, style="rounded,filled", fillcolor=white, color="${ACCENT}", margin="0.1,0.05"]`

function nodeOf({ name }: Model, lines: string[]): string {
  const label = stack([`<b>${name}</b>`, ...lines.filter(Boolean)])
  return `"${name}" [label=${label}, fillcolor="${lines.length > 1 ? TINT : 'white'}"]`
}

function lineOf({ column = '', type, optional, notes }: Field): string {
  const key = notes.includes('key') ? `<u>${asMarkup(column)}</u>` : asMarkup(column)
  return `${key} ${soft(`${asMarkup(type)}${optional ? '?' : ''}`)}`
}

function edgesOf({ name, references }: Model, drawn: (to: { to: string }) => boolean): string[] {
  const lines = references.filter(drawn).map(({ to, optional, single }) => {
    const tail = single ? 'teeodot' : 'crowodot'
    const head = optional ? 'teeodot' : 'teetee'
    return `"${name}" -> "${to}" [dir=both, arrowtail=${tail}, arrowhead=${head}]`
  })
  return [...new Set(lines)]
}

function chapterOf({ name, models, enums }: Feature, picture: string): string {
  const title = titleOf(name)
  const lists = enums.map((list) => [
    `\`${list.name}\``,
    list.values.map((value) => `\`${value.name}\``).join(', '),
    [list.comment, ...list.values.map(meaningOf)].filter(Boolean).join(' '),
  ])
  return [
    `## ${title}\n\n![Tables of ${title.toLowerCase()}](${picture})\n`,
    ...models.map(sectionOf),
    ...(lists.length > 0 ? [`${table(['Code list', 'Values', 'Meaning'], lists)}\n`] : []),
  ].join('\n')
}

function meaningOf({ name, comment }: { name: string; comment: string }): string {
  return comment && `\`${name}\`: ${comment}`
}

function sectionOf({ name, table: stored, comment, fields, references }: Model): string {
  const rows = fields.map(({ column = '', type, optional, notes, comment: meaning }) => [
    `\`${column}\``,
    `${type}${optional ? '?' : ''}`,
    [notes.join(', '), meaning].filter(Boolean).join('. '),
  ])
  const to = [...new Set(references.map((reference) => reference.to))].sort()
  const refers = to.length > 0 ? `\n\nRefers to ${to.join(', ')}.` : ''
  const about = comment ? `\n\n${comment}` : ''
  return `### ${name} · \`${stored}\`${about}${refers}

${table(['Column', 'Type', 'Notes'], rows)}
`
}
