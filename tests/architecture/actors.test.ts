import { expect, it } from 'vitest'
import { rule } from './rule'
import { type Node, nameOf, nodesOf, nodesOfType, projectSources, type Source } from './sources'

/** Architecture §4: proof of permission is a type, and nobody forgets to ask. */

/** Exported, reaching the database, without `actor` as first argument. Each with its reason. */
const WITHOUT_ACTOR: Record<string, string> = {
  'lib/audit/commands.ts recordEvent': "runs in its caller's transaction; the actor comes second",
  'lib/audit/commands.ts recordEvents': 'the same for many',
  'lib/audit/queries.ts listHistory': "runs in its caller's snapshot, which has asked already",
  'lib/consignments/commands.ts registerConsignment':
    "runs in its caller's transaction; the actor comes second and is asked",
  'lib/consignments/queries.ts findMatching':
    "runs in its caller's transaction, for an office the caller answers for",
  'lib/dashboard/queries.ts isDemonstration': 'every page says so, the sign-in page too',
  'lib/dashboard/queries.ts newestMigration': 'health is asked by machines that never sign in',
  'lib/scans/images/commands.ts removeStaged':
    "runs in its caller's transaction, a sweep among them",
  'lib/staff/commands.ts createFirstAdministrator':
    'started on the machine; nobody can sign in yet',
}

/** Takes an actor and asks no policy. Each with its reason. */
const WITHOUT_POLICY: Record<string, string> = {
  'lib/dashboard/queries.ts listWaiting': 'a table says which queues are whose; others get none',
  'lib/staff/queries.ts listOffices': 'names of public places, open to anybody signed in',
}

const GATES = ['readAs', 'writeAs', 'asPlatform']

interface Made {
  name: string
  exported: boolean
  parameters: Node[]
  node: Node
}

/** Functions at the top of a module. */
function functionsOf({ tree }: Source): Made[] {
  return (tree.body as Node[]).flatMap((statement) => {
    const exported = statement.type === 'ExportNamedDeclaration'
    const declared = (exported ? statement.declaration : statement) as Node | null
    if (declared?.type === 'FunctionDeclaration')
      return [made(nameOf(declared.id) ?? '', exported, declared)]
    if (declared?.type !== 'VariableDeclaration') return []
    return (declared.declarations as Node[]).flatMap((one) => {
      const [work] = nodesOfType(one, 'ArrowFunctionExpression', 'FunctionExpression')
      return work ? [made(nameOf(one.id) ?? '', exported, work)] : []
    })
  })
}

function made(name: string, exported: boolean, node: Node): Made {
  return { name, exported, node, parameters: node.params as Node[] }
}

function typeOfFirst({ parameters, node }: Made): string | undefined {
  const annotation = parameters[0]?.typeAnnotation as Node | undefined
  const reference = annotation && nodesOfType(annotation, 'TSTypeReference')[0]
  return reference && node ? nameOf(reference.typeName) : undefined
}

/** What a function calls, itself or through functions of its own module. */
function reach(start: Made, all: Made[]): Set<string> {
  const reached = new Set<string>()
  const follow = (one: Made): void => {
    for (const node of nodesOf(one.node)) {
      const name = node.type === 'Identifier' ? String(node.name) : ''
      if (!name || reached.has(name)) continue
      reached.add(name)
      const own = all.find((other) => other.name === name)
      if (own) follow(own)
    }
  }
  follow(start)
  return reached
}

function exportedOf(sources: Source[]) {
  return sources
    .filter(({ path }) => /^lib\/(?!cli\/).+\/(queries|commands)\.ts$/.test(path))
    .flatMap((source) => {
      const all = functionsOf(source)
      return all
        .filter(({ exported }) => exported)
        .map((one) => {
          const reached = reach(one, all)
          const first = typeOfFirst(one)
          const touches = first === 'Tx' || [...GATES, 'tx'].some((name) => reached.has(name))
          const asks = [...reached].some((name) => /^can[A-Z]/.test(name))
          return { place: `${source.path} ${one.name}`, first, touches, asks }
        })
    })
}

const withoutActor = (sources: Source[]) =>
  exportedOf(sources)
    .filter(({ touches, first }) => touches && first !== 'Actor')
    .map(({ place }) => place)

const withoutPolicy = (sources: Source[]) =>
  exportedOf(sources)
    .filter(({ touches, first, asks }) => touches && first === 'Actor' && !asks)
    .map(({ place }) => place)

const except = (known: Record<string, string>, check: (sources: Source[]) => string[]) => {
  return (sources: Source[]) => check(sources).filter((place) => !(place in known))
}

rule('queries and commands take the actor first', except(WITHOUT_ACTOR, withoutActor), {
  refuses: [
    ['lib/scans/queries.ts', 'export function listAll() { return readAs(x, (tx) => tx.all()) }'],
    ['lib/scans/queries.ts', 'export const count = (tx: Tx, id: string) => tx.scan.count()'],
    [
      'lib/scans/commands.ts',
      'export function close(id: string, actor: Actor) { return keep(actor) }\n' +
        'function keep(actor: Actor) { return writeAs(actor, work) }',
    ],
  ],
  allows: [
    ['lib/scans/queries.ts', 'export function list(actor: Actor) { return readAs(actor, work) }'],
    ['lib/scans/queries.ts', 'export function escapeLike(text: string) { return text }'],
  ],
})

rule('queries and commands ask a policy', except(WITHOUT_POLICY, withoutPolicy), {
  refuses: [
    ['lib/scans/queries.ts', 'export function list(actor: Actor) { return readAs(actor, work) }'],
  ],
  allows: [
    [
      'lib/scans/queries.ts',
      'export function list(actor: Actor) { return canRead(actor).ok ? readAs(actor, work) : [] }',
    ],
    [
      'lib/scans/commands.ts',
      'export function open(actor: Actor) { return turn(actor) }\n' +
        'function turn(actor: Actor) { return writeAs(actor, () => canOpen(actor)) }',
    ],
  ],
})

it('every exception is still needed', () => {
  expect(Object.keys(WITHOUT_ACTOR).sort()).toEqual(withoutActor(projectSources()).sort())
  expect(Object.keys(WITHOUT_POLICY).sort()).toEqual(withoutPolicy(projectSources()).sort())
})
