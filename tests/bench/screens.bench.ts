import { type Browser, type BrowserContext, chromium } from 'playwright-core'
import type { BenchDatabase } from '@/lib/cli/bench'
import { ensureBrowser } from '@/lib/cli/browser'
import { build, testBuildFolder } from '@/lib/cli/build'
import { freePort } from '@/lib/cli/ports'
import { serve } from '@/lib/cli/serve'
import { addressOf, settingsFor } from '@/lib/cli/settings'
import { step } from '@/lib/cli/steps'
import { fixed, timesOf } from './measure'

export const name = 'Screens over HTTP and in a browser, at the large size'

const ROUNDS = 40

/** Each dashboard and list, as somebody who may open it. */
const SCREENS: [string, string][] = [
  ['CUSTOMS_OFFICER', '/'],
  ['JUDICIARY_OFFICER', '/'],
  ['CUSTOMS_SUPERVISOR', '/scans'],
  ['CUSTOMS_SUPERVISOR', '/scanners'],
  ['CUSTOMS_SUPERVISOR', '/seizures'],
  ['WAREHOUSE_KEEPER', '/custody'],
  ['WAREHOUSE_KEEPER', '/custody/items'],
  ['WAREHOUSE_KEEPER', '/custody/receive'],
  ['PENALTY_OFFICER', '/cases'],
  ['POLICE_OFFICER', '/route-risk'],
  ['JUDICIARY_OFFICER', '/backlog'],
  ['JUDICIARY_OFFICER', '/council'],
  ['POLICE_OFFICER', '/alerts'],
]

/** The whole answer of each screen, one after the other, and what a browser loads for it. */
export async function run({ large }: { large: BenchDatabase }): Promise<void> {
  const executablePath = await step('Browser found', ensureBrowser)
  await step('Application built', () => build(testBuildFolder))
  const place = { host: '127.0.0.1', port: await freePort() }
  const settings = { ...settingsFor(large.url), NEXTAUTH_SECRET: 'for the bench alone '.repeat(3) }
  await step('Application started', () =>
    serve({ ...place, command: 'start', folder: testBuildFolder, settings }),
  )
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  const contexts = new Map<string, BrowserContext>()
  const header = [
    'role',
    'screen',
    'p50 ms',
    'p95 ms',
    'HTML kB',
    'requests',
    'JS kB gzip',
    'drawn by the server',
  ]
  console.log(`\n${header.join('  ')}\n`)
  for (const [role, path] of SCREENS) {
    const context = contexts.get(role) ?? (await signIn(browser, addressOf(place), large, role))
    contexts.set(role, context)
    console.log(await lineOf(context, role, path))
  }
  await browser.close()
}

async function signIn(
  browser: Browser,
  address: string,
  { accounts }: BenchDatabase,
  role: string,
) {
  const account = accounts.find((one) => one.role === role)
  if (!account) throw new Error(`no account of role ${role}`)
  const context = await browser.newContext({ baseURL: address })
  const page = await context.newPage()
  await page.goto('/sign-in', { waitUntil: 'networkidle' })
  await page.fill('#username', account.username)
  await page.fill('#password', account.password)
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => url.pathname === '/')
  await page.close()
  return context
}

async function lineOf(context: BrowserContext, role: string, path: string): Promise<string> {
  let bytes = 0
  const times = await timesOf(async () => {
    const response = await context.request.get(path)
    if (response.status() !== 200) throw new Error(`${path}: ${response.status()}`)
    bytes = (await response.body()).length
  }, ROUNDS)
  const { requests, scriptKb, drawn } = await loadOf(context, path)
  const words = [role.padEnd(19), path.padEnd(18), fixed(times.p50), fixed(times.p95)]
  return [...words, fixed(bytes / 1000), String(requests).padStart(3), fixed(scriptKb), drawn].join(
    '  ',
  )
}

/** What a browser asks for until the screen is quiet: documents and data, scripts as they travel. */
async function loadOf(context: BrowserContext, path: string) {
  const page = await context.newPage()
  const client = await context.newCDPSession(page)
  await client.send('Network.enable')
  await client.send('Network.setCacheDisabled', { cacheDisabled: true })
  const scripts = new Set<string>()
  let [requests, scriptBytes] = [0, 0]
  client.on('Network.responseReceived', ({ requestId, type }) => {
    if (type === 'Script') scripts.add(requestId)
    if (type === 'Document' || type === 'XHR' || type === 'Fetch') requests += 1
  })
  client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) scriptBytes += encodedDataLength
  })
  await page.goto(path, { waitUntil: 'load' })
  await page.waitForTimeout(1500)
  await page.close()
  return { requests, scriptKb: scriptBytes / 1000, drawn: await drawnWithoutScripts(context, path) }
}

/** Whether the figures stand in the HTML itself. */
async function drawnWithoutScripts(context: BrowserContext, path: string): Promise<string> {
  const html = await (await context.request.get(path)).text()
  return /class="[^"]*figures/.test(html) ? 'yes' : 'no'
}
