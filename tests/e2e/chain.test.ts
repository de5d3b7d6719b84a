import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Visit } from '../support/browser'
import { arrive, arriveAs, expectSound, press, xray } from '../support/journey'
import { accounts } from '../support/server'

const VIEW = { locale: 'en' } as const

/** The address of the first link to a thing, e.g. `/seizures/12`. */
async function addressOf(page: Page, thing: string): Promise<string> {
  const link = page.locator(`main a[href^="/${thing}/"]`).first()
  return (await link.getAttribute('href')) ?? ''
}

/** What the strip of the consignment says to this person: who holds it now, and the step that is due. */
async function expectHolder(visit: Visit, strip: string, agency: string, step?: string) {
  await visit.page.goto(strip, { waitUntil: 'networkidle' })
  const holder = visit.page.locator('[data-holder]')
  expect(await holder.getAttribute('data-holder')).toBe(agency)
  expect(await holder.getAttribute('data-step')).toBe(step ?? null)
  await expectSound(visit)
}

async function logTruck({ page }: Visit): Promise<string> {
  await page.goto('/scans/new')
  await page.waitForSelector('form[aria-busy="false"]')
  await page.fill('#cotage', String(Date.now()).slice(-9))
  await page.selectOption('#direction', 'IMPORT')
  const unit = await page.$eval(
    '#scannerId',
    (select: HTMLSelectElement) =>
      [...select.options].find((option) => option.value && !option.disabled)?.value,
  )
  await page.selectOption('#scannerId', unit ?? '')
  await page.fill('#declaredGoods', 'Tea in cartons')
  await page.keyboard.press('Control+Enter')
  const link = page.locator('form [role=status] a[href^="/scans/"]')
  return (await link.getAttribute('href')) ?? ''
}

test('one truck goes through five agencies, from its scan to goods out and file closed', async () => {
  const customs = await arrive('CUSTOMS_OFFICER', VIEW)
  const scan = await logTruck(customs)
  await customs.page.goto(scan, { waitUntil: 'networkidle' })
  const strip = await addressOf(customs.page, 'consignments')
  await expectHolder(customs, strip, 'CUSTOMS', 'READ')

  await customs.page.goto(scan, { waitUntil: 'networkidle' })
  await customs.page.getByRole('radio', { name: 'Suspect' }).check()
  await customs.page.fill('#reason', 'Dense packages in the middle of the load')
  await press(customs.page, 'Record reading')
  await expectHolder(customs, strip, 'CUSTOMS', 'EXAMINED')

  const seizure = await recordFind(customs, scan)
  await expectHolder(customs, strip, 'CUSTOMS', 'APPRAISED')

  await customs.page.goto(seizure, { waitUntil: 'networkidle' })
  await customs.page.getByLabel('Value of Ceylon tea').fill('۱۵٬۰۰۰٬۰۰۰')
  await press(customs.page, 'Record appraisal')
  await expectHolder(customs, strip, 'OCSSP', 'KEPT')

  const [first, second] = accounts().filter(({ role }) => role === 'WAREHOUSE_KEEPER')
  if (!first || !second) throw new Error('the store needs two keepers')
  const keeper = await arriveAs(first, VIEW)
  await receive(keeper, seizure)
  await expectHolder(keeper, strip, 'CUSTOMS', 'FILED')

  await customs.page.goto(seizure.replace('/seizures/', '/cases/new?seizure='), {
    waitUntil: 'networkidle',
  })
  await expectSound(customs)
  await customs.page.selectOption('#officeId', { index: 1 })
  await press(customs.page, 'File the case')
  await expectHolder(customs, strip, 'TAZIRAT', 'RULED')
  const file = await addressOf(customs.page, 'cases')

  const penalty = await arrive('PENALTY_OFFICER', VIEW)
  await rule(penalty, file, strip)
  await expectHolder(penalty, strip, 'OCSSP', 'OUT')
  const order = await addressOf(penalty.page, 'custody/orders')

  await keeper.page.goto(order, { waitUntil: 'networkidle' })
  await expectSound(keeper)
  await keeper.page.selectOption('#bayId', { index: 1 })
  await press(keeper.page, 'Record setting apart')
  await expectHolder(keeper, strip, 'OCSSP', 'OUT')
  await keeper.page.goto(order, { waitUntil: 'networkidle' })
  expect(await keeper.page.getByRole('button', { name: 'Record carrying out' }).count()).toBe(0)

  const witness = await arriveAs(second, VIEW)
  await witness.page.goto(order, { waitUntil: 'networkidle' })
  await witness.page.fill(
    '#minutes',
    'Destroyed at the municipal site in the presence of two keepers',
  )
  await press(witness.page, 'Record carrying out')
  await expectHolder(witness, strip, 'NOBODY')

  const judge = await arrive('JUDICIARY_OFFICER', VIEW)
  await expectHolder(judge, strip, 'NOBODY')
  await judge.page.goto(file, { waitUntil: 'networkidle' })
  await judge.page.getByText('This file is at its end.').waitFor()
  await expectSound(judge)
})

