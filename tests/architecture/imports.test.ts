import { describe, expect, it } from 'vitest'
import { rule } from './rule'
import { type Import, nodesOfType, projectSources, type Source, sourceOf } from './sources'

/** Architecture §3, rules 1–5 and 7: who may know whom. */

const inFolder = (folder: string) => (source: Source) => source.path.startsWith(`${folder}/`)
const named = (name: string) => (source: Source) =>
  new RegExp(`^lib/(?!cli/).+/(${name})\\.ts$`).test(source.path)

/** Imports that some files have and should not. */
function forbid(where: (source: Source) => boolean, what: (found: Import) => boolean) {
  return (sources: Source[]) =>
    sources
      .filter(where)
      .flatMap((source) =>
        source.imports.filter(what).map((found) => `${source.path} imports ${found.to}`),
      )
}

const ENUMS = 'prisma/generated/enums'
const isClient = ({ to }: Import) =>
  (to.startsWith('prisma/generated') && to !== ENUMS) || to.startsWith('@prisma/')
const isDatabase = ({ to }: Import) => to === 'lib/db' || to === 'pg'
const isNext = ({ to }: Import) => /^next(-|\/|$)/.test(to)
const isReact = ({ to }: Import) => /^react(-|\/|$)/.test(to)
const isFeatureFile = (names: string) => (found: Import) =>
  new RegExp(`^lib/(?!cli/).+/(${names})$`).test(found.to)
/** Plumbing that reads the machine, the request or the session. */
const isServerPlumbing = ({ to }: Import) =>
  /^lib\/(db|env|auth|action|storage|images|password|log|cli\/.*)$/.test(to)

rule(
  '1. components import no database, query, command, action, server plumbing or next/headers',
  forbid(
    inFolder('components'),
    (found) =>
      (!found.typeOnly &&
        (isDatabase(found) ||
          isClient(found) ||
          isServerPlumbing(found) ||
          isFeatureFile('queries|commands|actions|jobs')(found) ||
          found.to.startsWith('node:'))) ||
      /^(next\/(headers|server|cache)|server-only)$/.test(found.to),
  ),
  {
    refuses: [
      ['components/scans/a.tsx', `import { readAs } from '@/lib/db'`],
      ['components/scans/a.tsx', `import { listScans } from '@/lib/scans/queries'`],
      ['components/scans/a.tsx', `import { type ScanRow } from '@/lib/scans/queries'`],
      ['components/scans/a.tsx', `import { logScan } from '../../lib/scans/commands'`],
      ['components/scans/a.tsx', `import { stageImage } from '@/lib/scans/images/commands'`],
      ['components/scans/a.tsx', `import { logScanAction } from '@/lib/scans/actions'`],
      ['components/scans/a.tsx', `const loaded = import('@/lib/scans/queries')`],
      ['components/scans/a.tsx', `export { listScans } from '@/lib/scans/queries'`],
      ['components/scans/a.tsx', `import { Prisma } from '@/prisma/generated/client'`],
      ['components/scans/a.tsx', `import { cookies } from 'next/headers'`],
      ['components/scans/a.tsx', `import { readEnvironment } from '@/lib/env'`],
    ],
    allows: [
      ['components/scans/a.tsx', `import type { ScanRow } from '@/lib/scans/queries'`],
      ['components/scans/a.tsx', `import { Role } from '@/prisma/generated/enums'`],
      ['components/scans/a.tsx', `import { POSTINGS } from '@/lib/staff/rules'`],
    ],
  },
)

rule(
  '2. app imports neither the database nor the Prisma client',
  forbid(inFolder('app'), (found) => isDatabase(found) || isClient(found)),
  {
    refuses: [
      ['app/page.tsx', `import { readAs } from '@/lib/db'`],
      ['app/page.tsx', `import type { User } from '@/prisma/generated/client'`],
      ['app/api/x/route.ts', `import { PrismaClient } from '@prisma/client'`],
    ],
    allows: [['app/page.tsx', `import { Role } from '@/prisma/generated/enums'`]],
  },
)

