import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { arrive, expectSound } from '../support/journey'

/** A unit of an office where no other journey works. */
const UNIT = 'BIK-F2'

const bell = async (page: Page) => {
  const words = await page.locator('header a[href="/alerts"] .sr-only').innerText()
  return Number(/\d+/.exec(words)?.[0] ?? 0)
}

async function reportDown(page: Page): Promise<void> {
  await page.goto(`/scanners/${UNIT}`, { waitUntil: 'networkidle' })
  await page.getByText('Report it down', { exact: true }).first().click()
  await page.locator('select[name=reason]').first().selectOption({ index: 1 })
  await page.locator('select[name=blocker]').first().selectOption({ index: 1 })
  await page.locator('form:has(select[name=reason]) button[type=submit]').first().click()
}

test('an alert reaches an open page by itself, is answered, and the unit works again', async () => {
  const watch = await arrive('CUSTOMS_SUPERVISOR', { locale: 'en' })
  const desk = await arrive('CUSTOMS_SUPERVISOR', { locale: 'en' })
  const officer = await arrive('POLICE_OFFICER', { locale: 'en' })
  const before = await bell(watch.page)

  await reportDown(desk.page)
  const toast = watch.page.getByRole('region', { name: 'New alerts' })
  await toast.waitFor({ timeout: 5000 })
  await expect.poll(() => bell(watch.page)).toBe(before + 1)
  await expectSound(watch)
  expect(await officer.page.getByRole('region', { name: 'New alerts' }).count()).toBe(0)

  await toast.getByRole('link', { name: 'See the alert' }).click()
  await watch.page.waitForURL(/\/alerts\/\d+$/)
  await watch.page.getByText(`Unit ${UNIT}`).first().waitFor()
  await watch.page.getByRole('button', { name: 'Acknowledge' }).click()
  await watch.page.getByLabel('What did you do?').fill('Sent the technician')
  await watch.page.keyboard.press('Control+Enter')
  await watch.page.getByRole('button', { name: 'Close: it was true' }).click()
  await watch.page.getByText('Closed: true').first().waitFor()
  await expect.poll(() => bell(desk.page)).toBe(before)
  await expectSound(watch)

  await desk.page.goto(`/scanners/${UNIT}`, { waitUntil: 'networkidle' })
  const restore = desk.page.locator('form:has([name=remedy])')
  if (!(await restore.isVisible()))
    await desk.page.locator('details:has([name=remedy]) > summary').click()
  await restore.locator('[name=remedy]').fill('Fuse replaced')
  await restore.locator('button[type=submit]').click()
  await desk.page.getByText('In service').first().waitFor()
})
