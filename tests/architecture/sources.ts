import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseAst } from 'vitest/node'

export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** A node of the syntax tree. Comments are not in it, so a rule never trips over prose. */
export interface Node {
  type: string
  start: number
  end: number
  [property: string]: unknown
}

export interface Source {
  /** From the root, with `/` on every system. */
  path: string
  text: string
  tree: Node
  imports: Import[]
}

export interface Import {
  /** From the root without its extension, or a package's name. */
  to: string
  /** What is taken at run time, `*` for a whole module. Empty for `import type` alone. */
  values: string[]
  /** `import type`: gone at run time. `import { type X }` is not: it still loads the module. */
  typeOnly: boolean
}

const LANGUAGES: Record<string, 'ts' | 'tsx' | 'js'> = { '.ts': 'ts', '.tsx': 'tsx', '.mjs': 'js' }

export function sourceOf(file: string, text: string): Source {
  const lang = LANGUAGES[path.extname(file)] ?? 'ts'
  const tree = parseAst(text, { lang, sourceType: 'module' }) as unknown as Node
  return { path: file, text, tree, imports: importsOf(file, tree) }
}

let kept: Source[] | undefined

/** Everything that people write in TypeScript here: app, components, lib, prisma/seed, tests. */
export function projectSources(): Source[] {
  kept ??= ['app', 'components', 'lib', 'prisma/seed', 'tests'].flatMap((folder) =>
    filesIn(folder)
      .filter((file) => path.extname(file) in LANGUAGES && !file.endsWith('.d.ts'))
      .map((file) => sourceOf(file, readFileSync(path.join(ROOT, file), 'utf8'))),
  )
  return kept
}

/** All files below a folder of the root. */
export function filesIn(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)))
    .map((file) => file.split(path.sep).join('/'))
    .sort()
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value
}

/** The nodes directly below one. */
export function childrenOf(node: Node): Node[] {
  return Object.values(node).flat().filter(isNode)
}

/** A node and everything below it. */
export function* nodesOf(node: Node): Generator<Node> {
  yield node
  for (const child of childrenOf(node)) yield* nodesOf(child)
}

export function nodesOfType(root: Node, ...types: string[]): Node[] {
  return [...nodesOf(root)].filter((node) => types.includes(node.type))
}

/** `name` or, for `a.b.name`, its last part. */
export function nameOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined
  if (node.type === 'Identifier') return String(node.name)
  return node.type === 'MemberExpression' && !node.computed ? nameOf(node.property) : undefined
}

/** Every text that the program holds: strings, pieces of templates, words between tags. */
export function textsOf(root: Node): string[] {
  return [...nodesOf(root)].flatMap((node) => {
    if (node.type === 'Literal' && typeof node.value === 'string') return [node.value]
    if (node.type === 'JSXText') return [String(node.value)]
    if (node.type !== 'TemplateElement') return []
    return [(node.value as { cooked: string }).cooked]
  })
}

export function lineOf(source: Source, node: Node): string {
  return `${source.path}:${source.text.slice(0, node.start).split('\n').length}`
}

function importsOf(file: string, tree: Node): Import[] {
  return [...nodesOf(tree)].flatMap((node) => {
    const from = isNode(node.source) ? node.source.value : undefined
    if (typeof from !== 'string') return []
    const typeOnly = (node.importKind ?? node.exportKind) === 'type' || node.type === 'TSImportType'
    return [{ to: resolve(file, from), values: typeOnly ? [] : valuesOf(node), typeOnly }]
  })
}

function valuesOf(node: Node): string[] {
  const specifiers = (node.specifiers ?? []) as Node[]
  if (specifiers.length === 0) return ['*']
  return specifiers
    .filter((one) => (one.importKind ?? one.exportKind) !== 'type')
    .map((one) => nameOf(one.imported ?? one.local) ?? '*')
}

function resolve(file: string, specifier: string): string {
  const plain = specifier.replace(/\.(ts|tsx|mjs)$/, '')
  if (plain.startsWith('@/')) return plain.slice(2)
  if (!plain.startsWith('.')) return specifier
  return path.posix.join(path.posix.dirname(file), plain)
}
