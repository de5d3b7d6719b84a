import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { inDatabase } from '@/lib/cli/test-server'
import { query } from '../support/database'
import { arriveAs, expectSound, open, submitPassword } from '../support/journey'
import { accountOf } from '../support/server'

/** The database behind the application that the journeys visit. */
const journeys = inDatabase(process.env.DIDBAN_TEST_SERVER ?? '', 'didban_journeys')
const account = accountOf('CUSTOMS_OFFICER')

/** As if nobody had been there for so long. */
async function idleFor(minutes: number): Promise<void> {
  await query(
    `UPDATE session SET last_seen_at = now() - make_interval(mins => $1), started_at = least(started_at, now() - interval '1 hour')
     WHERE ended_at IS NULL AND user_id = (SELECT id FROM user_account WHERE username = $2)`,
    [minutes, account.username],
    journeys,
  )
}

const sinceLastSeen = async () => {
  const [row] = await query<{ minutes: number }>(
    `SELECT (extract(epoch FROM now() - max(last_seen_at)) / 60)::float8 AS minutes FROM session
     WHERE ended_at IS NULL AND user_id = (SELECT id FROM user_account WHERE username = $1)`,
    [account.username],
    journeys,
  )
  return row?.minutes ?? Number.NaN
}

/** As a browser does when somebody comes back to a tab. */
const comeBack = (page: Page) =>
  page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))

test('before the idle limit somebody is asked; whoever was away signs in again and finds what they had typed', async () => {
  const visit = await arriveAs(account, { locale: 'en' })
  const { page } = visit
  await open(visit, '/scans/new')
  await page.waitForSelector('form[aria-busy="false"]')
  await page.fill('#declaredGoods', 'tiles from Basra')
  await page.press('#declaredGoods', 'Tab')

  // At work a moment ago: nobody is bothered, the session goes on.
  await idleFor(29)
  await comeBack(page)
  await expect.poll(sinceLastSeen).toBeLessThan(1)
  expect(await page.getByText('Are you still here?').count()).toBe(0)

  // Then away: asked two minutes before the end, and staying is one press.
  await idleFor(29)
  await comeBack(page)
  await page.getByText('Are you still here?').waitFor()
  await expectSound(visit)
  await page.getByRole('button', { name: 'I am here' }).click()
  await page.getByText('Are you still here?').waitFor({ state: 'detached' })
  await expect.poll(sinceLastSeen).toBeLessThan(1)

  // Away for longer: signed out, told why, and nothing typed is lost.
  await idleFor(31)
  await comeBack(page)
  await page.waitForURL('**/sign-in')
  await page.getByText('You were signed out because nothing was done for a while').waitFor()
  await submitPassword(page, account.username, account.password)
  await page.getByRole('link', { name: 'Back to that page' }).click()
  await page.waitForURL('**/scans/new')
  await expect.poll(() => page.inputValue('#declaredGoods')).toBe('tiles from Basra')
})
