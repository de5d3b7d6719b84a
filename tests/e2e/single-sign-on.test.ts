import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testBuildFolder } from '@/lib/cli/build'
import type { Child } from '@/lib/cli/child'
import { freePort } from '@/lib/cli/ports'
import { serve } from '@/lib/cli/serve'
import { inDatabase } from '@/lib/cli/test-server'
import { newPage, type Visit } from '../support/browser'
import { query } from '../support/database'
import { startIdentityProvider, type TestProvider } from '../support/identity-provider'
import { arrive, expectSound, press } from '../support/journey'
import { accountOf } from '../support/server'

/** The same build on the same database, and beside it an identity provider of the house. */

let provider: TestProvider
let application: Child
const officer = accountOf('CUSTOMS_OFFICER')
const journeys = inDatabase(process.env.DIDBAN_TEST_SERVER ?? '', 'didban_journeys')

beforeAll(async () => {
  const place = { host: '127.0.0.1', port: await freePort() }
  const address = `http://127.0.0.1:${place.port}`
  provider = await startIdentityProvider(address)
  provider.knows({ subject: '7d4f-1', name: 'm.kaabi' }, { subject: '7d4f-2', name: 'a.stranger' })
  const settings = {
    DATABASE_URL: inDatabase(process.env.DIDBAN_TEST_APP_SERVER ?? '', 'didban_journeys'),
    STORAGE_URL: 'file:.data/test/images',
    NEXTAUTH_SECRET: 'for the tests alone '.repeat(3),
    ...provider.environment,
  }
  application = await serve({ ...place, command: 'start', folder: testBuildFolder, settings })
  process.env.DIDBAN_TEST_ADDRESS = address
})
afterAll(async () => {
  application?.process.kill()
  await application?.ended
  await provider?.stop()
})

/** A browser comes to the sign-in page, goes to the provider, says who it is, and comes back. */
async function comeBackAs(who: string): Promise<Visit> {
  const visit = await newPage()
  await identify(visit.page, who)
  return visit
}

async function identify(page: Page, who: string): Promise<void> {
  await page.goto('/sign-in', { waitUntil: 'networkidle' })
  await page.getByRole('button', { name: 'ورود با گمرک' }).click()
  await page.waitForURL((url) => url.origin === provider.issuer)
  await page.fill('[name=who]', who)
  await page.getByRole('button', { name: 'Go on' }).click()
  const ours = (url: URL) => url.origin !== provider.issuer && !url.pathname.startsWith('/api')
  await page.waitForURL((url) => ours(url) && (url.pathname === '/' || url.search !== ''))
}

/** Going to the provider is what was asked for; anything else foreign stays a fault. */
async function expectSoundBesideProvider(visit: Visit): Promise<void> {
  const asked = visit.faults.filter((fault) =>
    fault.includes(`foreign request: ${provider.issuer}`),
  )
  for (const fault of asked) visit.faults.splice(visit.faults.indexOf(fault), 1)
  await expectSound(visit)
}

async function expectRefusal(visit: Visit, words: string): Promise<void> {
  const { page } = visit
  expect(new URL(page.url()).pathname).toBe('/sign-in')
  const notice = await page.getByRole('status').first().innerText()
  expect(notice).toContain(words)
  expect(notice).toMatch(/[0-9a-f]{8}/)
  await expectSoundBesideProvider(visit)
}

test('an administrator links an officer to a name of the provider’s', async () => {
  const visit = await arrive('ADMINISTRATOR')
  const { page } = visit
  await page.goto('/accounts/identities', { waitUntil: 'networkidle' })
  await expectSound(visit)
  const option = page.locator('#accountId option', { hasText: officer.username })
  await page.selectOption('#accountId', (await option.first().getAttribute('value')) ?? '')
  await page.fill('#claim', 'M.Kaabi')
  await press(page, 'پیوند دادن کاربر')
  await page.getByText('در انتظار نخستین ورود تا').waitFor()
  await expectSound(visit)
})

test('the linked officer signs in, is at their own desk, and holds no token of the provider’s', async () => {
  const visit = await comeBackAs('m.kaabi')
  const { page } = visit
  expect(new URL(page.url()).pathname).toBe('/')
  await expectSoundBesideProvider(visit)
  const session = await page.evaluate(() => fetch('/api/auth/session').then((said) => said.json()))
  expect(Object.keys(session as object).sort()).toEqual(['expires', 'sid', 'user'])
})

test('a stranger is turned away in words', async () => {
  await expectRefusal(await comeBackAs('a.stranger'), 'به هیچ کاربری در این سامانه پیوند ندارد')
})

test('whom the provider refuses is turned away in our words, not in its own', async () => {
  const visit = await comeBackAs('nobody')
  await expectRefusal(visit, 'ورود انجام نشد')
  expect(await visit.page.content()).not.toContain('text of the provider')
})

test('a disabled person is out at the next click, and does not come back in', async () => {
  const visit = await comeBackAs('m.kaabi')
  const disable = 'UPDATE user_account SET disabled_at = $2 WHERE username = $1'
  await query(disable, [officer.username, new Date()], journeys)
  try {
    await visit.page.goto('/scans')
    expect(new URL(visit.page.url()).pathname).toBe('/sign-in')
    await identify(visit.page, 'm.kaabi')
    const ended = visit.faults.filter((fault) => fault.includes('status of 401'))
    for (const fault of ended) visit.faults.splice(visit.faults.indexOf(fault), 1)
    await expectRefusal(visit, 'این کاربر غیرفعال است')
  } finally {
    await query(disable, [officer.username, null], journeys)
  }
})

test('the provider’s answer, opened a second time, opens nothing', async () => {
  const visit = await newPage()
  const answers: string[] = []
  visit.page.on('request', (request) => {
    if (request.url().includes('/api/auth/callback/oidc')) answers.push(request.url())
  })
  await identify(visit.page, 'm.kaabi')
  const other = await newPage()
  await other.page.goto(answers[0] ?? '')
  await expectRefusal(other, 'ورود انجام نشد')
})
