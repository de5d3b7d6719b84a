import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { newPage } from '../support/browser'
import { arrive, expectRefusals, expectSound, press, submitPassword } from '../support/journey'
import { codeOf } from '../support/sign-in-world'

const NAME = 'newcomer.one'
const CHOSEN = 'سه نخل کنار کارون بلند'

/** A code that no step of this journey has used: the next step's is taken early, beyond it the journey waits. */
let lastStep = 0
async function freshCode(secret: string): Promise<string> {
  const step = () => Math.floor(Date.now() / 30_000)
  while (step() + 1 <= lastStep) await new Promise((done) => setTimeout(done, 500))
  lastStep = Math.max(step(), lastStep + 1)
  return codeOf(secret, new Date(lastStep * 30_000))
}

async function enterCode(page: Page, code: string): Promise<void> {
  await page.fill('#code', code)
  await page.keyboard.press('Enter')
}

async function leave(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'خروج' }).click()
  await page.waitForURL('**/sign-in')
}

/** An administrator makes another; gives the password that is shown once. */
async function handedOut(): Promise<string> {
  const { page } = await arrive('ADMINISTRATOR')
  await page.goto('/accounts/new', { waitUntil: 'networkidle' })
  await page.fill('#displayName', 'نفر تازه')
  await page.fill('#username', NAME)
  await page.selectOption('#role', 'ADMINISTRATOR')
  await page.selectOption('#officeId', { index: 1 })
  await page.fill('#reason', 'حکم ۱۲')
  await press(page, 'ساختن کاربر')
  await page.waitForSelector('main form [role=status] bdi')
  return page.locator('main form [role=status] bdi').last().innerText()
}

it('a new administrator chooses a password, sets up a second factor, and signs in with codes', async () => {
  const given = await handedOut()
  const visit = await newPage({ viewport: { width: 360, height: 780 } })
  const { page } = visit

  await submitPassword(page, NAME, given)
  await page.waitForURL('**/account/password')
  await page.goto('/accounts', { waitUntil: 'networkidle' })
  expect(new URL(page.url()).pathname).toBe('/account/password')
  expect(await page.getByRole('navigation').count()).toBe(0)
  await expectSound(visit)
  const change = async (wanted: string) => {
    await page.fill('#present', given)
    await page.fill('#wanted', wanted)
    await page.fill('#again', wanted)
    await press(page, 'تغییر گذرواژه')
  }
  await change('password12345678')
  await page.waitForSelector('#wanted-error')
  expect(await page.locator('#wanted-error').innerText()).toContain('همه به کار می‌برند')
  await expectSound(visit)
  await change(CHOSEN)
  await page.getByRole('link', { name: 'ادامه' }).click()
  await page.waitForURL((url) => url.pathname === '/')
  expect(await page.getByRole('navigation').count()).toBeGreaterThan(0)

  await page.goto('/accounts/rules', { waitUntil: 'networkidle' })
  expect(await page.locator('main').innerText()).toContain('در نمونه نمایشی')
  await expectSound(visit)

  await page.goto('/account', { waitUntil: 'networkidle' })
  await expectSound(visit)
  await page.click('a[href="/account/second-factor"]')
  await page.waitForURL('**/account/second-factor')
  await press(page, 'آغاز برپایی')
  await page.waitForSelector('form img')
  const secret = (await page.locator('form bdi[dir=ltr]').innerText()).replace(/\s/g, '')
  expect(secret).toMatch(/^[A-Z2-7]{32}$/)
  const drawn = page.locator('form img')
  expect(await drawn.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0)
  await expectSound(visit)
  await page.fill('#confirm-code', await freshCode(secret))
  await press(page, 'برقرار کردن رمز دوم')
  await page.waitForSelector('main ol li')
  const codes = await page.locator('main ol li').allInnerTexts()
  expect(codes).toHaveLength(10)
  await expectSound(visit)
  await page.getByRole('link', { name: 'نگه داشتم؛ ادامه' }).click()
  await page.waitForURL('**/account')
  await leave(page)

  // next-auth answers each step that does not end in a session with 401, and browsers report it.
  await submitPassword(page, NAME, CHOSEN)
  await page.waitForSelector('#code')
  await enterCode(page, '000000')
  await page.waitForSelector('[role=alert] a')
  expectRefusals(visit, 401, 2)
  await expectSound(visit)
  await enterCode(page, await freshCode(secret))
  await page.waitForURL((url) => url.pathname === '/')
  await leave(page)

  await submitPassword(page, NAME, CHOSEN)
  await page.waitForSelector('#code')
  await enterCode(page, codes[0] ?? '')
  await page.waitForURL((url) => url.pathname === '/')
  await page.goto('/account', { waitUntil: 'networkidle' })
  expect(await page.locator('main').innerText()).toContain('رمزهای بازیابی باقی‌مانده: ۹ از ۱۰')

  await page.goto('/account/second-factor', { waitUntil: 'networkidle' })
  await page.fill('#remove-code', await freshCode(secret))
  await press(page, 'برداشتن رمز دوم')
  await page.getByRole('button', { name: 'آغاز برپایی' }).waitFor()
  expectRefusals(visit, 401, 1)
  await expectSound(visit)
}, 240_000)
