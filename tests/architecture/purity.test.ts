import { rule } from './rule'
import {
  childrenOf,
  lineOf,
  type Node,
  nameOf,
  nodesOf,
  nodesOfType,
  type Source,
  textsOf,
} from './sources'

/** Architecture §3, rules 2, 3, 6 and 9, and what design and security ask of every line. */

type Find = (source: Source) => Node[]

/** Where in some files something stands that should not. */
function never(where: (path: string) => boolean, find: Find) {
  return (sources: Source[]) =>
    sources
      .filter((source) => where(source.path))
      .flatMap((source) => find(source).map((node) => lineOf(source, node)))
}

const everywhere = () => true
const written = (path: string) => /^(app|components|lib)\//.test(path)
const pure = (path: string) => /^lib\/(?!cli\/).+\/(rules|policy|schema)\.ts$/.test(path)
const isActions = (path: string) => /^lib\/.+\/actions\.ts$/.test(path)

const allNodes = ({ tree }: Source) => [...nodesOf(tree)]

/** Strings, templates and words between tags that match. */
function textsLike(pattern: RegExp): Find {
  return ({ tree }) =>
    nodesOfType(tree, 'Literal', 'TemplateElement', 'JSXText').filter((node) =>
      pattern.test(textsOf(node).join('')),
    )
}

const SQL = /\b(select\s[\s\S]+\sfrom\s|insert\s+into\s|update\s+\w+\s+set\s|delete\s+from\s)/i

rule(
  '2. app and components hold no SQL',
  never(
    (path) => /^(app|components)\//.test(path),
    (source) => [
      ...textsLike(SQL)(source),
      ...allNodes(source).filter((node) =>
        /^(sql|\$queryRaw|\$executeRaw)$/.test(nameOf(node.tag) ?? ''),
      ),
    ],
  ),
  {
    refuses: [
      ['app/page.tsx', 'const q = `SELECT id FROM scan_session`'],
      ['app/page.tsx', `const q = 'delete from scan_session'`],
      ['app/page.tsx', 'const rows = tx.$queryRaw`VALUES (1)`'],
    ],
    allows: [['app/page.tsx', `const look = 'truncate select-none'`]],
  },
)

const isCall = (node: Node, object: string, method: string) =>
  node.type === 'MemberExpression' &&
  nameOf(node.object) === object &&
  nameOf(node.property) === method

/** `new Date(x)` converts; `new Date()` and `Date()` read a clock. */
const readsClock = (node: Node) =>
  isCall(node, 'Date', 'now') ||
  (['NewExpression', 'CallExpression'].includes(node.type) &&
    nameOf(node.callee) === 'Date' &&
    (node.arguments as Node[]).length === 0)

rule(
  '3. rules, policy and schema never wait, read a clock, roll dice or look around',
  never(pure, (source) =>
    allNodes(source).filter(
      (node) =>
        node.type === 'AwaitExpression' ||
        node.async === true ||
        readsClock(node) ||
        isCall(node, 'Math', 'random') ||
        isCall(node, 'performance', 'now') ||
        isCall(node, 'process', 'env') ||
        nameOf(node.callee) === 'fetch',
    ),
  ),
  {
    refuses: [
      ['lib/scans/rules.ts', 'const at = Date.now()'],
      ['lib/scans/rules.ts', 'export const isLate = (at: Date) => at < new Date()'],
      ['lib/scans/policy.ts', 'export async function canRead() {}'],
      ['lib/scans/images/schema.ts', 'const limit = await import("x")'],
      ['lib/scans/rules.ts', 'const pick = Math.random()'],
      ['lib/scans/rules.ts', 'const home = process.env.HOME'],
    ],
    allows: [['lib/scans/rules.ts', 'const before = (at: Date) => new Date(at.getTime() - 1)']],
  },
)

