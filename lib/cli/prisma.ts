import { runQuietly } from './child'
import { inProject } from './paths'
import { fingerprint, isStamped, stamp } from './stamps'
import { SKIPPED } from './steps'

/** Runs Prisma's own command with our engine in place of the one it would download; gives what it prints. */
export function prisma(args: string[], environment: Record<string, string> = {}): Promise<string> {
  return runQuietly(
    process.execPath,
    [inProject('node_modules', 'prisma', 'build', 'index.js'), ...args],
    {
      PRISMA_SCHEMA_ENGINE_BINARY: inProject('lib', 'cli', 'schema-engine.mjs'),
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
      NO_COLOR: '1',
      ...environment,
    },
  )
}

/** Generates the typed client from the schema, unless it was generated from this very schema. */
export async function generateClient(): Promise<typeof SKIPPED | undefined> {
  const file = inProject('prisma', 'generated', 'stamp')
  const wanted = fingerprint(['prisma/schema', 'node_modules/prisma/package.json'])
  if (isStamped(file, wanted)) return SKIPPED
  await prisma(['generate'])
  stamp(file, wanted)
}
