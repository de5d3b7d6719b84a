import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Account } from '@/lib/cli/accounts'
import { encodeGrey16 } from '@/prisma/seed/xray/png'
import { renderTruck } from '@/prisma/seed/xray/render'
import { newPage, type View, type Visit } from './browser'
import { accountOf } from './server'

/** A person of a role opens a browser and signs in at the page, as people do. */
export function arrive(role: string, view: View = {}): Promise<Visit> {
  return arriveAs(accountOf(role), view)
}

/** The same for one certain person. */
export async function arriveAs({ username, password }: Account, view: View = {}): Promise<Visit> {
  const visit = await newPage(view)
  await signIn(visit.page, username, password)
  return visit
}

/** Fills in the sign-in form and waits for the overview. */
export async function signIn(page: Page, username: string, password: string): Promise<void> {
  await submitPassword(page, username, password)
  await page.waitForURL((url) => url.pathname === '/')
}

/** The first step alone: who has a second factor is asked for a code then. */
export async function submitPassword(
  page: Page,
  username: string,
  password: string,
): Promise<void> {
  await page.goto('/sign-in', { waitUntil: 'networkidle' })
  await page.fill('#username', username)
  await page.fill('#password', password)
  await page.keyboard.press('Enter')
}

/** Opens an address and waits until its scripts have settled; gives the answer's status. */
export async function open({ page }: Visit, address: string): Promise<number | undefined> {
  const response = await page.goto(address, { waitUntil: 'load' })
  await page.evaluate(
    () => new Promise((done) => window.requestIdleCallback(done, { timeout: 2_000 })),
  )
  return response?.status()
}

/** Presses a button that sends a form, and waits until the server has answered and the page shows it. */
export async function press(page: Page, name: string): Promise<void> {
  const answered = page.waitForResponse((response) => response.request().method() === 'POST')
  await page.getByRole('button', { name, exact: true }).first().click()
  await answered
  await page.waitForLoadState('networkidle')
}

/** The page is accessible (WCAG 2.2 AA as far as axe sees), fits its window, and nothing went wrong so far. */
export async function expectSound(visit: Visit): Promise<void> {
  await expectAccessible(visit)
  await expectFits(visit)
}

/** The same of colours alone: for a second look at a page in another theme. */
export async function expectReadable(visit: Visit): Promise<void> {
  await expectNone(visit, new AxeBuilder({ page: visit.page }).withRules('color-contrast'))
  await expectFits(visit)
}

function expectAccessible(visit: Visit): Promise<void> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
  return expectNone(visit, new AxeBuilder({ page: visit.page }).withTags(tags))
}

async function expectNone(visit: Visit, axe: AxeBuilder): Promise<void> {
  const { violations } = await axe.analyze()
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`,
  )
  expect(found, visit.page.url()).toEqual([])
}

/** No wider than its window, no error or warning in the console, nothing asked of another host. */
export async function expectFits(visit: Visit): Promise<void> {
  const overflow = await visit.page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow, `${visit.page.url()} is wider than its window`).toBeLessThanOrEqual(0)
  expect(visit.faults, visit.page.url()).toEqual([])
}

/** Takes the answers that a journey asked for out of the faults: the browser reports each refused request. */
export function expectRefusals(visit: Visit, status: number, count: number): void {
  const refusals = visit.faults.filter((fault) => fault.includes(`status of ${status}`))
  expect(refusals).toHaveLength(count)
  for (const refusal of refusals) visit.faults.splice(visit.faults.indexOf(refusal), 1)
}

export interface NamedFile {
  name: string
  mimeType: string
  buffer: Buffer
}

/** A small X-ray image of a truck, 16 bit, drawn by the demonstration's generator. */
export async function xray(seed: number, name = 'truck-high.png'): Promise<NamedFile> {
  const truck = renderTruck({ seed, cargo: 'cartons', concealed: false, pixelCm: 4 })
  return {
    name,
    mimeType: 'image/png',
    buffer: await encodeGrey16(truck.high, truck.width, truck.height),
  }
}
