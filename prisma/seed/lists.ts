import type { ClientBase } from 'pg'
import { idFrom } from '@/lib/id'
import { readCsv } from './csv'

/** The files this module reads, for the version of the reference data. */
export const LIST_FILES = {
  goodsClasses: new URL('../reference/goods-classes.csv', import.meta.url),
  bays: new URL('../reference/bays.csv', import.meta.url),
  legalRules: new URL('../reference/legal-rules.csv', import.meta.url),
  alertRules: new URL('../reference/alert-rules.csv', import.meta.url),
}

/** The identifier of a bay's row. */
export function bayId(store: string, code: string): string {
  return idFrom('bay', store, code)
}

type BayColumn = 'store' | 'code' | 'shed' | 'kind'

/** The bays of the stores as the file has them. */
export function readBays(): Record<BayColumn, string>[] {
  return readCsv<BayColumn>(LIST_FILES.bays)
}

type RuleColumn =
  | 'kind'
  | 'article'
  | 'title_fa'
  | 'title_en'
  | 'amount_rial'
  | 'days'
  | 'months'
  | 'valid_from'
  | 'valid_to'
  | 'confidence'

/**
 * Classes of goods, bays of stores, periods and amounts of the law, rules of alerts. Rows are added or
 * mended by their key, never taken away: others hang on them.
 */
export async function saveLists(client: ClientBase): Promise<void> {
  await saveGoodsClasses(client)
  await saveBays(client)
  await saveLegalRules(client)
  await addAlertRules(client)
}

async function saveGoodsClasses(client: ClientBase): Promise<void> {
  await client.query(
    `INSERT INTO goods_class (code, name_fa, name_en, perishable, hazardous)
     SELECT code, name_fa, name_en, perishable, hazardous
     FROM jsonb_to_recordset($1) AS r(code text, name_fa text, name_en text, perishable bool, hazardous bool)
     ON CONFLICT (code) DO UPDATE
       SET name_fa = excluded.name_fa, name_en = excluded.name_en,
         perishable = excluded.perishable, hazardous = excluded.hazardous`,
    [JSON.stringify(readCsv(LIST_FILES.goodsClasses))],
  )
}

async function saveBays(client: ClientBase): Promise<void> {
  const rows = readBays().map((row) => ({
    id: bayId(row.store, row.code),
    storeId: idFrom('office', row.store),
    ...row,
  }))
  await client.query(
    `INSERT INTO bay (id, store_id, code, shed, kind)
     SELECT r.id, office.id, r.code, r.shed, r.kind
     FROM jsonb_to_recordset($1) AS r(id uuid, "storeId" uuid, code text, shed text, kind bay_kind)
       JOIN office ON office.id = r."storeId"
     ON CONFLICT (store_id, code) DO UPDATE SET shed = excluded.shed, kind = excluded.kind`,
    [JSON.stringify(rows)],
  )
}

/** A rule that somebody has confirmed stays as it was confirmed. */
async function saveLegalRules(client: ClientBase): Promise<void> {
  const rows = readCsv<RuleColumn>(LIST_FILES.legalRules).map((row) => ({
    id: idFrom('legal-rule', row.kind, row.article, row.valid_from),
    ...Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value || null])),
  }))
  await client.query(
    `INSERT INTO legal_rule (id, kind, article, title_fa, title_en, amount_rial, days, months, valid_from,
       valid_to, confidence)
     SELECT id, kind, article, title_fa, title_en, amount_rial, days, months, valid_from, valid_to, confidence
     FROM jsonb_to_recordset($1) AS r(id uuid, kind legal_rule_kind, article text, title_fa text, title_en text,
       amount_rial bigint, days int, months int, valid_from date, valid_to date, confidence confidence)
     ON CONFLICT (id) DO UPDATE
       SET title_fa = excluded.title_fa, title_en = excluded.title_en, amount_rial = excluded.amount_rial,
         days = excluded.days, months = excluded.months, valid_to = excluded.valid_to,
         confidence = excluded.confidence
       WHERE legal_rule.verified_by IS NULL`,
    [JSON.stringify(rows)],
  )
}

/** Rules that exist keep whatever people have made of them. */
async function addAlertRules(client: ClientBase): Promise<void> {
  await client.query(
    `INSERT INTO alert_rule (code, enabled, threshold, addressed_role, ack_minutes)
     SELECT code, true, threshold, addressed_role, ack_minutes
     FROM jsonb_to_recordset($1) AS r(code alert_rule_code, threshold float8, addressed_role role, ack_minutes int)
     ON CONFLICT (code) DO NOTHING`,
    [JSON.stringify(readCsv(LIST_FILES.alertRules))],
  )
}
