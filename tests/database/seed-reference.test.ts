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

it('fills the lists that work rests on: goods, bays, the law, alerts', async () => {
  const url = await freshDatabase()
  const [counts] = await query(
    `SELECT (SELECT count(*)::int FROM goods_class) AS goods, (SELECT count(*)::int FROM legal_rule) AS law,
       (SELECT count(*)::int FROM alert_rule) AS alerts,
       (SELECT count(*)::int FROM (SELECT store_id FROM bay WHERE kind = 'DISPOSAL_CAGE' GROUP BY 1 HAVING count(*) = 1) AS s) AS cages,
       (SELECT count(*)::int FROM (SELECT store_id FROM bay GROUP BY 1 HAVING count(DISTINCT kind) = 4) AS s) AS stores`,
    [],
    url,
  )
  expect(counts).toEqual({ goods: 19, law: 4, alerts: 4, cages: 3, stores: 3 })
  const found = await query(`SELECT id FROM bay WHERE code = 'A-1'`, [], url)
  const ids = ['store-ahvaz', 'store-bandar-imam', 'store-khorramshahr'].map((store) => ({
    id: idFrom('bay', store, 'A-1'),
  }))
  expect(found).toEqual(expect.arrayContaining(ids))
})

it('a newer version takes no row of the lists away and keeps what people have settled', async () => {
  const url = await freshDatabase()
  await query(
    `UPDATE alert_rule SET threshold = 60, enabled = false WHERE code <> 'EXCEPTIONAL_ACCESS'`,
    [],
    url,
  )
  await query(
    `UPDATE legal_rule SET verified_by = 'a lawyer', days = 21 WHERE kind = 'APPEAL_PERIOD'`,
    [],
    url,
  )
  await query(`UPDATE goods_class SET name_fa = 'x' WHERE code = 'FUEL'`, [], url)
  await query(`INSERT INTO goods_class VALUES ('OWN', 'کالای دیگر', 'Own', false, false)`, [], url)
  await query(`UPDATE installation SET reference_version = 'older'`, [], url)
  expect(await loadReference(url)).toBe(true)
  const [after] = await query(
    `SELECT (SELECT count(*)::int FROM alert_rule WHERE threshold = 60 AND NOT enabled) AS alerts,
       (SELECT days FROM legal_rule WHERE kind = 'APPEAL_PERIOD') AS days,
       (SELECT count(*)::int FROM goods_class WHERE code = 'OWN' OR name_fa = 'x') AS goods,
       (SELECT count(*)::int FROM bay) AS bays`,
    [],
    url,
  )
  expect(after).toEqual({ alerts: 3, days: 21, goods: 1, bays: 56 })
})