rule(
  '3. rules, policy and schema import no React, Next, Prisma client, clock, nor what reads and writes',
  forbid(
    named('rules|policy|schema'),
    (found) =>
      isReact(found) ||
      isNext(found) ||
      isClient(found) ||
      isDatabase(found) ||
      isServerPlumbing(found) ||
      found.to === 'lib/clock' ||
      isFeatureFile('queries|commands|actions|jobs')(found),
  ),
  {
    refuses: [
      ['lib/scans/rules.ts', `import { cache } from 'react'`],
      ['lib/scans/schema.ts', `import { headers } from 'next/headers'`],
      ['lib/scans/policy.ts', `import type { User } from '@/prisma/generated/client'`],
      ['lib/scans/policy.ts', `import { now } from '@/lib/clock'`],
      ['lib/scans/images/policy.ts', `import { getScan } from '@/lib/scans/queries'`],
      ['lib/scans/rules.ts', `import type { Tx } from '@/lib/db'`],
    ],
    allows: [
      ['lib/scans/rules.ts', `import { ScanState } from '@/prisma/generated/enums'`],
      ['lib/scans/policy.ts', `import type { Actor } from '@/lib/actor'`],
    ],
  },
)

rule(
  '4. queries and commands read no session, cookie or header: the actor is an argument',
  forbid(
    named('queries|commands|jobs'),
    (found) =>
      isNext(found) || isReact(found) || ['lib/auth', 'lib/action', 'lib/i18n'].includes(found.to),
  ),
  {
    refuses: [
      ['lib/scans/queries.ts', `import { cookies } from 'next/headers'`],
      ['lib/scans/commands.ts', `import { currentActor } from '@/lib/auth'`],
      ['lib/scans/images/jobs.ts', `import { getServerSession } from 'next-auth'`],
    ],
    allows: [['lib/scans/queries.ts', `import type { Actor } from '@/lib/actor'`]],
  },
)

/** Beside queries, commands and jobs; each with its reason. */
const MAY_OPEN_THE_DATABASE: Record<string, string> = {
  'lib/sign-in.ts': 'keeps the step between password and code',
  'lib/proof.ts': 'compares what is typed with what proves who somebody is',
  'lib/sessions.ts': 'reads the session row that says who acts',
  'lib/oidc.ts': 'finds whose account an identity of the provider is linked to',
  'lib/cli/admin.ts': 'ends the connections that its command opened',
  'lib/cli/checkpoint.ts': 'ends the connections of its command',
  'lib/cli/housekeeping.ts': 'ends the connections that its job opened',
}

rule(
  '5. only queries, commands, jobs, auth, the seed and tests import lib/db',
  forbid(
    (source) =>
      !named('queries|commands|jobs')(source) &&
      !/^(prisma\/seed|tests)\//.test(source.path) &&
      !(source.path in MAY_OPEN_THE_DATABASE),
    (found) => found.to === 'lib/db' && !found.typeOnly,
  ),
  {
    refuses: [
      ['lib/action.ts', `import { readAs } from '@/lib/db'`],
      ['lib/scans/actions.ts', `import { writeAs } from '@/lib/db'`],
      ['lib/scans/policy.ts', `import { type Tx } from '@/lib/db'`],
      ['app/page.tsx', `const db = await import('@/lib/db')`],
    ],
    allows: [['lib/scans/commands.ts', `import { writeAs } from '@/lib/db'`]],
  },
)

it('5. whoever else may open the database still does', () => {
  const open = projectSources().filter((source) => source.imports.some(({ to }) => to === 'lib/db'))
  const paths = open.map((source) => source.path)
  expect(paths).toEqual(expect.arrayContaining(Object.keys(MAY_OPEN_THE_DATABASE)))
})

rule(
  '5. what starts the program opens no transaction of its own',
  (sources) =>
    sources
      .filter(inFolder('lib/cli'))
      .filter(({ tree }) =>
        nodesOfType(tree, 'Identifier').some(({ name }) =>
          ['readAs', 'writeAs', 'asPlatform'].includes(String(name)),
        ),
      )
      .map(({ path }) => path),
  {
    refuses: [['lib/cli/admin.ts', `const { asPlatform } = await import('@/lib/db')`]],
    allows: [['lib/cli/admin.ts', `const { closeDatabase } = await import('@/lib/db')`]],
  },
)

rule(
  '5. plumbing imports no feature',
  forbid(
    (source) => /^lib\/[^/]+\.ts$/.test(source.path),
    (found) => /^lib\/.+\//.test(found.to) || /^(app|components)\//.test(found.to),
  ),
  {
    refuses: [
      ['lib/action.ts', `import { canLogScans } from '@/lib/scans/policy'`],
      ['lib/format.ts', `import type { ScanRow } from './scans/queries'`],
      ['lib/auth.ts', `import { run } from '@/lib/cli/start'`],
    ],
    allows: [['lib/action.ts', `import { ok } from '@/lib/result'`]],
  },
)

