import type { Actor } from '@/lib/actor'
import { readAs } from '@/lib/db'
import {
  figuresOf,
  isShown,
  lastWeeks,
  type RouteFigures,
  ranked,
  type Standing,
  standingOf,
  trendOf,
  type Week,
} from '@/lib/route-risk/overview/rules'
import { canReadRoutes } from '@/lib/route-risk/policy'
import {
  type Landmark,
  listLandmarks,
  listScoredRoutes,
  type RouteFacts,
} from '@/lib/route-risk/scores/queries'
import type { RouteFilter } from '@/lib/route-risk/segments/schema'

export interface RankedRoute extends RouteFacts, Standing {
  /** Its place among all routes, from 1. */
  rank: number
}

export interface CountyChoice {
  code: string
  fa: string
  en: string
}

export interface RouteOverview {
  at: Date
  /** All that the filter lets through, the riskiest first. */
  routes: RankedRoute[]
  figures: RouteFigures
  weeks: (Week & { mean: number | undefined })[]
  landmarks: Landmark[]
  /** Counties that have routes. */
  counties: CountyChoice[]
}

export const PAGE_SIZE = 50

/** Every side route with its score as of `at`, the province's figures and its last weeks; undefined for who may not read. */
export function getOverview(
  actor: Actor,
  filter: RouteFilter,
  at: Date,
): Promise<RouteOverview | undefined> {
  if (!canReadRoutes(actor).ok) return Promise.resolve(undefined)
  return readAs(actor, async (tx) => {
    const weeks = lastWeeks(at)
    const routes = await listScoredRoutes(tx, weeks[0]?.end ?? at)
    const standing = routes.map((route) => ({ ...route, ...standingOf(route, at) }))
    const means = trendOf(routes, weeks)
    return {
      at,
      routes: ranked(standing)
        .map(({ inputs: _, ...route }, index) => ({ ...route, rank: index + 1 }))
        .filter((route) => isShown(route, filter)),
      figures: figuresOf(standing, at),
      weeks: weeks.map((week, index) => ({ ...week, mean: means[index] })),
      landmarks: await listLandmarks(tx),
      counties: countiesOf(routes),
    }
  })
}

function countiesOf(routes: RouteFacts[]): CountyChoice[] {
  const counties = new Map(
    routes.map(({ countyCode, countyFa, countyEn }) => [
      countyCode,
      { code: countyCode, fa: countyFa, en: countyEn },
    ]),
  )
  return [...counties.values()].sort((a, b) => a.fa.localeCompare(b.fa, 'fa'))
}
