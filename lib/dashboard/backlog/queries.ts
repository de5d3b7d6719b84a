import type { Actor } from '@/lib/actor'
import { tehranDay } from '@/lib/calendar'
import { AGE_BOUNDS, AGE_BUCKETS, type AgeBucket } from '@/lib/custody/stock/rules'
import { canReadBacklog } from '@/lib/dashboard/backlog/policy'
import {
  type FlowCell,
  flowOf,
  type HeldStates,
  type Holder,
  holderOf,
  type JalaliMonth,
  lastMonths,
  type MonthFlow,
  type Stage,
} from '@/lib/dashboard/backlog/rules'
import type { BacklogFilter } from '@/lib/dashboard/backlog/schema'
import { readFigures, type Tx } from '@/lib/db'
import { Prisma } from '@/prisma/generated/client'
import { CaseState, OrderState, SeizureState } from '@/prisma/generated/enums'

export interface Choice {
  id: string
  fa: string
  en: string
}

export interface BacklogCounts {
  open: number
  /** Of goods that have not left, whole rials. */
  valueRial: number
  /** Open seizures without a value yet. */
  unvalued: number
  /** Files past the month of art. 45. */
  rulingBreaches: number
  /** Files past the two months of art. 56. */
  dispositionBreaches: number
}

export interface HolderLine {
  agency: Holder['agency']
  /** Null where the office is not on record: a store not chosen yet, or outside. */
  officeId: string | null
  officeFa: string | null
  officeEn: string | null
  open: number
  /** Discovery of the oldest. */
  oldest: Date
  medianDays: number
}

export interface AgeCell {
  agency: Holder['agency']
  /** Days from discovery. */
  bucket: AgeBucket
  open: number
}

export interface StageTime {
  stage: Stage
  medianDays: number
  count: number
}

export interface Backlog {
  asOf: Date
  counts: BacklogCounts
  /** The months of the period, the running one last. */
  months: (MonthFlow & JalaliMonth)[]
  ages: AgeCell[]
  holders: HolderLine[]
  stages: StageTime[]
  goods: Choice[]
  offices: Choice[]
}

/** What waits where, since when and how fast it leaves, in one snapshot; undefined for whoever reads none of it. */
export async function getBacklog(
  actor: Actor,
  filter: BacklogFilter,
  at: Date,
): Promise<Backlog | undefined> {
  if (!canReadBacklog(actor).ok) return undefined
  const among = conditionsOf(filter)
  const period = lastMonths(at, filter.months)
  return readFigures(actor, async (tx) => {
    const counts = await countOpen(tx, among, filter, at)
    const flow = flowOf(await countFlow(tx, among, period), period.length)
    const open = await countHolders(tx, among, at)
    const stages = await measureStages(tx, among, period[0]?.start ?? at)
    const goods = await tx.$queryRaw<Choice[]>`
      SELECT code AS id, name_fa AS fa, name_en AS en FROM goods_class ORDER BY name_fa`
    const offices = await tx.$queryRaw<Choice[]>`
      SELECT id::text, name_fa AS fa, name_en AS en FROM office WHERE kind = 'CUSTOMS_OFFICE' ORDER BY name_fa`
    const months = period.flatMap((month, index) => {
      const moved = flow[index]
      return moved ? [{ ...month, ...moved }] : []
    })
    return { asOf: at, counts, months, ...open, stages, goods, offices }
  })
}

/** Of a seizure `s`. */
function conditionsOf({ goods, office }: BacklogFilter): Prisma.Sql {
  const parts = [
    Prisma.sql`TRUE`,
    office && Prisma.sql`s.office_id = ${office}::uuid`,
    goods &&
      Prisma.sql`EXISTS (SELECT FROM seized_item g WHERE g.seizure_id = s.id AND g.class_code = ${goods})`,
  ].filter((part): part is Prisma.Sql => typeof part === 'object')
  return Prisma.join(parts, ' AND ')
}

/** The legal period of a file counts from the day in Tehran on which it began, by the newest rule then in force. */
async function countOpen(
  tx: Tx,
  among: Prisma.Sql,
  { goods }: BacklogFilter,
  at: Date,
): Promise<BacklogCounts> {
  const [counts] = await tx.$queryRaw<Omit<BacklogCounts, 'valueRial'>[]>`
    SELECT count(*)::int AS open, count(*) FILTER (WHERE s.value_rial IS NULL)::int AS unvalued,
      count(*) FILTER (WHERE late.kind = 'RULING_PERIOD')::int AS "rulingBreaches",
      count(*) FILTER (WHERE late.kind = 'DISPOSITION_PERIOD')::int AS "dispositionBreaches"
    FROM seizure s LEFT JOIN case_file c ON c.seizure_id = s.id
      LEFT JOIN LATERAL (SELECT
        CASE WHEN c.state IN ('FILED', 'FIRST_INSTANCE', 'APPEALED') THEN 'RULING_PERIOD'
          WHEN c.state = 'FINAL' THEN 'DISPOSITION_PERIOD' END::legal_rule_kind AS kind,
        (CASE c.state WHEN 'APPEALED' THEN c.appealed_at WHEN 'FINAL' THEN c.final_at ELSE c.filed_at END
          AT TIME ZONE 'Asia/Tehran')::date AS day) AS began ON TRUE
      LEFT JOIN LATERAL (SELECT l.kind, CASE WHEN l.months IS NULL THEN began.day + l.days
          ELSE didban_jalali_add_months(began.day, l.months) END AS due
        FROM legal_rule l WHERE l.kind = began.kind AND l.valid_from <= began.day
          AND (l.valid_to IS NULL OR began.day < l.valid_to)
        ORDER BY l.valid_from DESC LIMIT 1) AS late ON late.due < ${tehranDay(at)}::date
    WHERE s.state <> 'CLOSED' AND ${among}`
  const [held] = await tx.$queryRaw<{ valueRial: number }[]>`
    SELECT coalesce(sum(i.value_rial), 0)::float8 AS "valueRial"
    FROM seizure s JOIN seized_item i ON i.seizure_id = s.id AND i.state <> 'OUT'
      AND (${goods ?? null}::text IS NULL OR i.class_code = ${goods ?? null})
    WHERE s.state <> 'CLOSED' AND ${among}`
  if (!counts || !held) throw new Error('an aggregate always answers one row')
  return { ...counts, ...held }
}

