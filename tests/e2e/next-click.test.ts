import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import fa from '@/lib/messages.fa.json'
import type { Visit } from '../support/browser'
import { arrive, arriveAs, expectSound, press } from '../support/journey'
import { accounts } from '../support/server'

/** What an administrator changes holds with the person's very next click, in another browser. */

const WHY = 'آزمون کلیک بعدی'
const { accounts: words, shell, words: terms } = fa

function accountNamed(username: string) {
  const found = accounts().find((account) => account.username === username)
  if (!found) throw new Error(`no demonstration account ${username}`)
  return found
}

async function openAccount({ page }: Visit, username: string): Promise<void> {
  await page.goto(`/accounts/person/${username}`, { waitUntil: 'networkidle' })
}

/** Opens one of the changes, says why, and does it. */
async function change({ page }: Visit, name: 'DISABLE' | 'ENABLE'): Promise<void> {
  await page.locator('summary', { hasText: words.do[name] }).click()
  await page.fill(`#${name}-reason`, WHY)
  await press(page, words.do[name])
}

async function post({ page }: Visit, role: keyof typeof terms.roles, place: string): Promise<void> {
  await page.selectOption('#posting-role', role)
  await page.selectOption('#posting-officeId', { label: place })
  await page.fill('#posting-reason', WHY)
  await press(page, words.post)
  await page.getByText(words.posted).waitFor()
}

const click = (page: Page, place: keyof typeof shell.places) =>
  page.getByRole('navigation').getByRole('link', { name: shell.places[place] }).first().click()

describe('an administrator', () => {
  test('disables an account: its next click leads to sign-in, which says why', async () => {
    const account = accountNamed('police.abadan')
    const officer = await arriveAs(account)
    const administrator = await arrive('ADMINISTRATOR')
    await openAccount(administrator, account.username)
    await expectSound(administrator)
    await change(administrator, 'DISABLE')
    await administrator.page.getByText(terms.accountStates.DISABLED).first().waitFor()
    await click(officer.page, 'routeRisk')
    await officer.page.waitForURL((url) => url.pathname === '/sign-in')
    await officer.page.getByText(terms.sessionEnds.ACCOUNT_DISABLED).waitFor()
    await expectSound(officer)
    await change(administrator, 'ENABLE')
    await administrator.page.getByText(terms.accountStates.ACTIVE).first().waitFor()
    expect(administrator.faults).toEqual([])
  })

  test('posts somebody to another role: the next click shows its tasks', async () => {
    const account = accountNamed('store.khorramshahr.2')
    const keeper = await arriveAs(account)
    const administrator = await arrive('ADMINISTRATOR')
    await openAccount(administrator, account.username)
    const bench = 'شعبه بدوی ویژه قاچاق کالا و ارز تعزیرات حکومتی اهواز'
    await post(administrator, 'PENALTY_OFFICER', bench)
    await click(keeper.page, 'custody')
    const receive = keeper.page.getByRole('link', { name: shell.places.receive, exact: true })
    await receive.first().waitFor({ state: 'detached' })
    await keeper.page.getByText(terms.roles.PENALTY_OFFICER).first().waitFor()
    await openAccount(administrator, account.username)
    await post(administrator, 'WAREHOUSE_KEEPER', account.place)
  })

  test('ends all sessions of an account: whoever is there signs in again', async () => {
    const account = accountNamed('police.abadan')
    const officer = await arriveAs(account)
    const administrator = await arrive('ADMINISTRATOR')
    await openAccount(administrator, account.username)
    await administrator.page.locator('summary', { hasText: words.do.END_SESSIONS }).click()
    await administrator.page.fill('#END_SESSIONS-reason', WHY)
    await press(administrator.page, words.do.END_SESSIONS)
    await click(officer.page, 'routeRisk')
    await officer.page.waitForURL((url) => url.pathname === '/sign-in')
    await officer.page.getByText(terms.sessionEnds.ENDED_BY_ADMINISTRATOR).waitFor()
  })
})
