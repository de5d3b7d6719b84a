import { expect, test } from 'vitest'
import { formatDay } from '@/lib/format'
import { arrive, expectSound } from '../support/journey'

const DAY = 86_400_000

/** A log as another system exports it: Jalali dates, Persian titles, the unit's code as ours. */
function logFile(rows: string[]) {
  const titles = 'تاریخ;ساعت;دستگاه;رویه;کوتاژ;کانتینر;کد HS;کالا;وزن;نتیجه'
  const text = `\uFEFF${[titles, ...rows].join('\r\n')}\r\n`
  return { name: 'log.csv', mimeType: 'text/csv', buffer: Buffer.from(text) }
}

test('an officer imports a log: wrong rows by line, then all of it, then nothing more', async () => {
  const visit = await arrive('CUSTOMS_OFFICER', { locale: 'en' })
  const { page } = visit
  await page.goto('/scans/import', { waitUntil: 'networkidle' })
  await expectSound(visit)
  const units = await page.getByText('Codes of your office’s units').innerText()
  const unit = /SHL-\w+/.exec(units)?.[0]
  const day = formatDay(new Date(Date.now() - 40 * DAY), 'fa')
  const cotage = String(Date.now()).slice(-8)
  const good = `${day};10:15;${unit};صادرات;${cotage};;100630;برنج هندی;24000;بی‌مورد`
  const wrong = `${day};11:40;${unit};واردات;;CSQU3054384;;کفش;9000;`

  await page.setInputFiles('input[type=file]', logFile([good, wrong]))
  await page.getByRole('row', { name: /^3 Container CSQU3054384 .*check digit is wrong/ }).waitFor()
  expect(await page.getByRole('button', { name: /^Record/ }).count()).toBe(0)
  await expectSound(visit)

  await page.setInputFiles('input[type=file]', logFile([good]))
  await page.getByRole('button', { name: 'Record one new scan' }).click()
  await page.getByText('One scan was recorded.').waitFor()
  await expectSound(visit)
  await page.goto(`/scans?q=${cotage}`, { waitUntil: 'networkidle' })
  await page.getByText('one scan', { exact: true }).waitFor()

  await page.goto('/scans/import', { waitUntil: 'networkidle' })
  await page.setInputFiles('input[type=file]', logFile([good]))
  await page.getByText('imported before').first().waitFor()
  await expectSound(visit)
})
