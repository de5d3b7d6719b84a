import { readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { filesIn, ROOT } from './sources'

/** Architecture §1 and §2: what lies where, and under which name. */

const FOLDERS = ['.ci', '.config', 'app', 'components', 'docs', 'lib', 'prisma', 'public', 'tests']

/** Beside the folders only what its tool reads nowhere else. */
const ROOT_FILES = [
  '.gitattributes',
  '.gitignore',
  '.npmrc',
  'LICENSE',
  'README.md',
  // What Next runs once at its start, and before each request: it looks for them here alone.
  'instrumentation.ts',
  'next.config.ts',
  'package-lock.json',
  'package.json',
  'postcss.config.mjs',
  'proxy.ts',
  'tsconfig.json',
]

/** Made by tools and ignored by git. */
const MADE = ['.data', '.git', '.next', 'next-env.d.ts', 'node_modules']

/** The officers' nouns of architecture §2. A new one is a decision, not an accident. */
const FEATURES = [
  'alerts',
  'audit',
  'cases',
  'consignments',
  'council',
  'custody',
  'dashboard',
  'route-risk',
  'scanners',
  'scans',
  'seizures',
  'staff',
]

const FEATURE_FILES = [
  'actions.ts',
  'commands.ts',
  'jobs.ts',
  'policy.ts',
  'queries.ts',
  'rules.ts',
  'schema.ts',
]

const NEXT_FILES = [
  'error.tsx',
  'forbidden.tsx',
  'global-error.tsx',
  'icon.svg',
  'layout.tsx',
  'loading.tsx',
  'not-found.tsx',
  'page.tsx',
  'route.ts',
]

function strangers(found: string[], known: string[]): string[] {
  return found.filter((name) => !known.includes(name))
}

function entriesOf(folder: string, kind: 'files' | 'folders'): string[] {
  return readdirSync(path.join(ROOT, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() === (kind === 'folders'))
    .map((entry) => entry.name)
}

/** `lib/scans/rules.ts` is well, `lib/scans/parse.ts` and `lib/scans/a/b/rules.ts` are not. */
function wronglyPlacedInLib(files: string[]): string[] {
  return files.filter((file) => {
    const [, feature = '', ...rest] = file.split('/')
    if (rest.length === 0) return !/\.(ts|json)$/.test(feature)
    if (feature === 'cli') return false
    const known = FEATURES.includes(feature) && FEATURE_FILES.includes(rest.at(-1) ?? '')
    return !known || rest.length > 2
  })
}

/** Names that say nothing, and barrels. */
function emptyNames(files: string[]): string[] {
  return files.filter((file) =>
    file
      .split('/')
      .some((part) => /^(index|utils?|helpers?|misc|common|shared|services?)(\.|$)/i.test(part)),
  )
}

function notKebab(files: string[]): string[] {
  return files.filter((file) =>
    file.split('/').some((part) => !/^(\(.+\)|\[.+\]|\.?[a-z0-9]+([.-][a-z0-9]+)*)$/.test(part)),
  )
}

describe('the root', () => {
  it('has the named folders and no other', () => {
    expect(strangers(entriesOf('.', 'folders'), [...FOLDERS, ...MADE])).toEqual([])
  })

  it('has the named files and no other', () => {
    const files = entriesOf('.', 'files').filter((name) => !name.endsWith('.tsbuildinfo'))
    expect(strangers(files, [...ROOT_FILES, ...MADE])).toEqual([])
  })
})

describe('lib', () => {
  it('holds plumbing in files and the domain in folders, each with the closed list of file names', () => {
    expect(wronglyPlacedInLib(filesIn('lib'))).toEqual([])
  })

  it('would catch a file of another name, an unknown feature and a folder too deep', () => {
    const wrong = ['lib/scans/parse.ts', 'lib/things/rules.ts', 'lib/scans/a/b/rules.ts']
    const right = [
      'lib/db.ts',
      'lib/cli/start.ts',
      'lib/scans/rules.ts',
      'lib/scans/images/jobs.ts',
    ]
    expect(wronglyPlacedInLib([...wrong, ...right])).toEqual(wrong)
  })
})

describe('components', () => {
  it('are domain-free controls, the shell, or the pictures of one feature', () => {
    expect(strangers(entriesOf('components', 'folders'), ['ui', 'shell', ...FEATURES])).toEqual([])
    expect(entriesOf('components', 'files')).toEqual([])
  })
})

describe('app', () => {
  it('holds the files that Next reads and its one style sheet', () => {
    const files = filesIn('app').filter((file) => file !== 'app/globals.css')
    expect(strangers([...new Set(files.map((file) => path.basename(file)))], NEXT_FILES)).toEqual(
      [],
    )
  })
})

describe('prisma', () => {
  it('has one model file per feature', () => {
    const names = entriesOf('prisma/schema', 'files').map((file) => path.basename(file, '.prisma'))
    expect(strangers(names, ['base', ...FEATURES])).toEqual([])
  })

  it('has the named folders', () => {
    const known = ['generated', 'migrations', 'reference', 'schema', 'seed']
    expect(strangers(entriesOf('prisma', 'folders'), known)).toEqual([])
  })
})

describe('tests', () => {
  it('are of the named kinds', () => {
    const kinds = ['architecture', 'bench', 'component', 'database', 'e2e', 'support', 'unit']
    expect(strangers(entriesOf('tests', 'folders'), kinds)).toEqual([])
    expect(entriesOf('tests', 'files')).toEqual(['vitest.config.ts'])
  })
})

describe('names', () => {
  const files = ['app', 'components', 'lib', 'prisma/seed', 'tests'].flatMap(filesIn)

  it('say something: no barrels, no utils, helpers, misc, common or service', () => {
    expect(emptyNames(files)).toEqual([])
    const wrong = [
      'lib/index.ts',
      'lib/scans/utils.ts',
      'components/common/a.tsx',
      'lib/service.ts',
    ]
    expect(emptyNames([...wrong, 'lib/format.ts'])).toEqual(wrong)
  })

  it('are kebab-case', () => {
    expect(notKebab(files)).toEqual([])
    const wrong = ['components/scans/LogForm.tsx', 'lib/some_thing.ts']
    expect(notKebab([...wrong, 'app/(desk)/scans/[number]/page.tsx', 'lib/a-b.d.ts'])).toEqual(
      wrong,
    )
  })
})
