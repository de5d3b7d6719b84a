import { buildFolder, next, nextEnvironment, testBuildFolder } from './build'
import { runQuietly } from './child'
import { inProject } from './paths'
import { prepareClient } from './prepare'
import { step } from './steps'
import { counted, one, sum, summary, type Tally } from './tally'
import { runVitest } from './vitest'

/** `npm run validate`: the checks that need neither database nor browser. With --fix it mends what it can. */
export async function run(args: string[]): Promise<number> {
  const fix = args.includes('--fix')
  await prepareClient()
  const tally = sum([
    await runChecks(fix),
    await counted(() => runVitest({ name: 'architecture', projects: ['architecture'] })),
  ])
  console.log(summary(tally))
  return tally.failed === 0 ? 0 : 1
}

/** Types, lint and dead code. Each counts as one test; one that fails does not keep the others from running. */
export async function runChecks(fix = false): Promise<Tally> {
  const tallies: Tally[] = []
  for (const { label, work } of checks(fix)) {
    tallies.push(await counted(async () => step(label, work).then(() => one(true))))
  }
  return sum(tallies)
}

interface Check {
  label: string
  work(): Promise<unknown>
}

function checks(fix: boolean): Check[] {
  return [
    { label: 'Types of pages', work: typesOfPages },
    { label: 'Types', work: () => tool('typescript', 'bin/tsc', ['--noEmit']) },
    { label: 'Style and lint', work: () => tool('@biomejs/biome', 'bin/biome', lint(fix)) },
    { label: 'Dead code', work: () => tool('knip', 'bin/knip.js', ['--no-progress']) },
  ]
}

// Both builds leave types of pages behind, and those of a page that is gone would be errors.
async function typesOfPages(): Promise<void> {
  for (const folder of new Set([buildFolder, testBuildFolder])) {
    await runQuietly(process.execPath, [next, 'typegen'], nextEnvironment(folder))
  }
}

function lint(fix: boolean): string[] {
  return [
    'check',
    '--config-path=.config/lint.json',
    '--error-on-warnings',
    ...(fix ? ['--write'] : []),
  ]
}

function tool(name: string, script: string, args: string[]): Promise<string> {
  return runQuietly(process.execPath, [inProject('node_modules', name, script), ...args])
}
