import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { ClientBase } from 'pg'
import { idFrom } from '@/lib/id'
import { copyLine, copyLines } from './copy'
import { readCsv } from './csv'
import { LIST_FILES, saveLists } from './lists'
import {
  type BorderPointRow,
  type CountyRow,
  type OfficeRow,
  PLACE_FILES,
  readPlaces,
} from './places'
import { inLoader } from './session'

/** Raised whenever this code, not a file, changes what is loaded. */
const SEED_VERSION = 2

const FILES = {
  ...PLACE_FILES,
  ...LIST_FILES,
  codes: new URL('../reference/hs2022.csv', import.meta.url),
  titles: new URL('../reference/hs-titles-fa.csv', import.meta.url),
}

/**
 * Loads counties, border points, offices, the HS 2022 list and the short lists that work rests on; false when
 * this version is there already.
 * Offices that exist keep whatever people have made of them.
 */
export async function loadReference(url: string): Promise<boolean> {
  const version = await referenceVersion()
  return inLoader(url, async (client) => {
    const { rows } = await client.query<{ reference_version: string | null }>(
      'SELECT reference_version FROM installation WHERE id = 1',
    )
    if (rows[0]?.reference_version === version) return false
    const { counties, borderPoints, offices } = await readPlaces()
    await saveCounties(client, counties)
    await saveBorderPoints(client, borderPoints)
    await addOffices(client, offices)
    await saveHsCodes(client)
    await saveLists(client)
    await client.query(
      `INSERT INTO installation (id, reference_version) VALUES (1, $1)
       ON CONFLICT (id) DO UPDATE SET reference_version = excluded.reference_version`,
      [version],
    )
    return true
  })
}

async function referenceVersion(): Promise<string> {
  const hash = createHash('sha256').update(`seed ${SEED_VERSION}\n`)
  for (const file of Object.values(FILES)) hash.update(await readFile(file))
  return hash.digest('hex')
}

async function saveCounties(client: ClientBase, rows: CountyRow[]): Promise<void> {
  await client.query(
    `INSERT INTO county (code, name_fa, name_en, area_km2)
     SELECT "code", "nameFa", "nameEn", "areaKm2"
     FROM jsonb_to_recordset($1) AS r("code" text, "nameFa" text, "nameEn" text, "areaKm2" float8)
     ON CONFLICT (code) DO UPDATE
       SET name_fa = excluded.name_fa, name_en = excluded.name_en, area_km2 = excluded.area_km2`,
    [JSON.stringify(rows)],
  )
}

async function saveBorderPoints(client: ClientBase, rows: BorderPointRow[]): Promise<void> {
  await client.query(
    `INSERT INTO border_point (code, name_fa, name_en, county_code, counterpart, latitude, longitude, accuracy_km)
     SELECT "code", "nameFa", "nameEn", "countyCode", "counterpart", "latitude", "longitude", "accuracyKm"
     FROM jsonb_to_recordset($1) AS r("code" text, "nameFa" text, "nameEn" text, "countyCode" text,
       "counterpart" text, "latitude" float8, "longitude" float8, "accuracyKm" float8)
     ON CONFLICT (code) DO UPDATE
       SET name_fa = excluded.name_fa, name_en = excluded.name_en, county_code = excluded.county_code,
         counterpart = excluded.counterpart, latitude = excluded.latitude,
         longitude = excluded.longitude, accuracy_km = excluded.accuracy_km`,
    [JSON.stringify(rows)],
  )
}

async function addOffices(client: ClientBase, offices: OfficeRow[]): Promise<void> {
  const rows = offices.map((office) => ({
    id: idFrom('office', office.code),
    ...office,
  }))
  await client.query(
    `INSERT INTO office (id, code, agency, kind, name_fa, name_en, county_code, border_point_code,
       latitude, longitude, accuracy_km)
     SELECT "id", "code", "agency", "kind", "nameFa", "nameEn", "countyCode", "borderPointCode",
       "latitude", "longitude", "accuracyKm"
     FROM jsonb_to_recordset($1) AS r("id" uuid, "code" text, "agency" agency, "kind" office_kind,
       "nameFa" text, "nameEn" text, "countyCode" text, "borderPointCode" text,
       "latitude" float8, "longitude" float8, "accuracyKm" float8)
     ON CONFLICT DO NOTHING`,
    [JSON.stringify(rows)],
  )
}

async function saveHsCodes(client: ClientBase): Promise<void> {
  const codes = readCsv<'hscode' | 'description' | 'parent' | 'level'>(FILES.codes)
  const titles = readCsv<'code' | 'title_fa'>(FILES.titles)
  const persian = new Map(titles.map((row) => [row.code, row.title_fa]))
  const lines = codes.map((row) => {
    const parent = row.level === '2' ? null : row.parent
    return copyLine([
      row.hscode,
      row.level,
      parent,
      row.description,
      persian.get(row.hscode) ?? null,
    ])
  })
  await client.query('CREATE TEMP TABLE hs_incoming (LIKE hs_code) ON COMMIT DROP')
  await copyLines(client, 'hs_incoming', 'code, level, parent, title_en, title_fa', lines)
  await client.query(
    `INSERT INTO hs_code (code, level, parent, title_en, title_fa)
     SELECT code, level, parent, title_en, title_fa FROM hs_incoming
     ON CONFLICT (code) DO UPDATE
       SET level = excluded.level, parent = excluded.parent,
         title_en = excluded.title_en, title_fa = excluded.title_fa
       WHERE (hs_code.level, hs_code.parent, hs_code.title_en, hs_code.title_fa)
         IS DISTINCT FROM (excluded.level, excluded.parent, excluded.title_en, excluded.title_fa)`,
  )
}
