import { existsSync, readFileSync } from 'node:fs'
import { isInterrupted, report } from './lifetime'

/** How many checks and tests passed, failed and were skipped. */
export interface Tally {
  passed: number
  failed: number
  skipped: number
}

/** What vitest's JSON reporter writes, as far as we need it. */
export interface VitestReport {
  success: boolean
  testResults: { status: string; assertionResults: { status: string }[] }[]
}

/** One passed or one failed check. */
export function one(passed: boolean): Tally {
  return { passed: Number(passed), failed: Number(!passed), skipped: 0 }
}

/** Several tallies as one. */
export function sum(tallies: Tally[]): Tally {
  return tallies.reduce(
    (all, next) => ({
      passed: all.passed + next.passed,
      failed: all.failed + next.failed,
      skipped: all.skipped + next.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  )
}

/** The one line that sums up a run. */
export function summary({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`
}

/** A piece of the run that counts as one failed test when it can't be done, and whose failure is printed. */
export async function counted(work: () => Promise<Tally>): Promise<Tally> {
  try {
    return await work()
  } catch (error) {
    if (!isInterrupted()) report(error)
    return one(false)
  }
}

/** The tally in a file that vitest wrote; one failed test when it wrote none. */
export function readTally(file: string): Tally {
  if (!existsSync(file)) return one(false)
  return tallyOf(JSON.parse(readFileSync(file, 'utf8')) as VitestReport)
}

/** The tally of a vitest report; a file that could not even be loaded counts as one failed test. */
export function tallyOf({ success, testResults }: VitestReport): Tally {
  const states = testResults.flatMap(({ status, assertionResults }) => {
    const own = assertionResults.map((result) => result.status)
    return status === 'failed' && !own.includes('failed') ? [...own, 'failed'] : own
  })
  const count = (wanted: (state: string) => boolean) => states.filter(wanted).length
  const failed = count((state) => state === 'failed')
  const passed = count((state) => state === 'passed')
  const unseen = !success && failed === 0 ? 1 : 0 // an error outside any test
  return { passed, failed: failed + unseen, skipped: states.length - failed - passed }
}
