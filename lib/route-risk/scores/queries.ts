import type { Tx } from '@/lib/db'
import type { Position } from '@/lib/route-risk/map/rules'
import {
  type ControlInput,
  type ReportInput,
  type ScoreInputs,
  windowStart,
} from '@/lib/route-risk/scores/rules'
import { Prisma } from '@/prisma/generated/client'
import type { HarmClass, ReportState, Surface } from '@/prisma/generated/enums'

export interface RouteFacts {
  id: string
  code: string
  nameFa: string
  nameEn: string
  countyCode: string
  countyFa: string
  countyEn: string
  surface: Surface
  line: Position[]
  lengthKm: number
  monthlyValueRial: number
  harm: HarmClass
  /** From its first report or first intervention on a route has a score. */
  scoredSince: Date | null
  /** When something was last seen on it. */
  lastSeenAt: Date | null
}

/** A side route with all that its score at any moment since `oldest` is computed from. */
export interface ScoredRoute extends RouteFacts {
  inputs: ScoreInputs
}

/** severity, state, observed, submitted, answered; times in milliseconds. */
type ReportTuple = [number, ReportState, number, number, number | null]
/** hours a day, started, ended. */
type ControlTuple = [number, number, number | null]

interface InputRow extends RouteFacts {
  reports: ReportTuple[] | null
  controls: ControlTuple[] | null
}

const FACTS = Prisma.sql`
  g.id, g.code, g.name_fa AS "nameFa", g.name_en AS "nameEn", g.county_code AS "countyCode",
  c.name_fa AS "countyFa", c.name_en AS "countyEn", g.surface, g.line, g.length_km AS "lengthKm",
  g.monthly_value_rial::float8 AS "monthlyValueRial", g.harm`

/** Times as milliseconds: one statement brings all inputs of all routes in rows that are quick to read. */
const LISTS = Prisma.sql`
  least(r.first_at, i.first_at) AS "scoredSince", r.seen_at AS "lastSeenAt", r.list AS reports, i.list AS controls`

/** Every side route, or the one with this code, with its inputs. In its caller's snapshot, which has asked. */
export async function listScoredRoutes(
  tx: Tx,
  oldest: Date,
  code?: string,
): Promise<ScoredRoute[]> {
  const only = code === undefined ? Prisma.empty : Prisma.sql`WHERE g.code = ${code}`
  const mine =
    code === undefined
      ? Prisma.empty
      : Prisma.sql`WHERE segment_id = (SELECT id FROM route_segment WHERE code = ${code})`
  const rows = await tx.$queryRaw<InputRow[]>`
    SELECT ${FACTS}, ${LISTS}
    FROM route_segment g JOIN county c ON c.code = g.county_code
      LEFT JOIN (
        SELECT segment_id, min(submitted_at) AS first_at, max(observed_at) AS seen_at,
          json_agg(json_build_array(severity, state, ${ms('observed_at')}, ${ms('submitted_at')}, ${ms('answered_at')}))
            FILTER (WHERE observed_at > ${windowStart(oldest)}) AS list
        FROM route_report ${mine} GROUP BY 1) r ON r.segment_id = g.id
      LEFT JOIN (
        SELECT segment_id, min(started_at) AS first_at,
          json_agg(json_build_array(hours_per_day, ${ms('started_at')}, ${ms('ended_at')}))
            FILTER (WHERE started_at IS NOT NULL AND (ended_at IS NULL OR ended_at > ${oldest})) AS list
        FROM intervention ${mine} GROUP BY 1) i ON i.segment_id = g.id
    ${only} ORDER BY g.code`
  return rows.map(routeOf)
}

const MS = {
  observed_at: Prisma.sql`(extract(epoch FROM observed_at) * 1000)::float8`,
  submitted_at: Prisma.sql`(extract(epoch FROM submitted_at) * 1000)::float8`,
  answered_at: Prisma.sql`(extract(epoch FROM answered_at) * 1000)::float8`,
  started_at: Prisma.sql`(extract(epoch FROM started_at) * 1000)::float8`,
  ended_at: Prisma.sql`(extract(epoch FROM ended_at) * 1000)::float8`,
}
const ms = (column: keyof typeof MS) => MS[column]

function routeOf({ reports, controls, ...facts }: InputRow): ScoredRoute {
  const { lengthKm, monthlyValueRial, harm } = facts
  return {
    ...facts,
    inputs: {
      lengthKm,
      monthlyValueRial,
      harm,
      reports: (reports ?? []).map(reportOf),
      interventions: (controls ?? []).map(controlOf),
    },
  }
}

function reportOf([severity, state, observed, submitted, answered]: ReportTuple): ReportInput {
  return {
    severity,
    state,
    observedAt: new Date(observed),
    submittedAt: new Date(submitted),
    answeredAt: answered === null ? null : new Date(answered),
  }
}

function controlOf([hoursPerDay, started, ended]: ControlTuple): ControlInput {
  return {
    hoursPerDay,
    startedAt: new Date(started),
    endedAt: ended === null ? null : new Date(ended),
  }
}

/** A crossing or a customs office, to find one's way on the map by. */
export interface Landmark {
  code: string
  kind: 'CROSSING' | 'CUSTOMS'
  nameFa: string
  nameEn: string
  longitude: number
  latitude: number
}

/** Crossings, and customs offices that lie elsewhere. In its caller's snapshot, which has asked. */
export function listLandmarks(tx: Tx): Promise<Landmark[]> {
  return tx.$queryRaw<Landmark[]>`
    SELECT code, 'CROSSING' AS kind, name_fa AS "nameFa", name_en AS "nameEn", longitude, latitude FROM border_point
    UNION ALL
    SELECT code, 'CUSTOMS', name_fa, name_en, longitude, latitude FROM office
    WHERE kind = 'CUSTOMS_OFFICE' AND border_point_code IS NULL AND longitude IS NOT NULL AND latitude IS NOT NULL
    ORDER BY 1`
}
