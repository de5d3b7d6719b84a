import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { Visit } from '../support/browser'
import { arrive, expectRefusals, expectSound, xray } from '../support/journey'

const OFFICER = 'CUSTOMS_OFFICER'

/** A cotage that no earlier run on the same database has used. */
function freshCotage(): string {
  return String(Date.now()).slice(-9)
}

/** As a Persian keyboard types it. */
function inPersian(digits: string): string {
  return digits.replace(/\d/g, (digit) => String.fromCharCode(0x06f0 + Number(digit)))
}

/** Opens the form and waits until it answers to keys. */
async function openForm(page: Page): Promise<void> {
  await page.goto('/scans/new')
  await page.waitForSelector('form[aria-busy="false"]')
}

/** Chooses the office's first unit in service. */
async function chooseScanner(page: Page): Promise<void> {
  const unit = await page.$eval(
    '#scannerId',
    (select: HTMLSelectElement) =>
      [...select.options].find((option) => option.value && !option.disabled)?.value,
  )
  await page.selectOption('#scannerId', unit ?? '')
}

/** Types a scan the way the officers do: from field to field with Enter. */
async function typeScan(
  page: Page,
  scan: { cotage: string; plate: [string, string, string] },
): Promise<void> {
  const [two, three, region] = scan.plate
  await page.focus('#cotage')
  await page.keyboard.type(scan.cotage)
  await page.keyboard.press('Enter')
  await page.keyboard.type(two)
  await page.keyboard.type(three)
  await page.keyboard.type(region)
  await page.focus('#containerNumber')
  await page.keyboard.type('csqu 305438-3')
  await page.selectOption('#direction', 'IMPORT')
  await chooseScanner(page)
  await page.focus('#hsCode')
  await page.keyboard.type('برنج')
  await page.waitForSelector('[role=option]:has-text("100630")')
  await page.click('[role=option]:has-text("100630")')
  await page.focus('#declaredGoods')
  await page.keyboard.type('برنج هندی')
  await page.keyboard.press('Enter')
  await page.keyboard.type('۲۴٬۰۰۰')
}

async function send(page: Page): Promise<void> {
  await page.keyboard.press('Control+Enter')
}

/** The number in the notice that a scan is logged, and its page. */
async function openLogged(visit: Visit): Promise<string> {
  const link = visit.page.locator('form [role=status] a[href^="/scans/"]')
  const href = await link.getAttribute('href')
  await link.click()
  await visit.page.waitForURL(`**${href}`)
  return href ?? ''
}

describe('a customs officer at Shalamcheh', () => {
  test('logs a truck with its image, and finds it again', async () => {
    const visit = await arrive(OFFICER)
    const { page } = visit
    await expectSound(visit)
    await openForm(page)
    await expectSound(visit)
    await typeScan(page, { cotage: inPersian(freshCotage()), plate: ['12', '345', '14'] })
    await page.setInputFiles('#imageIds', [await xray(7), await xray(8, 'truck-low.png')])
    await page.locator('form li img').nth(1).waitFor()
    await expectSound(visit)
    await send(page)
    const address = await openLogged(visit)
    expect(await page.locator('figure img').count()).toBe(2)
    await page.waitForFunction(
      () => (document.querySelector('figure img') as HTMLImageElement).naturalWidth > 100,
    )
    await page.getByText('CSQU3054383').first().waitFor()
    await page.getByText('پویش ثبت شد').waitFor()
    await expectSound(visit)
    await page.goto(`/scans?q=${encodeURIComponent('۱۲ع۳۴۵')}`)
    await page.locator(`a[href="${address}"]:visible`).click()
    await page.waitForURL(`**${address}`)
    await expectSound(visit)
  })

  test('loses nothing to errors, a reload, or files that are no images', async () => {
    const visit = await arrive(OFFICER)
    const { page } = visit
    await openForm(page)
    const cotage = freshCotage()
    await typeScan(page, { cotage, plate: ['22', '333', '24'] })
    await page.fill('#containerNumber', 'CSQU3054384')
    const text = { name: 'scan.png', mimeType: 'image/png', buffer: Buffer.from('these are words') }
    await page.setInputFiles('#imageIds', [await xray(9), text])
    await page.getByText('این پرونده تصویر PNG').waitFor()
    expectRefusals(visit, 422, 1)
    await send(page)
    await page.locator('[role=alert] a[href="#containerNumber"]').waitFor()
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('alert')
    await expectSound(visit)
    await page.reload()
    await page.waitForSelector('form[aria-busy="false"]')
    expect(await page.inputValue('#cotage')).toBe(cotage)
    expect(await page.inputValue('[name=plateThree]')).toBe('333')
    expect(await page.inputValue('#declaredGoods')).toBe('برنج هندی')
    await page.locator('form li img').waitFor()
    await page.fill('#containerNumber', 'CSQU3054383')
    await send(page)
    await openLogged(visit)
    expect(await page.locator('figure img').count()).toBe(1)
    await expectSound(visit)
  })

  test('is told that an HS code does not exist', async () => {
    const visit = await arrive(OFFICER, { locale: 'en' })
    const { page } = visit
    await openForm(page)
    await page.fill('#cotage', freshCotage())
    await page.selectOption('#direction', 'EXPORT')
    await chooseScanner(page)
    await page.fill('#hsCode', '999988')
    await page.keyboard.press('Escape')
    await page.focus('#declaredGoods')
    await send(page)
    await page.getByText('is not in the HS 2022 list').first().waitFor()
    await expectSound(visit)
  })

  test('reads an image: suspect needs a reason and refers the truck', async () => {
    const visit = await arrive(OFFICER)
    const { page } = visit
    await openForm(page)
    await typeScan(page, { cotage: freshCotage(), plate: ['44', '555', '34'] })
    await page.setInputFiles('#imageIds', [await xray(10)])
    await page.locator('form li img').waitFor()
    await send(page)
    await openLogged(visit)
    await page.check('input[value=SUSPECT]')
    await page.getByRole('button', { name: 'ثبت نتیجه تحلیل' }).click()
    await page.locator('[role=alert] a[href="#reason"]').waitFor()
    await page.fill('#reason', 'چگالی نامنظم پشت دیواره جلو')
    await page.getByRole('button', { name: 'ثبت نتیجه تحلیل' }).click()
    await page.getByText('ارجاع به ارزیابی').first().waitFor()
    await page.getByText('چگالی نامنظم پشت دیواره جلو').first().waitFor()
    await expectSound(visit)
  })

  test('signed out in one tab is signed out in the other', async () => {
    const visit = await arrive(OFFICER)
    const other = await visit.context.newPage()
    await other.goto('/scans', { waitUntil: 'networkidle' })
    await visit.page.getByRole('button', { name: 'خروج' }).click()
    await visit.page.waitForURL('**/sign-in')
    await other.waitForURL('**/sign-in')
    await other.goto('/scans')
    expect(new URL(other.url()).pathname).toBe('/sign-in')
  })
})
