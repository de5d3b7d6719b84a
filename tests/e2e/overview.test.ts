import { expect, test } from 'vitest'
import { arrive, expectSound } from '../support/journey'

test('a figure leads to its rows and the count agrees', async () => {
  const visit = await arrive('JUDICIARY_OFFICER', { locale: 'en' })
  const { page } = visit
  const figure = page.getByRole('region', { name: 'Waiting for reading' })
  const waiting = Number((await figure.locator('p').first().innerText()).replaceAll(',', ''))
  await figure.getByRole('link', { name: 'Show rows' }).click()
  await page.waitForURL('**/scans?state=SCANNED**')
  const count = await page.getByRole('main').getByRole('status').first().innerText()
  expect(count).toBe(waiting === 1 ? 'one scan' : `${waiting.toLocaleString('en-GB')} scans`)
  await expectSound(visit)
})

test('the chart loads its library with the first pointer, right to left in Persian, beside a table', async () => {
  const visit = await arrive('CUSTOMS_SUPERVISOR')
  const { page } = visit
  expect(await page.locator('.recharts-surface').count()).toBe(0)
  await page.locator('.chart-plot').hover()
  await page.locator('.recharts-surface').first().waitFor()
  const labels = page.locator('.recharts-surface text', { hasText: /[آ-ی]{2,}/ })
  await labels.nth(2).waitFor()
  const places = await labels.evaluateAll((texts) =>
    texts.map((text) => text.getBoundingClientRect().x),
  )
  expect(places).toEqual([...places].sort((a, b) => b - a))
  await page.getByText('نمایش به صورت جدول').click()
  expect(await page.locator('figure tbody tr').count()).toBe(30)
  await expectSound(visit)
})

test('the list keeps its state in the address', async () => {
  const visit = await arrive('CUSTOMS_SUPERVISOR', { locale: 'en' })
  const { page } = visit
  await page.goto('/scans', { waitUntil: 'networkidle' })
  await page.getByText('Filter', { exact: true }).click()
  await page.selectOption('#filter-state', 'CLEARED')
  await page.selectOption('#filter-direction', 'EXPORT')
  await page.getByRole('button', { name: 'Apply' }).click()
  await page.waitForURL(/state=CLEARED/)
  await page.getByRole('link', { name: /^Weight/ }).click()
  await page.waitForURL(/sort=weight/)
  const weights = await page.locator('tbody td:nth-child(8)').allInnerTexts()
  const numbers = weights
    .filter((text) => text !== '—')
    .map((text) => Number(text.replaceAll(',', '')))
  expect(numbers).toEqual([...numbers].sort((a, b) => b - a))
  await page.reload()
  expect(await page.locator('tbody tr').count()).toBeGreaterThan(0)
  const states = await page.locator('tbody td:nth-child(3)').allInnerTexts()
  expect(new Set(states.map((text) => text.trim()))).toEqual(new Set(['Cleared']))
  await page.getByRole('link', { name: 'Remove filter Cleared' }).click()
  await page.waitForURL((url) => !url.search.includes('state'))
  await expectSound(visit)
})