rule(
  '5. an actor is minted by auth alone',
  forbid(
    (source) => source.path !== 'lib/sessions.ts' && !inFolder('tests')(source),
    (found) => found.to === 'lib/actor' && !found.typeOnly,
  ),
  {
    refuses: [
      ['lib/scans/jobs.ts', `import { mintActor } from '@/lib/actor'`],
      ['app/page.tsx', `import * as actors from '@/lib/actor'`],
      ['prisma/seed/demo.ts', `import { type Actor, mintActor } from '../../lib/actor'`],
    ],
    allows: [
      ['lib/sessions.ts', `import { mintActor } from '@/lib/actor'`],
      ['lib/scans/policy.ts', `import type { Actor } from '@/lib/actor'`],
    ],
  },
)

rule(
  'what starts the program is imported by nothing but itself and tests',
  forbid(
    (source) => !/^(lib\/cli|tests)\//.test(source.path),
    (found) => found.to.startsWith('lib/cli/'),
  ),
  { refuses: [['lib/scans/commands.ts', `import { migrate } from '@/lib/cli/migrate'`]] },
)

rule(
  'the seed and the tests are imported by the program nowhere but in lib/cli',
  forbid(
    (source) => /^(app|components|lib)\//.test(source.path) && !inFolder('lib/cli')(source),
    (found) => /^(prisma\/seed|tests)\//.test(found.to),
  ),
  { refuses: [['lib/scans/commands.ts', `import { render } from '@/prisma/seed/xray/render'`]] },
)

rule(
  '7. no feature knows the dashboard',
  forbid(
    (source) => /^lib\/(?!cli\/|dashboard\/).+\//.test(source.path),
    (found) => found.to.startsWith('lib/dashboard/'),
  ),
  {
    refuses: [['lib/scans/queries.ts', `import { ratio } from '@/lib/dashboard/rules'`]],
    allows: [['lib/dashboard/queries.ts', `import { ratio } from '@/lib/dashboard/rules'`]],
  },
)

rule(
  '7. the audit log and the alerts know no feature',
  forbid(
    (source) => /^lib\/(audit|alerts)\//.test(source.path),
    (found) => /^lib\/(?!audit\/|alerts\/).+\//.test(found.to),
  ),
  { refuses: [['lib/audit/commands.ts', `import { getScan } from '@/lib/scans/queries'`]] },
)

/** Which feature uses which, types included: a type is a dependency of the mind as well. */
function features(sources: Source[]): Map<string, Set<string>> {
  const graph = new Map<string, Set<string>>()
  for (const source of sources) {
    const from = featureOf(source.path)
    if (!from) continue
    const known = graph.get(from) ?? new Set()
    for (const { to } of source.imports) {
      const feature = featureOf(to)
      if (feature && feature !== from) known.add(feature)
    }
    graph.set(from, known)
  }
  return graph
}

function featureOf(file: string): string | undefined {
  const [folder, feature, name] = file.split('/')
  return folder === 'lib' && name && feature !== 'cli' ? feature : undefined
}

function cyclesOf(graph: Map<string, Set<string>>): string[] {
  const cycles: string[] = []
  const follow = (feature: string, way: string[]): void => {
    if (way.includes(feature)) {
      if (way[0] === feature) cycles.push([...way, feature].join(' → '))
      return
    }
    for (const next of graph.get(feature) ?? []) follow(next, [...way, feature])
  }
  for (const feature of graph.keys()) follow(feature, [])
  return cycles
}

describe('7. features', () => {
  it('have no cycle', () => {
    expect(cyclesOf(features(projectSources()))).toEqual([])
  })

  it('would be caught in one', () => {
    const cyclic = [
      sourceOf('lib/scans/queries.ts', `import { findKnown } from '@/lib/consignments/queries'`),
      sourceOf('lib/consignments/rules.ts', `import { stateAfter } from '@/lib/staff/rules'`),
      sourceOf('lib/staff/rules.ts', `import type { ScanRow } from '../scans/queries'`),
    ]
    expect(cyclesOf(features(cyclic))).toContain('scans → consignments → staff → scans')
  })
})
