import { expect, it } from 'vitest'
import { rule } from './rule'
import { type Node, nameOf, nodesOf, nodesOfType, projectSources, type Source } from './sources'

/** Architecture §4: proof of permission is a type, and nobody forgets to ask. */

/**
 * Exported and reaching the database, neither with `actor` first nor inside a caller's transaction: queries
 * may take `(tx, …)` and commands `(tx, actor, …)`, for only readAs, writeAs and asPlatform make a `tx`, and
 * pages reach none of them. Each with its reason.
 */
const WITHOUT_ACTOR: Record<string, string> = {
  'lib/dashboard/queries.ts isDemonstration': 'every page says so, the sign-in page too',
  'lib/dashboard/queries.ts newestMigration': 'health is asked by machines that never sign in',
  'lib/route-risk/scores/commands.ts lockSegment':
    "runs in its caller's transaction, which asks before it changes anything",
  'lib/route-risk/scores/commands.ts rescore': "runs in its caller's transaction, which has asked",
  'lib/scans/images/commands.ts removeStaged':
    "runs in its caller's transaction, a sweep among them",
  'lib/seizures/photos/commands.ts removeStagedPhoto':
    "runs in its caller's transaction, a sweep among them",
  'lib/staff/credentials/commands.ts handOutPassword':
    "runs in its caller's transaction, which has asked",
  'lib/staff/commands.ts createFirstAdministrator':
    'started on the machine; nobody can sign in yet',
}

/** Takes an actor and asks no policy. Each with its reason. */
const WITHOUT_POLICY: Record<string, string> = {
  'lib/audit/commands.ts recordRead': 'writes down what its caller’s policy has let somebody read',
  'lib/audit/commands.ts shown': 'writes down what its caller’s policy has let somebody read',
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

function typeOf({ parameters }: Made, place: number): string | undefined {
  const annotation = parameters[place]?.typeAnnotation as Node | undefined
  const reference = annotation && nodesOfType(annotation, 'TSTypeReference')[0]
  return reference ? nameOf(reference.typeName) : undefined
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
          const first = typeOf(one, 0)
          const within =
            first === 'Tx' && (source.path.endsWith('/queries.ts') || typeOf(one, 1) === 'Actor')
          const touches = first === 'Tx' || [...GATES, 'tx'].some((name) => reached.has(name))
          const asks = [...reached].some((name) => /^can[A-Z]/.test(name))
          return { place: `${source.path} ${one.name}`, first, within, touches, asks }
        })
    })
}

const withoutActor = (sources: Source[]) =>
  exportedOf(sources)
    .filter(({ touches, first, within }) => touches && first !== 'Actor' && !within)
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
    ['lib/scans/commands.ts', 'export const count = (tx: Tx, id: string) => tx.scan.count()'],
    [
      'lib/scans/commands.ts',
      'export function close(id: string, actor: Actor) { return keep(actor) }\n' +
        'function keep(actor: Actor) { return writeAs(actor, work) }',
    ],
  ],
  allows: [
    ['lib/scans/queries.ts', 'export function list(actor: Actor) { return readAs(actor, work) }'],
    ['lib/scans/queries.ts', 'export function escapeLike(text: string) { return text }'],
    ['lib/scans/queries.ts', 'export const count = (tx: Tx, id: string) => tx.scan.count()'],
    ['lib/scans/commands.ts', 'export const end = (tx: Tx, actor: Actor) => tx.scan.count()'],
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
