import { shiftDay, startOfTehranDay, tehranDay } from '@/lib/calendar'
import {
  isActiveAt,
  type ReportInput,
  type Score,
  type ScoreInputs,
  scoreOf,
} from '@/lib/route-risk/scores/rules'
import type { RouteFilter } from '@/lib/route-risk/segments/schema'

const DAY = 86_400_000
/** The window of the figures, and how far back a change is measured. */
export const DAYS = 30
export const WEEKS = 12
/** The trend follows so many of the highest scores. */
export const TOP = 10

interface Scorable {
  code: string
  countyCode: string
  scoredSince: Date | null
  inputs: ScoreInputs
}

/** A route's score at a moment; undefined before its first report or intervention. */
export function scoreAt(
  route: Pick<Scorable, 'scoredSince' | 'inputs'>,
  at: Date,
): Score | undefined {
  return route.scoredSince && route.scoredSince <= at ? scoreOf(route.inputs, at) : undefined
}

export interface Standing {
  /** Undefined where the route has no score yet. */
  score: Score | undefined
  /** Points against DAYS ago; undefined where it had no score then. */
  change: number | undefined
  /** Reports made in the last DAYS days. */
  reported: number
  /** Interventions active now. */
  active: number
}

/** Where a route stands now. */
export function standingOf(route: Pick<Scorable, 'scoredSince' | 'inputs'>, at: Date): Standing {
  const score = scoreAt(route, at)
  const before = scoreAt(route, new Date(at.getTime() - DAYS * DAY))
  return {
    score,
    change: score && before && score.score - before.score,
    reported: recent(route.inputs.reports, at).length,
    active: route.inputs.interventions.filter((one) => isActiveAt(one, at)).length,
  }
}

function recent(reports: readonly ReportInput[], at: Date): ReportInput[] {
  const from = at.getTime() - DAYS * DAY
  return reports.filter(({ submittedAt }) => submittedAt.getTime() > from && submittedAt <= at)
}

/** Highest score first, those without one last. */
export function ranked<T extends { code: string; score: Score | undefined }>(routes: T[]): T[] {
  return routes.toSorted(
    (a, b) => (b.score?.score ?? -1) - (a.score?.score ?? -1) || (a.code < b.code ? -1 : 1),
  )
}

const isHigh = ({ score }: Standing) => score?.band === 'HIGH' || score?.band === 'CRITICAL'

/** Whether the filter of the page lets a route through. */
export function isShown(
  route: Standing & { countyCode: string },
  { show, county, band }: RouteFilter,
): boolean {
  if (county && route.countyCode !== county) return false
  if (band && route.score?.band !== band) return false
  if (show === 'high') return isHigh(route)
  if (show === 'reported') return route.reported > 0
  if (show === 'controlled') return route.active > 0
  return show !== 'unscored' || route.score === undefined
}

export interface RouteFigures {
  routes: number
  scored: number
  high: number
  /** Reports made in the last DAYS days, and in as many days before. */
  reports: number
  reportsBefore: number
  /** Of the reports of the window: how many another officer has answered, and how many of those corroborated. */
  answered: number
  corroborated: number
  /** Interventions active now, and on how many routes. */
  active: number
  controlled: number
}

export function figuresOf(routes: (Scorable & Standing)[], at: Date): RouteFigures {
  const reports = routes.flatMap(({ inputs }) => inputs.reports)
  const inWindow = recent(reports, at)
  const answered = inWindow.filter(({ state }) => state !== 'SUBMITTED')
  return {
    routes: routes.length,
    scored: routes.filter(({ score }) => score).length,
    high: routes.filter(isHigh).length,
    reports: inWindow.length,
    reportsBefore: recent(reports, new Date(at.getTime() - DAYS * DAY)).length,
    answered: answered.length,
    corroborated: answered.filter(({ state }) => state === 'CORROBORATED').length,
    active: routes.reduce((sum, { active }) => sum + active, 0),
    controlled: routes.filter(({ active }) => active > 0).length,
  }
}

export interface Week {
  /** Its Saturday, `YYYY-MM-DD`. */
  from: string
  /** When it ends, or now where it is still running. */
  end: Date
  partial: boolean
}

/** The last weeks, Saturday to Friday in Tehran, the running one last. */
export function lastWeeks(at: Date, count = WEEKS): Week[] {
  const today = tehranDay(at)
  const saturday = shiftDay(today, -((new Date(today).getUTCDay() + 1) % 7))
  return Array.from({ length: count }, (_, index) => {
    const from = shiftDay(saturday, -7 * (count - 1 - index))
    const partial = index === count - 1
    return { from, end: partial ? at : startOfTehranDay(from, 7), partial }
  })
}

/** The mean of the TOP highest scores at the end of each week; undefined where no route had a score. */
export function trendOf(
  routes: readonly Pick<Scorable, 'scoredSince' | 'inputs'>[],
  weeks: readonly Week[],
): (number | undefined)[] {
  return weeks.map(({ end }) => {
    const scores = routes
      .flatMap((route) => scoreAt(route, end)?.score ?? [])
      .sort((a, b) => b - a)
      .slice(0, TOP)
    return scores.length > 0
      ? scores.reduce((sum, score) => sum + score, 0) / scores.length
      : undefined
  })
}
