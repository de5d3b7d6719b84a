import { readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { readHeader } from '@/lib/audit/chain/rules'
import { run as verifyAudit } from '@/lib/cli/verify-audit'
import fa from '@/lib/messages.fa.json'
import type { Visit } from '../support/browser'
import { arrive, expectSound } from '../support/journey'

const { audit, auditForm, words, filters } = fa

/** The card of the police's chain. */
const policeCard = ({ page }: Visit) =>
  page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: words.agencies.POLICE }) })

async function verdictOf(content: Buffer): Promise<number> {
  const path = join(tmpdir(), `didban-e2e-audit-${process.pid}.jsonl`)
  await writeFile(path, content)
  const said = vi.spyOn(console, 'log').mockReturnValue()
  const code = await verifyAudit([path])
  said.mockRestore()
  return code
}

describe('the judiciary and the log of events', () => {
  it('searches, verifies now, exports, and the verifier accepts the file and rejects a changed one', async () => {
    const visit = await arrive('JUDICIARY_OFFICER')
    const { page } = visit
    await page.goto('/audit', { waitUntil: 'networkidle' })
    await expectSound(visit)

    await page.getByText(audit.search, { exact: true }).click()
    await page.selectOption('#filter-agency', 'POLICE')
    await page.selectOption('#filter-only', 'CHANGES')
    await page.getByRole('button', { name: filters.apply }).click()
    await page.waitForURL(/agency=POLICE/)
    await page.waitForLoadState('networkidle')
    const rows = page.getByRole('region', { name: audit.events }).getByRole('listitem')
    expect(await rows.count()).toBeGreaterThan(5)
    for (const row of await rows.all())
      expect(await row.innerText()).toContain(words.agencies.POLICE)
    await page.getByRole('link', { name: audit.older }).click()
    await page.waitForURL(/after=/)
    await expectSound(visit)

    await policeCard(visit).getByRole('button', { name: auditForm.verify }).click()
    await policeCard(visit).getByRole('status').waitFor()
    expect(await policeCard(visit).getByRole('status').innerText()).toContain(
      auditForm.unbroken.replace('{count}', '').trim(),
    )

    const downloading = page.waitForEvent('download')
    await policeCard(visit).getByRole('button', { name: auditForm.export }).click()
    const download = await downloading
    expect(download.suggestedFilename()).toMatch(/^didban-police-\d{4}-\d\d-\d\d\.jsonl$/)
    const content = await readFile(await download.path())
    const [header = ''] = content.toString().split('\n', 1)
    expect(readHeader(header)).toMatchObject({ agency: 'POLICE', from: '1' })
    expect(await verdictOf(content)).toBe(0)
    const place = Math.floor(content.length / 2)
    content[place] = content[place] === 0x61 ? 0x62 : 0x61
    expect(await verdictOf(content)).toBe(1)
    expect(visit.faults).toEqual([])
  })
})

describe('anybody else', () => {
  it('finds no log, and a supervisor the own agency’s alone', async () => {
    const police = await arrive('POLICE_OFFICER')
    await police.page.goto('/audit')
    expect(await police.page.getByRole('heading', { level: 1 }).innerText()).not.toBe(audit.title)
    const refused = await police.page.request.get('/api/v1/audit/POLICE')
    expect(refused.status()).toBe(403)
    const supervisor = await arrive('CUSTOMS_SUPERVISOR')
    await supervisor.page.goto('/audit', { waitUntil: 'networkidle' })
    await expectSound(supervisor)
    expect(await supervisor.page.getByRole('heading', { level: 3 }).allInnerTexts()).toEqual([
      words.agencies.CUSTOMS,
    ])
    const other = await supervisor.page.request.get('/api/v1/audit/POLICE')
    expect(other.ok()).toBe(false)
  })
})
