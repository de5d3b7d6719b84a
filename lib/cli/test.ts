import { join } from 'node:path'
import { ensureBrowser } from './browser'
import { build, testBuildFolder } from './build'
import { close } from './lifetime'
import { dataFolder, testFolder } from './paths'
import { prepareClient } from './prepare'
import { step } from './steps'
import { counted, sum, summary, type Tally } from './tally'
import { makeTemplate, serveForTests, startTestServer, type TestServer } from './test-server'
import { runChecks } from './validate'
import { runVitest } from './vitest'

/** Settings of `npm start`, whose data the tests must not touch. */
const ownToStart = ['DATABASE_URL', 'STORAGE_URL', 'NEXTAUTH_URL', 'NEXTAUTH_SECRET', 'AUTH_SECRET']

const fast = ['unit', 'architecture', 'component', 'database']

/**
 * `npm test`: static checks, then unit, database, component, architecture and browser tests. With words
 * behind it (`npm test -- tests/unit/text`) only the test files whose path holds one of them.
 */
export async function run(filters: string[]): Promise<number> {
  for (const name of ownToStart) delete process.env[name]
  const tally = await counted(() => (filters.length > 0 ? runSome(filters) : runAll()))
  await close()
  console.log(`\n${summary(tally)}`)
  return tally.failed === 0 ? 0 : 1
}

async function runAll(): Promise<Tally> {
  await prepareClient()
  return sum([await runChecks(), await counted(runWithServer)])
}

async function runWithServer(): Promise<Tally> {
  const server = await prepareServer(join(testFolder, 'postgres'))
  return sum([
    await counted(() => runFast(server.environment, [])),
    await counted(() => runInBrowser(server, [])),
  ])
}

// Several of these may run at once, each with a server of its own.
async function runSome(filters: string[]): Promise<Tally> {
  await prepareClient()
  if (filters.every((filter) => /unit|architecture|component/.test(filter)))
    return runFast({}, filters)
  const server = await prepareServer(join(dataFolder, 'scratch', `test-${process.pid}`))
  const inBrowser = filters.some((filter) => filter.includes('e2e'))
  return inBrowser ? runInBrowser(server, filters) : runFast(server.environment, filters)
}

async function prepareServer(dataDir: string): Promise<TestServer> {
  const server = await step('Test database started', () => startTestServer(dataDir))
  await step('Template database made', () => makeTemplate(server))
  return server
}

function runFast(environment: Record<string, string>, filters: string[]): Promise<Tally> {
  return runVitest({ name: 'fast', projects: fast, filters, environment })
}

async function runInBrowser(server: TestServer, filters: string[]): Promise<Tally> {
  const browser = await step('Browser found', ensureBrowser)
  await step('Application built', () => build(testBuildFolder))
  const application = await step('Application started', () => serveForTests(server))
  const environment = { ...server.environment, ...application, DIDBAN_BROWSER: browser }
  return runVitest({ name: 'browser', projects: ['e2e'], filters, serial: true, environment })
}
