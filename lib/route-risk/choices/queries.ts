import type { Actor } from '@/lib/actor'
import { readAs } from '@/lib/db'
import { canRegisterSegment, canReport } from '@/lib/route-risk/policy'

export interface RouteChoice {
  id: string
  code: string
  fa: string
  en: string
  countyFa: string
  countyEn: string
  /** In the county of the actor's own command. */
  own: boolean
}

/** The routes a report can be about, those of the own county first; undefined for who makes no reports. */
export async function listRouteChoices(actor: Actor): Promise<RouteChoice[] | undefined> {
  if (!canReport(actor).ok) return undefined
  return readAs(
    actor,
    (tx) => tx.$queryRaw<RouteChoice[]>`
      SELECT g.id, g.code, g.name_fa AS fa, g.name_en AS en, c.name_fa AS "countyFa", c.name_en AS "countyEn",
        coalesce(g.county_code = o.county_code, false) AS own
      FROM route_segment g JOIN county c ON c.code = g.county_code JOIN office o ON o.id = ${actor.officeId}::uuid
      ORDER BY own DESC, c.name_fa, g.code`,
  )
}

export interface CountyOption {
  code: string
  fa: string
  en: string
  own: boolean
}

/** The counties, the actor's own marked; undefined for who registers no routes. */
export async function listCounties(actor: Actor): Promise<CountyOption[] | undefined> {
  if (!canRegisterSegment(actor).ok) return undefined
  return readAs(
    actor,
    (tx) => tx.$queryRaw<CountyOption[]>`
      SELECT c.code, c.name_fa AS fa, c.name_en AS en, coalesce(c.code = o.county_code, false) AS own
      FROM county c JOIN office o ON o.id = ${actor.officeId}::uuid ORDER BY own DESC, c.name_fa`,
  )
}
