import { join } from 'node:path'
import { runQuietly } from './child'
import { inProject } from './paths'
import { fingerprint, isStamped, stamp } from './stamps'
import { SKIPPED } from './steps'

/** The Next.js command of this project. */
export const next = inProject('node_modules', 'next', 'dist', 'bin', 'next')

/** What the built application depends on. */
const sources = [
  'app',
  'components',
  'lib',
  'prisma/schema',
  'public',
  'next.config.ts',
  'proxy.ts',
  'instrumentation.ts',
  'package-lock.json',
  'tsconfig.json',
]

/** The environment that a Next.js command of ours runs in. */
export function nextEnvironment(folder: string): Record<string, string> {
  return { DIDBAN_BUILD_DIR: folder, NEXT_TELEMETRY_DISABLED: '1' }
}

/** The folder of the build that `npm start` serves. */
export const buildFolder = process.env.DIDBAN_BUILD_DIR || '.next'

/** The folder of the build that the tests look at; apart from the one that is served. */
export const testBuildFolder = '.data/test/next'

/** Builds the application into a folder of the project, unless it was built from these very sources. */
export async function build(folder = buildFolder): Promise<typeof SKIPPED | undefined> {
  const file = join(inProject(folder), 'didban-stamp')
  const wanted = fingerprint(sources)
  if (isStamped(file, wanted)) return SKIPPED
  await runQuietly(process.execPath, [next, 'build'], {
    NODE_ENV: 'production',
    ...nextEnvironment(folder),
  })
  stamp(file, wanted)
}