async function recordFind({ page }: Visit, scan: string): Promise<string> {
  await page.goto(scan, { waitUntil: 'networkidle' })
  await press(page, 'Start examination')
  await page.getByRole('link', { name: 'Record a find' }).click()
  await page.waitForURL('**/find')
  await page.waitForLoadState('networkidle')
  await page.selectOption('#legalKind', 'PERMITTED')
  await page.selectOption('#owner', 'UNKNOWN')
  await page.selectOption('#concealment', 'IN_LOAD')
  await page.fill('#note', 'Behind the declared cartons')
  await page.getByLabel('Description').fill('Ceylon tea')
  await page.getByLabel('Class of goods').selectOption({ index: 1 })
  await page.getByLabel('Quantity').fill('۱۲')
  await page.getByLabel('Unit').selectOption('CARTON')
  await page.setInputFiles('#photoIds', [await xray(9, 'find.png')])
  await page.locator('form li img').first().waitFor()
  await press(page, 'Record find')
  await page.locator('main a[href^="/seizures/"]').first().waitFor()
  return addressOf(page, 'seizures')
}

async function receive(visit: Visit, seizure: string): Promise<void> {
  const { page } = visit
  await page.goto(seizure.replace('/seizures/', '/custody/receive/'), { waitUntil: 'networkidle' })
  await expectSound(visit)
  await page.fill('#giverName', 'Maryam Kaabi')
  await page.locator('[name=places]').selectOption({ index: 1 })
  await press(page, 'Issue the property receipt')
}

/** The branch's steps: accept, rule, serve, final at once (below the amount of article 50), order. */
async function rule(visit: Visit, file: string, strip: string): Promise<void> {
  const { page } = visit
  await page.goto(file, { waitUntil: 'networkidle' })
  await expectSound(visit)
  await press(page, 'Accept the file')
  await page.getByRole('radio', { name: 'Confiscation' }).check()
  await page.fill('#fineRial', '15000000')
  await page.fill('#grounds', 'Undeclared goods, article 18')
  await press(page, 'Issue the ruling')
  await expectHolder(visit, strip, 'TAZIRAT', 'NOTIFIED')
  await page.goto(file, { waitUntil: 'networkidle' })
  await press(page, 'Record the service')
  await expectHolder(visit, strip, 'TAZIRAT', 'FINAL')
  await page.goto(file, { waitUntil: 'networkidle' })
  await press(page, 'Make the ruling final')
  await expectHolder(visit, strip, 'TAZIRAT', 'ORDERED')
  await page.goto(file, { waitUntil: 'networkidle' })
  await page.getByRole('radio', { name: 'Destruction' }).check()
  await press(page, 'Make the order')
}
