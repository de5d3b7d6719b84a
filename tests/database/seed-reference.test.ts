import { expect, it } from 'vitest'
import { idFrom } from '@/lib/id'
import { loadReference } from '@/prisma/seed/reference'
import { freshDatabase, query } from '../support/database'

it('loads once: a second time there is nothing to do', async () => {
  const url = await freshDatabase()
  expect(await loadReference(url)).toBe(false)
})

it('fills what the program cannot do without', async () => {
  const url = await freshDatabase()
  const [counts] = await query(
    `SELECT (SELECT count(*)::int FROM county) AS counties, (SELECT count(*)::int FROM border_point) AS crossings,
       (SELECT count(*)::int FROM office) AS offices, (SELECT count(*)::int FROM hs_code) AS codes,
       (SELECT count(title_fa)::int FROM hs_code WHERE level = 2) AS chapters`,
    [],
    url,
  )
  expect(counts).toEqual({ counties: 30, crossings: 2, offices: 26, codes: 6936, chapters: 96 })
  const found = await query('SELECT id FROM office WHERE code = $1', ['shalamcheh'], url)
  expect(found).toEqual([{ id: idFrom('office', 'shalamcheh') }])
})

it('a newer version mends titles and leaves offices as people made them', async () => {
  const url = await freshDatabase()
  await query(
    `UPDATE office SET name_fa = 'گمرک شلمچه نو', code = 'slm' WHERE code = 'shalamcheh'`,
    [],
    url,
  )
  await query(`UPDATE hs_code SET title_fa = 'x' WHERE code = '1006'`, [], url)
  await query(`UPDATE installation SET reference_version = 'older'`, [], url)
  expect(await loadReference(url)).toBe(true)
  const [after] = await query(
    `SELECT (SELECT name_fa FROM office WHERE code = 'slm') AS office,
       (SELECT count(*)::int FROM office) AS offices,
       (SELECT title_fa FROM hs_code WHERE code = '1006') AS title`,
    [],
    url,
  )
  expect(after).toEqual({ office: 'گمرک شلمچه نو', offices: 26, title: 'برنج' })
})

it('two starts at once load it once', async () => {
  const url = await freshDatabase()
  await query(`UPDATE installation SET reference_version = NULL`, [], url)
  const outcomes = await Promise.all([loadReference(url), loadReference(url)])
  expect(outcomes.toSorted()).toEqual([false, true])
})
