import { describe, expect, test } from 'vitest'
import { newPage, type View } from '../support/browser'
import {
  arrive,
  expectFits,
  expectReadable,
  expectRefusals,
  expectSound,
  open,
} from '../support/journey'
import { accountOf } from '../support/server'

const PHONE: View = { viewport: { width: 360, height: 780 } }
const WALL: View = { viewport: { width: 1920, height: 1080 }, theme: 'dark', locale: 'en' }

/** Which addresses each role opens, and which it is refused. */
const MAPS: Record<string, { opens: string[]; refused: string[] }> = {
  CUSTOMS_OFFICER: {
    opens: [
      '/',
      '/scans/new',
      '/scans',
      '/scans/import',
      '/seizures',
      '/custody/orders',
      '/cases',
      '/cases/rules',
      '/route-risk',
      '/scanners',
      '/scanners/SHL-M1',
      '/council',
      '/alerts',
      '/consignments/20',
      '/account',
      '/admin/permissions',
      '/account/sessions',
      '/account/password',
      '/account/second-factor',
      '/exceptional',
      '/exceptional/new',
    ],
    refused: ['/accounts', '/custody', '/backlog', '/route-risk/report', '/council/new', '/audit'],
  },
  CUSTOMS_SUPERVISOR: {
    opens: [
      '/',
      '/scans',
      '/scanners',
      '/scanners/CHZ-F1',
      '/seizures',
      '/custody',
      '/custody/items',
      '/cases',
      '/route-risk',
      '/backlog',
      '/council',
      '/alerts',
      '/account',
      '/admin/permissions',
      '/audit',
      '/exceptional',
    ],
    refused: ['/scans/new', '/scans/import', '/accounts', '/council/new'],
  },
  JUDICIARY_OFFICER: {
    opens: [
      '/',
      '/scans',
      '/scanners',
      '/seizures',
      '/custody',
      '/custody/orders',
      '/cases',
      '/route-risk',
      '/backlog',
      '/council',
      '/council/new',
      '/alerts',
      '/consignments/20',
      '/account',
      '/admin/permissions',
      '/audit',
      '/exceptional',
    ],
    refused: ['/scans/new', '/scans/import', '/accounts', '/exceptional/new'],
  },
  POLICE_OFFICER: {
    opens: [
      '/',
      '/route-risk',
      '/route-risk/report',
      '/route-risk/new',
      '/scanners',
      '/council',
      '/alerts',
      '/account',
      '/admin/permissions',
      '/exceptional',
      '/exceptional/new',
    ],
    refused: [
      '/scans',
      '/scans/1',
      '/seizures',
      '/custody',
      '/cases',
      '/backlog',
      '/accounts',
      '/audit',
    ],
  },
  WAREHOUSE_KEEPER: {
    opens: [
      '/',
      '/custody',
      '/custody/items',
      '/custody/receive',
      '/custody/orders',
      '/seizures',
      '/cases',
      '/backlog',
      '/council',
      '/alerts',
      '/account',
      '/admin/permissions',
      '/exceptional',
    ],
    refused: [
      '/scans',
      '/scans/1',
      '/scanners',
      '/route-risk',
      '/accounts',
      '/council/new',
      '/audit',
    ],
  },
  PENALTY_OFFICER: {
    opens: [
      '/',
      '/cases',
      '/cases/rules',
      '/seizures',
      '/custody/orders',
      '/backlog',
      '/council',
      '/alerts',
      '/account',
      '/admin/permissions',
      '/exceptional',
    ],
    refused: ['/scans', '/scans/1', '/scanners', '/route-risk', '/accounts', '/custody', '/audit'],
  },
  ADMINISTRATOR: {
    opens: [
      '/',
      '/accounts',
      '/account',
      '/admin/permissions',
      '/accounts/new',
      '/accounts/offices',
      '/accounts/rules',
      '/audit',
    ],
    refused: [
      '/scans',
      '/scans/1',
      '/scans/new',
      '/scanners',
      '/seizures',
      '/custody',
      '/cases',
      '/route-risk',
      '/backlog',
      '/council',
      '/alerts',
      '/consignments/20',
      '/exceptional',
    ],
  },
}

describe.each(Object.entries(MAPS))('%s', (role, { opens, refused }) => {
  // The two phones differ in words alone and the wall in width and colours: axe looks at all of one of them.
  test.each([
    ['on a phone in Persian', PHONE, expectSound],
    ['on a phone in English', { ...PHONE, locale: 'en' } satisfies View, expectFits],
    ['on a wall in English, dark', WALL, expectReadable],
  ] as const)('opens its pages %s', async (_name, view, expectWell) => {
    const visit = await arrive(role, view)
    for (const address of opens) {
      expect(await open(visit, address), address).toBe(200)
      await expectWell(visit)
    }
  })

  test('is refused what is not its task', async () => {
    const visit = await arrive(role)
    for (const address of refused) {
      expect(await open(visit, address), address).toBe(403)
      expectRefusals(visit, 403, 1)
      await expectReadable(visit)
    }
  })
})

describe('signing in', () => {
  test('a wrong password is refused in words, the name stays', async () => {
    const visit = await newPage()
    const { page } = visit
    await page.goto('/sign-in', { waitUntil: 'networkidle' })
    await expectSound(visit)
    await page.fill('#username', accountOf('JUDICIARY_OFFICER').username)
    await page.fill('#password', 'not the password')
    await page.keyboard.press('Enter')
    await page.getByText('ورود انجام نشد').waitFor()
    expect(await page.inputValue('#username')).toBe(accountOf('JUDICIARY_OFFICER').username)
    expectRefusals(visit, 401, 1)
    await expectSound(visit)
  })

  test('nobody reaches a page or an image unsigned', async () => {
    const { page } = await newPage()
    for (const address of ['/', '/scans', '/scans/1', '/accounts']) {
      await page.goto(address)
      expect(new URL(page.url()).pathname, address).toBe('/sign-in')
    }
    const image = await page.request.get('/api/images/01990000-0000-7000-8000-000000000000')
    expect(image.status()).toBe(401)
  })

  test('the language and theme switches work without scripts', async () => {
    const { page } = await newPage({ withoutScripts: true })
    await page.goto('/sign-in')
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
    expect(await page.getAttribute('html', 'dir')).toBe('ltr')
    await page.getByRole('button', { name: 'Dark theme' }).click()
    await page.locator('html[data-theme=dark]').waitFor()
  })
})

test('what the officer logs, the supervisor and the judiciary see', async () => {
  const officer = await arrive('CUSTOMS_OFFICER')
  await officer.page.goto('/scans?images=1', { waitUntil: 'networkidle' })
  const address = await officer.page
    .locator('a[href^="/scans/"]:visible', { hasText: /^[۰-۹]+$/ })
    .first()
    .getAttribute('href')
  for (const role of ['CUSTOMS_SUPERVISOR', 'JUDICIARY_OFFICER']) {
    const visit = await arrive(role)
    await visit.page.goto(address ?? '', { waitUntil: 'networkidle' })
    await visit.page.locator('figure img').first().waitFor()
    expect(await visit.page.getByRole('button', { name: 'ثبت نتیجه تحلیل' }).count()).toBe(0)
    await expectSound(visit)
  }
})
