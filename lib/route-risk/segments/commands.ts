import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/commands'
import { now } from '@/lib/clock'
import { writeAs } from '@/lib/db'
import { newId } from '@/lib/id'
import { ok, type Result, refusedAt } from '@/lib/result'
import { canRegisterSegment } from '@/lib/route-risk/policy'
import { lengthOf, readLine } from '@/lib/route-risk/segments/rules'
import type { RegisterSegmentInput } from '@/lib/route-risk/segments/schema'

/** Registers a side route; its length is measured along the line. It has no score before its first report. */
export function registerSegment(
  actor: Actor,
  input: RegisterSegmentInput,
): Promise<Result<{ code: string }>> {
  return writeAs(actor, async (tx) => {
    const allowed = canRegisterSegment(actor)
    if (!allowed.ok) return allowed
    const line = readLine(input.line)
    if (!line.ok) return line
    const { code, monthlyValueRial, ...facts } = input
    const county = await tx.county.findUnique({ where: { code: input.countyCode } })
    if (!county) return refusedAt('countyCode', 'COUNTY_UNKNOWN')
    const id = newId()
    const lengthKm = lengthOf(line.value)
    const { count } = await tx.routeSegment.createMany({
      data: [
        {
          ...facts,
          id,
          code,
          lengthKm,
          line: line.value.map(([longitude, latitude]) => [longitude, latitude]),
          monthlyValueRial: BigInt(monthlyValueRial),
        },
      ],
      skipDuplicates: true,
    })
    if (count === 0) return refusedAt('code', 'ROUTE_CODE_TAKEN')
    await recordEvent(tx, actor, {
      event: 'ROUTE_SEGMENT_REGISTERED',
      subject: { type: 'ROUTE_SEGMENT', id },
      after: { code, ...facts, lengthKm, monthlyValueRial, points: line.value.length },
      at: now(),
    })
    return ok({ code })
  })
}
