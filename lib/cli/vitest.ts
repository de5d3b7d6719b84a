import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { start } from './child'
import { inProject, testFolder } from './paths'
import { readTally, type Tally } from './tally'

/** Which tests to run. */
export interface Selection {
  /** A word for this run, for its report. */
  name: string
  projects: string[]
  /** Only files whose path holds one of these. */
  filters?: string[]
  /** One file after the other. */
  serial?: boolean
  environment?: Record<string, string>
}

/** Runs vitest and gives its tally. */
export async function runVitest({
  name,
  projects,
  filters = [],
  serial,
  environment,
}: Selection): Promise<Tally> {
  const file = join(testFolder, `${name}.json`)
  rmSync(file, { force: true })
  const flags = [
    ...projects.map((project) => `--project=${project}`),
    ...(serial ? ['--no-file-parallelism'] : []),
    '--passWithNoTests',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]
  const vitest = inProject('node_modules', 'vitest', 'vitest.mjs')
  const env = { ...process.env, ...environment }
  await start(
    process.execPath,
    [vitest, 'run', '--config', 'tests/vitest.config.ts', ...flags, ...filters],
    { env },
  ).ended
  return readTally(file)
}
