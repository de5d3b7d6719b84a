import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { arrive, expectSound, press } from '../support/journey'

const VIEW = { locale: 'en' } as const

test('a side route goes from reports to an alert and an intervention', async () => {
  const police = await arrive('POLICE_OFFICER', VIEW)
  const { page } = police
  const code = `TST-${String(Date.now()).slice(-5)}`
  await page.goto('/route-risk/new', { waitUntil: 'networkidle' })
  await expectSound(police)
  await page.fill('#code', code)
  await page.fill('#nameFa', 'راه خاکی آزمایشی')
  await page.fill('#nameEn', 'Trial dirt road')
  await page.selectOption('#countyCode', { label: 'Khorramshahr' })
  await page.selectOption('#surface', 'DIRT')
  await page.selectOption('#harm', 'SEVERE')
  await page.fill('#monthlyValueRial', '60,000,000,000')
  await page.fill('#line', '48.100, 30.500\n48.108, 30.503\n48.116, 30.505')
  await page.getByRole('button', { name: 'Register route' }).click()
  await page.getByText(`Route ${code} was registered.`).waitFor()

  // A colleague keeps the alerts open; what happens must reach this screen by itself.
  const watch = await arrive('POLICE_OFFICER', VIEW)
  await watch.page.goto('/alerts', { waitUntil: 'load' })
  await watch.page.waitForTimeout(1500)

  await page.goto(`/route-risk/report?route=${code}`, { waitUntil: 'networkidle' })
  await expectSound(police)
  await page.selectOption('#segmentId', { label: await labelOf(page, code) })
  await page.getByRole('radio').last().check()
  await page.fill('#note', 'Loaded pick-ups crossing at night in strength')
  await page.getByRole('button', { name: 'Submit report' }).click()
  await page.getByText(/Report .* was submitted/).waitFor()

  const news = watch.page.getByRole('link', { name: 'See the alert' })
  await news.waitFor({ timeout: 5000 })
  await expectSound(watch)
  await news.click()
  await watch.page.waitForURL('**/alerts/*')
  await watch.page.locator(`a[href="/route-risk/${code}"]`).first().waitFor()
  await watch.page.getByRole('button', { name: 'Acknowledge', exact: true }).click()
  await watch.page.getByRole('button', { name: 'Record what was done' }).waitFor()
  await expectSound(watch)

  await page.goto(`/route-risk/${code}`, { waitUntil: 'networkidle' })
  await expectSound(police)
  const before = await scoreOf(page)
  await page.getByText('Plan an intervention').first().click()
  await page.selectOption('#kind', 'SMART_BLOCKING')
  await page.fill('#hoursPerDay', '20')
  await press(page, 'Save plan')
  await press(page, 'Start intervention')
  await page.goto(`/route-risk/${code}`, { waitUntil: 'networkidle' })
  expect(await scoreOf(page)).toBeLessThan(before)

  await watch.page.getByLabel('What did you do?').fill('Smart blocking started on the route')
  await press(watch.page, 'Record what was done')
  await press(watch.page, 'Close: it was true')
  await watch.page.getByText('Closed: true').first().waitFor()
  await expectSound(watch)
})

async function labelOf(page: Page, code: string): Promise<string> {
  const options = await page.locator('#segmentId option').allInnerTexts()
  return options.find((text) => text.includes(code)) ?? ''
}

/** The score on a route's page. */
async function scoreOf(page: Page): Promise<number> {
  const why = await page.getByRole('heading', { name: /^Why \d+\?$/ }).innerText()
  return Number(/\d+/.exec(why)?.[0])
}
