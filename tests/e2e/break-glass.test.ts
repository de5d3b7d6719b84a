import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { arrive, expectSound, press } from '../support/journey'

const REASON = 'The vehicle was stopped on patrol and its load must be known'

/** The number of a seizure, as somebody from inside tells it by telephone. */
async function numberOfASeizure(page: Page): Promise<string> {
  await page.goto('/seizures', { waitUntil: 'networkidle' })
  const href = await page.locator('a[href^="/seizures/"]:visible').first().getAttribute('href')
  return String(href).split('/').at(-1) ?? ''
}

/** Waits for words that are shown: a row stands as a card beside the table that a wide window shows. */
async function seen(page: Page, words: string): Promise<void> {
  await page.getByText(words).locator('visible=true').first().waitFor()
}

async function fillIn(page: Page, number: string): Promise<void> {
  await page.goto('/exceptional/new', { waitUntil: 'networkidle' })
  await page.getByLabel('Seizure number').check()
  await page.getByLabel('Number', { exact: true }).fill(number)
  await page.getByLabel('Urgent search').check()
  await page.getByRole('textbox', { name: 'Reason' }).fill(REASON)
  await page.getByLabel('1 hour').check()
}

test('a police officer opens a file exceptionally; the judiciary hears of it at once, reads why and reviews it', async () => {
  const judge = await arrive('JUDICIARY_OFFICER', { locale: 'en' })
  const officer = await arrive('POLICE_OFFICER', { locale: 'en' })
  const number = await numberOfASeizure(judge.page)
  await judge.page.goto('/alerts', { waitUntil: 'networkidle' })

  await fillIn(officer.page, number)
  await expectSound(officer)
  await press(officer.page, 'Continue')
  await officer.page.getByRole('heading', { name: 'Read this before you open it' }).waitFor()
  await expectSound(officer)
  await officer.page.getByRole('button', { name: 'Open the file' }).click()
  await officer.page.waitForURL(/\/exceptional\/\d+$/)
  await officer.page.getByText('This file is not yours.').waitFor()
  await officer.page.getByRole('heading', { name: 'Steps of custody' }).waitFor()
  await expectSound(officer)
  const { pathname } = new URL(officer.page.url())

  const toast = judge.page.getByRole('region', { name: 'New alerts' })
  await toast.waitFor({ timeout: 5000 })
  await seen(judge.page, `opened seizure ${number} exceptionally`)
  await expectSound(judge)
  await toast.getByRole('link', { name: 'See the alert' }).click()
  await judge.page.waitForURL(/\/alerts\/\d+$/)
  await seen(judge.page, REASON)
  await judge.page.getByRole('link', { name: 'See the report of this access' }).click()
  await judge.page.waitForURL(`**${pathname}`)
  await judge.page.getByText('Told at once').waitFor()
  expect(await judge.page.getByText('This file is not yours.').count()).toBe(0)
  await judge.page.getByLabel('Justified', { exact: true }).check()
  await press(judge.page, 'Record the finding')
  await judge.page.getByText('Reviewed by').waitFor()
  await expectSound(judge)

  await officer.page.getByRole('button', { name: 'I am done' }).click()
  await seen(officer.page, 'Closed by the reader')
  expect(await officer.page.getByText('This file is not yours.').count()).toBe(0)
  await officer.page.goto('/exceptional', { waitUntil: 'networkidle' })
  await seen(officer.page, 'Justified')
  await expectSound(officer)
})

test('a number without a file looks the same until it is opened, and is on record then', async () => {
  const officer = await arrive('POLICE_OFFICER', { locale: 'en' })
  await fillIn(officer.page, '999999999')
  await press(officer.page, 'Continue')
  await officer.page.getByRole('button', { name: 'Open the file' }).click()
  await officer.page.waitForURL(/\/exceptional\/\d+$/)
  await officer.page.getByText('There is no file under this number.').waitFor()
  await expectSound(officer)
})