function countFlow(tx: Tx, among: Prisma.Sql, period: JalaliMonth[]): Promise<FlowCell[]> {
  const months = Prisma.sql`${period.map(({ start }) => start.toISOString())}::timestamptz[]`
  return tx.$queryRaw<FlowCell[]>`
    SELECT width_bucket(s.discovered_at, ${months}) AS arrived,
      coalesce(width_bucket(s.closed_at, ${months}), ${period.length + 1}::int) AS "left", count(*)::int AS count
    FROM seizure s WHERE ${among} GROUP BY 1, 2`
}

/** Every combination of states with its holder: SQL counts by it, the rule alone knows it. */
const HOLDERS = JSON.stringify(
  Object.values(SeizureState).flatMap((seizure) =>
    [true, false].flatMap((prohibited) =>
      [null, ...Object.values(CaseState)].flatMap((file) =>
        [null, ...Object.values(OrderState)].flatMap((order) => {
          const holder = holderOf({ seizure, prohibited, file, order })
          return holder ? [{ key: keyOf({ seizure, prohibited, file, order }), ...holder }] : []
        }),
      ),
    ),
  ),
)

function keyOf({ seizure, prohibited, file, order }: HeldStates): string {
  return [seizure, prohibited, file ?? '-', order ?? '-'].join('|')
}

interface OpenLine extends HolderLine {
  band: number | null
}

async function countHolders(
  tx: Tx,
  among: Prisma.Sql,
  at: Date,
): Promise<{ ages: AgeCell[]; holders: HolderLine[] }> {
  const lines = await tx.$queryRaw<OpenLine[]>`
    WITH open AS (
      SELECT s.discovered_at, h.agency, CASE h.place WHEN 'DISCOVERER' THEN s.office_id WHEN 'BRANCH' THEN c.office_id
          WHEN 'ORDER_HOLDER' THEN coalesce(d.holder_id, r.store_id, s.office_id) END AS office_id,
        extract(epoch FROM ${at}::timestamptz - s.discovered_at)::float8 / 86400 AS days
      FROM seizure s LEFT JOIN case_file c ON c.seizure_id = s.id
        LEFT JOIN disposition_order d ON d.case_id = c.id LEFT JOIN receipt r ON r.seizure_id = s.id
        JOIN jsonb_to_recordset(${HOLDERS}::jsonb) AS h(key text, agency text, place text)
          ON h.key = concat_ws('|', s.state, CASE s.legal_kind WHEN 'PROHIBITED' THEN 'true' ELSE 'false' END,
            coalesce(c.state::text, '-'), coalesce(d.state::text, '-'))
      WHERE s.state <> 'CLOSED' AND ${among}),
    counted AS (
      SELECT agency, office_id, band, count(*)::int AS open, min(discovered_at) AS oldest,
        percentile_cont(0.5) WITHIN GROUP (ORDER BY days) AS days
      FROM open CROSS JOIN LATERAL (SELECT width_bucket(floor(days)::int, ${[...AGE_BOUNDS]}::int[]) AS band) AS b
      GROUP BY GROUPING SETS ((agency, office_id), (agency, band)))
    SELECT counted.agency, office_id::text AS "officeId", o.name_fa AS "officeFa", o.name_en AS "officeEn", band, open, oldest,
      days AS "medianDays"
    FROM counted LEFT JOIN office o ON o.id = office_id ORDER BY open DESC, counted.agency, o.name_fa`
  return {
    ages: lines.flatMap(({ agency, band, open }) => {
      const bucket = band === null ? undefined : AGE_BUCKETS[band]
      return bucket ? [{ agency, bucket, open }] : []
    }),
    holders: lines.filter(({ band }) => band === null),
  }
}

/** Median days from each moment to the next, of seizures closed since an instant. */
function measureStages(tx: Tx, among: Prisma.Sql, since: Date): Promise<StageTime[]> {
  return tx.$queryRaw<StageTime[]>`
    SELECT stage, percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM took)::float8 / 86400) AS "medianDays",
      count(*)::int AS count
    FROM seizure s LEFT JOIN receipt r ON r.seizure_id = s.id LEFT JOIN case_file c ON c.seizure_id = s.id
      LEFT JOIN disposition_order d ON d.case_id = c.id
      CROSS JOIN LATERAL (VALUES ('RECEIPT', r.received_at - s.discovered_at), ('FILED', c.filed_at - r.received_at),
        ('RULED', c.ruled_at - c.filed_at), ('FINAL', c.final_at - c.ruled_at),
        ('ORDERED', d.ordered_at - c.final_at), ('CLOSED', s.closed_at - d.ordered_at)) AS v(stage, took)
    WHERE s.closed_at >= ${since} AND took IS NOT NULL AND ${among} GROUP BY stage`
}
