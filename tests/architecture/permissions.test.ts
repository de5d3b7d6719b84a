import { describe, expect, it } from 'vitest'
import { PERMISSIONS } from '@/lib/dashboard/permissions/rules'
import { rule } from './rule'
import { type Node, nameOf, nodesOfType, projectSources, type Source } from './sources'

/** One decision point: whatever somebody can reach is a row of the matrix, and every row can be reached. */

/** Reached, and no task of any role. Each with its reason. */
const NO_TASK: Record<string, string> = {
  setLocaleAction: 'sets a cookie of the person’s own browser',
  setThemeAction: 'sets a cookie of the person’s own browser',
  'GET /api/auth/[...nextauth]': 'signing in: nobody acts yet',
  'POST /api/auth/[...nextauth]': 'signing in: nobody acts yet',
  'GET /api/session': 'how the asker’s own session stands',
  stayAction: 'keeps the asker’s own session from running idle',
  'POST /api/v1/csp':
    'a browser’s report of what it kept a page from doing; written to the log alone',
  'GET /api/health': 'asked by machines that never sign in; tells no row',
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

function exportsOf({ tree }: Source): string[] {
  return (tree.body as Node[])
    .filter((node) => node.type === 'ExportNamedDeclaration' && node.exportKind !== 'type')
    .flatMap((node) => {
      const declared = node.declaration as Node | null
      if (!declared) return (node.specifiers as Node[]).map((one) => nameOf(one.exported) ?? '')
      const names = (declared.declarations as Node[] | undefined) ?? [declared]
      return names.map((one) => nameOf(one.id) ?? '')
    })
}

/** `app/(desk)/scans/[number]/page.tsx` as `/scans/[number]`. */
function addressOf(path: string): string {
  const parts = path.split('/').slice(1, -1)
  return `/${parts.filter((part) => !/^\(.*\)$/.test(part)).join('/')}`
}

/** Server actions by name, route handlers by method and address, pages by address. */
function waysOf(source: Source): string[] {
  const { path } = source
  if (/^lib\/.+\/actions\.ts$/.test(path)) return exportsOf(source)
  if (/^app\/.*route\.ts$/.test(path))
    return exportsOf(source)
      .filter((name) => METHODS.includes(name))
      .map((method) => `${method} ${addressOf(path)}`)
  return /^app\/\(desk\)\/(.*\/)?page\.tsx$/.test(path) ? [addressOf(path)] : []
}

const rows = PERMISSIONS.flatMap((group) => group.rows)
const named = new Set(rows.flatMap(({ ways }) => ways))

rule(
  'every server action, route handler and page of the desk is in the matrix of permissions',
  (sources) => sources.flatMap(waysOf).filter((way) => !named.has(way) && !(way in NO_TASK)),
  {
    refuses: [
      ['lib/scans/actions.ts', 'export async function eraseScanAction() { return act(a, b, c) }'],
      ['lib/scans/actions.ts', 'export const eraseScanAction = async () => act(a, b, c)'],
      ['app/api/v1/scans/route.ts', 'export async function POST() { return changing(work) }'],
      ['app/api/images/[id]/route.ts', 'function handler() {}\nexport { handler as PATCH }'],
      ['app/(desk)/scans/secret/page.tsx', 'export default function Page() {}'],
    ],
    allows: [
      ['lib/scans/actions.ts', 'export async function logScanAction() { return act(a, b, c) }'],
      ['app/api/live/route.ts', `export const dynamic = 'force-dynamic'`],
    ],
  },
)

describe('the matrix', () => {
  const found = projectSources().flatMap(waysOf)

  it('names nothing that is not there', () => {
    expect([...named, ...Object.keys(NO_TASK)].filter((way) => !found.includes(way))).toEqual([])
    expect(Object.keys(NO_TASK).filter((way) => named.has(way))).toEqual([])
  })

  it('has each verb once, and each action under one verb', () => {
    const verbs = rows.map(({ verb }) => verb)
    expect(verbs).toEqual([...new Set(verbs)])
    const actions = rows.flatMap(({ ways }) => ways.filter((way) => way.endsWith('Action')))
    expect(actions).toEqual([...new Set(actions)])
  })
})

/** Not asked by a row. Each with its reason. */
const NO_ROW: Record<string, string> = {
  canOpenNow:
    'canOpenExceptionally with a proof of identity and a box ticked, which the row says in words',
  canReadOpened: 'of one’s own opening alone, while it is open',
}

interface Policy {
  path: string
  asked: string[]
  missing: string[]
}

/** The predicates of a policy.ts and those that its table of permissions calls, itself or by a builder of rows. */
function policyOf(source: Source): Policy {
  const made = (source.tree.body as Node[]).flatMap((statement) => {
    const declared = (statement.declaration ?? statement) as Node
    const all = (declared.declarations as Node[] | undefined) ?? [declared]
    return all.map((one) => ({ name: nameOf(one.id) ?? '', node: one }))
  })
  const reached = new Set<string>()
  const follow = (node: Node): void => {
    for (const { name } of nodesOfType(node, 'Identifier')) {
      if (reached.has(String(name))) continue
      reached.add(String(name))
      const own = made.find((one) => one.name === name && !/^can[A-Z]/.test(one.name))
      if (own) follow(own.node)
    }
  }
  for (const { name, node } of made) if (/_PERMISSIONS$/.test(name)) follow(node)
  const predicates = exportsOf(source).filter((name) => /^can[A-Z]/.test(name))
  return {
    path: source.path,
    asked: [...reached],
    missing: predicates.filter((name) => !reached.has(name) && !(name in NO_ROW)),
  }
}

const isPolicy = ({ path }: Source) => /^lib\/.+\/policy\.ts$/.test(path)

rule(
  'every predicate of a policy is asked by a row of its table',
  (sources) =>
    sources.filter(isPolicy).flatMap((source) => {
      const { path, missing } = policyOf(source)
      return missing.map((name) => `${path} ${name}`)
    }),
  {
    refuses: [
      ['lib/scans/policy.ts', 'export function canErase(actor: Who) { return ok(null) }'],
      [
        'lib/scans/policy.ts',
        'export function canErase() {}\nexport function canRead() { return canErase() }\n' +
          'export const SCAN_PERMISSIONS = [{ ask: canRead }]',
      ],
    ],
    allows: [
      [
        'lib/scans/policy.ts',
        'export function canRead() {}\nconst row = () => ({ ask: canRead })\n' +
          'export const SCAN_PERMISSIONS = [row()]',
      ],
    ],
  },
)

it('every table of permissions is in the matrix', () => {
  const tables = projectSources()
    .filter(isPolicy)
    .flatMap((source) => exportsOf(source).filter((name) => /_PERMISSIONS$/.test(name)))
  const matrix = projectSources().find(({ path }) => path === 'lib/dashboard/permissions/rules.ts')
  expect(matrix?.imports.flatMap(({ values }) => values)).toEqual(expect.arrayContaining(tables))
})

/** What a file loads, itself or by others of app and lib. */
function closureOf(start: Source, all: Map<string, Source>): Set<string> {
  const reached = new Set<string>()
  const follow = (source: Source): void => {
    for (const { to } of source.imports) {
      const next = all.get(to)
      if (!next || reached.has(to)) continue
      reached.add(to)
      follow(next)
    }
  }
  follow(start)
  return reached
}

it('every way leads to the policy that its row asks', () => {
  const sources = projectSources().filter(({ path }) => /^(app|lib)\//.test(path))
  const all = new Map(sources.map((source) => [source.path.replace(/\.tsx?$/, ''), source]))
  const asked = new Map(sources.filter(isPolicy).map((source) => [source.path, policyOf(source)]))
  const strays = sources.flatMap((source) => {
    const reached = closureOf(source, all)
    return waysOf(source)
      .filter((way) => named.has(way))
      .filter((way) => {
        const homes = [...asked.values()].filter(({ path }) => holds(path, way))
        return !homes.some(({ path }) => reached.has(path.replace(/\.ts$/, '')))
      })
  })
  expect(strays).toEqual([])
})

/** Whether a policy's own text names a way. */
function holds(path: string, way: string): boolean {
  const source = projectSources().find((one) => one.path === path)
  return (
    source !== undefined && nodesOfType(source.tree, 'Literal').some((one) => one.value === way)
  )
}

const byPath = new Map(projectSources().map((source) => [source.path, source]))

/** Each server action with the file that holds it. */
const homes = new Map(
  [...byPath.values()]
    .filter(({ path }) => /^lib\/.+\/actions\.ts$/.test(path))
    .flatMap((source) => exportsOf(source).map((name) => [name, source] as const)),
)

/** What an action's own command reaches inside its module. */
function commandReach(action: string): Set<string> {
  const home = homes.get(action)
  const made = home && functionsOf(home).get(action)
  if (!home || !made) return new Set()
  const called = nodesOfType(made, 'Identifier').map(({ name }) => String(name))
  const commands = home.imports.filter(({ to }) => /commands$/.test(to))
  return new Set(
    commands.flatMap(({ to, values }) => {
      const source = byPath.get(`${to}.ts`)
      const used = values.filter((name) => called.includes(name))
      return source ? used.flatMap((name) => [...reachIn(source, name)]) : []
    }),
  )
}

function functionsOf({ tree }: Source): Map<string, Node> {
  const made = (tree.body as Node[]).map((node) => (node.declaration ?? node) as Node)
  return new Map(made.map((node) => [nameOf(node.id) ?? '', node]))
}

function reachIn(source: Source, start: string): Set<string> {
  const functions = functionsOf(source)
  const reached = new Set<string>()
  const follow = (name: string): void => {
    if (reached.has(name)) return
    reached.add(name)
    const made = functions.get(name)
    for (const one of made ? nodesOfType(made, 'Identifier') : []) follow(String(one.name))
  }
  follow(start)
  return reached
}

/** Take the way of one that asks for a proof of identity, and are not asked. Each with its reason. */
const NOT_CONFIRMED: Record<string, string> = {
  acceptCaseAction: 'a step of a file that is no ruling',
  transferCaseAction: 'a step of a file that is no ruling',
  notifyCaseAction: 'a step of a file that is no ruling',
  lodgeAppealAction: 'a step of a file that is no ruling',
  makeFinalAction: 'a step of a file that is no ruling',
}

it('what the matrix says is confirmed first asks for a proof of identity, and nothing else does', () => {
  const actions = rows.flatMap(({ ways, confirm }) =>
    ways.filter((way) => way.endsWith('Action')).map((way) => ({ way, confirm })),
  )
  const asks = (way: string) => {
    const reached = commandReach(way)
    return reached.has('isConfirmed') || reached.has('canOpenNow')
  }
  const unsaid = actions.filter(({ way, confirm }) => asks(way) && !confirm).map(({ way }) => way)
  expect(unsaid.sort()).toEqual(Object.keys(NOT_CONFIRMED).sort())
  const said = rows.filter(({ confirm }) => confirm)
  expect(said.filter(({ ways }) => !ways.some(asks)).map(({ verb }) => verb)).toEqual([])
})

const MINTS = ['requireActor', 'requireArriving']

/** Shows nothing of anybody. Each with its reason. */
const NOTHING_TO_ASK: Record<string, string> = {
  'app/(desk)/account/password/page.tsx': 'an empty form on oneself; its action asks',
}

const isMinting = (node: Node) =>
  nodesOfType(node, 'CallExpression').some((call) => MINTS.includes(nameOf(call.callee) ?? ''))

/** Hands the actor to a query or a policy; what only renders decides nothing. */
function decides(call: Node): boolean {
  const given = call.arguments as Node[]
  const named = /^(can|get|list|read|find|count)[A-Z]/.test(nameOf(call.callee) ?? '')
  return named && given.some((one) => nameOf(one) === 'actor' || isMinting(one))
}

const asksNobody = (sources: Source[]) =>
  sources
    .filter(({ path }) => /^app\/\(desk\)\/(.*\/)?page\.tsx$/.test(path))
    .filter(({ tree }) => !isMinting(tree) || !nodesOfType(tree, 'CallExpression').some(decides))
    .map(({ path }) => path)

rule(
  'no page trusts a layout: each asks for the actor and hands it to a query or a policy',
  (sources) => asksNobody(sources).filter((path) => !(path in NOTHING_TO_ASK)),
  {
    refuses: [
      ['app/(desk)/a/page.tsx', 'export default function Page() { return null }'],
      [
        'app/(desk)/a/page.tsx',
        'export default async function Page() { const actor = await requireActor(); show(actor) }',
      ],
      ['app/(desk)/a/page.tsx', 'export default async function Page() { await listScans(actor) }'],
    ],
    allows: [
      [
        'app/(desk)/a/page.tsx',
        'export default async function Page() { const actor = await requireActor(); return listScans(actor) }',
      ],
      [
        'app/(desk)/a/page.tsx',
        'export default async function Page() { return listScans(await requireActor()) }',
      ],
    ],
  },
)

it('every exception is still needed', () => {
  expect(asksNobody(projectSources())).toEqual(Object.keys(NOTHING_TO_ASK))
})

it('no layout decides: pages are read without them', () => {
  const layouts = projectSources().filter(({ path }) => /^app\/.*layout\.tsx$/.test(path))
  const calls = layouts.flatMap(({ tree }) => nodesOfType(tree, 'CallExpression'))
  const ends = calls.filter((call) => /^(forbidden|notFound)$/.test(nameOf(call.callee) ?? ''))
  expect(ends).toEqual([])
})