rule(
  'the clock is read in lib/clock.ts alone',
  never(
    (path) => path !== 'lib/clock.ts' && !path.startsWith('lib/cli/') && !path.startsWith('tests/'),
    (source) => allNodes(source).filter(readsClock),
  ),
  {
    refuses: [
      ['components/ui/time.tsx', 'const now = new Date()'],
      ['app/page.tsx', 'const now = Date.now()'],
      ['prisma/seed/demo.ts', 'const now = Date()'],
    ],
    allows: [['app/page.tsx', 'const then = new Date(0)']],
  },
)

/** What an action may ask: whether a result is well, and what a preference form says. */
const isHarmlessQuestion = (test: Node) =>
  nameOf(test) === 'ok' ||
  (test.type === 'BinaryExpression' &&
    nodesOfType(test, 'CallExpression').some((call) => nameOf(call.callee) === 'get'))

rule(
  '6. actions decide nothing: no question but whether a result is well',
  never(isActions, (source) =>
    allNodes(source).filter(
      (node) =>
        ['SwitchStatement', 'TryStatement', 'LogicalExpression'].includes(node.type) ||
        (['IfStatement', 'ConditionalExpression'].includes(node.type) &&
          !isHarmlessQuestion(node.test as Node)),
    ),
  ),
  {
    refuses: [
      ['lib/scans/actions.ts', `if (actor.role === 'CUSTOMS_OFFICER') work()`],
      ['lib/scans/actions.ts', `const state = scan.state === 'SCANNED' ? 1 : 2`],
      ['lib/scans/images/actions.ts', 'const office = input.office ?? actor.officeId'],
    ],
    allows: [
      ['lib/scans/actions.ts', 'if (result.ok) revalidatePath("/")'],
      ['lib/staff/actions.ts', `const theme = form.get('theme') === 'dark' ? 'dark' : 'light'`],
    ],
  },
)

const MOST_LINES = 60

rule(
  '6. actions are short, import neither database, policy nor rules, and begin with "use server"',
  (sources) =>
    sources
      .filter(({ path }) => isActions(path))
      .flatMap(({ path, text, imports }) => [
        ...(text.trimEnd().split('\n').length > MOST_LINES ? [`${path} is long`] : []),
        ...(text.startsWith(`'use server'\n`) ? [] : [`${path} lacks 'use server'`]),
        ...imports
          .filter(({ to }) => /^lib\/db$|\/(policy|rules)$|^prisma\/generated/.test(to))
          .map(({ to }) => `${path} imports ${to}`),
      ]),
  {
    refuses: [
      ['lib/scans/actions.ts', `import { act } from '@/lib/action'`],
      ['lib/scans/actions.ts', `'use server'\n${'work()\n'.repeat(60)}`],
      ['lib/scans/actions.ts', `'use server'\nimport { canDecide } from '@/lib/scans/policy'`],
      ['lib/scans/actions.ts', `'use server'\nimport type { Tx } from '@/lib/db'`],
    ],
    allows: [['lib/scans/actions.ts', `'use server'\nimport { act } from '@/lib/action'`]],
  },
)

rule(
  '6. every action of a form goes through act()',
  (sources) =>
    sources
      .filter(({ path }) => isActions(path))
      .flatMap((source) =>
        (source.tree.body as Node[])
          .filter((node) => node.type === 'ExportNamedDeclaration')
          .flatMap((node) => childrenOf(node))
          .filter((made) => made.type === 'FunctionDeclaration')
          .filter((made) => !PREFERENCES.includes(nameOf(made.id) ?? ''))
          .filter(
            (made) =>
              !nodesOfType(made, 'CallExpression').some((call) => nameOf(call.callee) === 'act'),
          )
          .map((made) => `${lineOf(source, made)} ${nameOf(made.id)}`),
      ),
  {
    refuses: [
      ['lib/scans/actions.ts', 'export async function logScanAction() { await logScan() }'],
    ],
    allows: [
      ['lib/scans/actions.ts', 'export async function logScanAction() { return act(a, b, c) }'],
    ],
  },
)

/** Set a cookie of the person's own browser and nothing else; signed out as well. */
const PREFERENCES = ['setLocaleAction', 'setThemeAction']

