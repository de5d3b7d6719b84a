import type { Actor } from '@/lib/actor'
import { raiseAlert } from '@/lib/alerts/commands'
import type { Tx } from '@/lib/db'
import { newId } from '@/lib/id'
import {
  recordOf,
  type Score,
  type ScoreInputs,
  scoreOf,
  windowStart,
} from '@/lib/route-risk/scores/rules'
import type { RouteSegment } from '@/prisma/generated/client'

/** Keeps everybody else from the segment's inputs and score until the transaction ends; undefined where it does not exist. */
export async function lockSegment(tx: Tx, id: string): Promise<RouteSegment | undefined> {
  await tx.$queryRaw`SELECT 1 FROM route_segment WHERE id = ${id}::uuid FOR UPDATE`
  return (await tx.routeSegment.findUnique({ where: { id } })) ?? undefined
}

/** Scores a locked segment anew after a change: a row of the ledger, and the cache on the segment. */
export async function rescore(tx: Tx, segment: RouteSegment, at: Date): Promise<Score> {
  const segmentId = segment.id
  const inputs: ScoreInputs = {
    lengthKm: segment.lengthKm,
    monthlyValueRial: Number(segment.monthlyValueRial),
    harm: segment.harm,
    reports: await tx.routeReport.findMany({
      where: { segmentId, observedAt: { gt: windowStart(at) } },
      orderBy: { number: 'asc' },
    }),
    interventions: await tx.intervention.findMany({ where: { segmentId, state: 'ACTIVE' } }),
  }
  const result = scoreOf(inputs, at)
  const { score, band } = result
  await tx.routeScore.create({
    data: { id: newId(), segmentId, at, ...result, inputs: recordOf(inputs, at) },
  })
  await tx.routeSegment.update({ where: { id: segmentId }, data: { score, band, scoredAt: at } })
  return result
}

/** Tells the police of the segment's county where its score has reached the rule's threshold. */
export async function warnOf(
  tx: Tx,
  actor: Actor,
  segment: RouteSegment,
  scored: { result: Score; reportNumber: number; at: Date },
): Promise<void> {
  const { code, nameFa, nameEn, countyCode, id } = segment
  const { result, reportNumber, at } = scored
  const command = await tx.office.findFirst({
    where: { kind: 'POLICE_COMMAND', countyCode },
    orderBy: { code: 'asc' },
  })
  await raiseAlert(tx, actor, {
    rule: 'ROUTE_RISK_HIGH',
    subject: { type: 'ROUTE_SEGMENT', id },
    value: result.score,
    evidence: { code, nameFa, nameEn, ...result, reportNumber },
    officeId: command?.id ?? null,
    at,
  })
}