rule(
  '9. no `any`',
  never(everywhere, ({ tree }) => nodesOfType(tree, 'TSAnyKeyword')),
  {
    refuses: [
      ['lib/text.ts', 'const value: any = 1'],
      ['lib/text.ts', 'const value = JSON.parse("1") as any'],
    ],
    allows: [['lib/text.ts', '// any word here\nconst any = 1']],
  },
)

rule(
  '9. no check is switched off',
  (sources) =>
    sources
      .filter(({ text }) =>
        /\/[/*]\s*(@ts-(ignore|expect-error|nocheck)|biome-ignore|eslint-disable)/.test(text),
      )
      .map(({ path }) => path),
  {
    refuses: [
      ['lib/text.ts', `// ${'@ts-ignore'}\nlet a`],
      ['lib/text.ts', `/* ${'biome-ignore'} lint: because */`],
    ],
    allows: [['lib/text.ts', '// what to ignore']],
  },
)

rule(
  'no markup and no SQL is put together from text',
  never(
    (path) => !path.startsWith('tests/'),
    (source) =>
      allNodes(source).filter(
        (node) =>
          /^(dangerouslySetInnerHTML|innerHTML|outerHTML|insertAdjacentHTML|\$queryRawUnsafe|\$executeRawUnsafe)$/.test(
            node.type === 'JSXIdentifier' || node.type === 'Identifier' ? String(node.name) : '',
          ) ||
          isCall(node, 'Prisma', 'raw') ||
          (node.type === 'CallExpression' && nameOf(node.callee) === 'eval') ||
          (node.type === 'NewExpression' && nameOf(node.callee) === 'Function'),
      ),
  ),
  {
    refuses: [
      ['components/ui/a.tsx', 'const a = <p dangerouslySetInnerHTML={{ __html: text }} />'],
      ['lib/scans/queries.ts', 'const rows = tx.$queryRawUnsafe(text)'],
      ['lib/scans/queries.ts', 'const rows = Prisma.raw(text)'],
      ['components/ui/a.tsx', 'box.current.innerHTML = text'],
    ],
  },
)

/** `#0b5f58`, `rgb(…)`, and Tailwind's `bg-[black]`. */
const COLOUR =
  /#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})(?![\w-])|\b(?:rgba?|hsla?|oklch|lab|color-mix)\(|-\[(?:#|color:)|\b(?:bg|text|border|fill|stroke|outline|ring|accent|from|to)-\[[a-z]+\]/i

rule(
  'colours are written down in app/globals.css alone',
  never(written, (source) => textsLike(COLOUR)(source)),
  {
    refuses: [
      ['components/ui/a.tsx', `const style = { color: '#0b5f58' }`],
      ['components/ui/a.tsx', 'const a = <p className="bg-[black]" />'],
      ['components/ui/a.tsx', 'const a = <p className="text-[#fff]" />'],
      ['lib/format.ts', 'const shade = `rgb(0 0 0 / ${share})`'],
    ],
    allows: [
      [
        'components/ui/a.tsx',
        `const a = <a href="#content" className="max-w-[720px] bg-accent" />`,
      ],
      ['components/ui/a.tsx', `const fill = 'var(--color-accent)'`],
    ],
  },
)

/** Addresses that the program names but does not call. */
const KNOWN_ADDRESSES: Record<string, string> = {
  'lib/cli/run.mjs': 'says where Node can be had',
  'lib/cli/settings.ts': "builds this program's own address",
}

rule(
  'nothing asks another host',
  never(
    (path) => written(path) && !(path in KNOWN_ADDRESSES),
    textsLike(/\b(?:https?|wss?):\/\/|^\/\/[a-z0-9-]+\./i),
  ),
  {
    refuses: [
      ['components/ui/a.tsx', 'const a = <img src="https://example.org/a.png" alt="" />'],
      ['lib/log.ts', 'await fetch(`http://${host}/`)'],
      ['components/ui/a.tsx', 'const a = <script src="//cdn.example.org/a.js" />'],
    ],
    allows: [['components/ui/a.tsx', 'const path = "/api/images" // see https://example.org']],
  },
)
