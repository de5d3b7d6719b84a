import type { Actor } from '@/lib/actor'
import { canRegister, canSearchCodes } from '@/lib/consignments/policy'
import { readAs, type Tx } from '@/lib/db'
import { fold, hasControls, toAsciiDigits } from '@/lib/text'
import type { Consignment } from '@/prisma/generated/client'
import type { Direction } from '@/prisma/generated/enums'

export interface HsChoice {
  code: string
  titleFa: string | null
  titleEn: string
}

/** Up to 20 codes whose number starts with, or whose title holds, what was typed; Persian-titled and shorter first. */
export async function searchHsCodes(actor: Actor, typed: string): Promise<HsChoice[]> {
  const key = fold(typed.slice(0, 60))
  if (!canSearchCodes(actor).ok || key.length < 2 || hasControls(key)) return []
  const digits = toAsciiDigits(typed).replace(/\D/g, '')
  const prefix = digits.length === key.length ? `${digits}%` : null
  return readAs(
    actor,
    (tx) => tx.$queryRaw<HsChoice[]>`
      SELECT code, title_fa AS "titleFa", title_en AS "titleEn" FROM hs_code
      WHERE level > 2 AND CASE WHEN ${prefix}::text IS NOT NULL THEN code LIKE ${prefix}::text
        ELSE didban_fold(code || '|' || title_en || '|' || coalesce(title_fa, '')) LIKE '%' || ${escapeLike(key)} || '%' END
      ORDER BY (title_fa IS NULL), length(code), code LIMIT 20`,
  )
}

/** `%` and `_` mean themselves inside a search. */
export function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (mark) => `\\${mark}`)
}

/** One code with its titles, whatever its length; undefined where the loaded list has none. */
export async function getHsCode(actor: Actor, code: string): Promise<HsChoice | undefined> {
  if (!canSearchCodes(actor).ok) return undefined
  return readAs(actor, async (tx) => {
    const found = await tx.hsCode.findUnique({ where: { code } })
    return found ? { code, titleFa: found.titleFa, titleEn: found.titleEn } : undefined
  })
}

export interface VehicleKey {
  cotage?: string | undefined
  plate?: string | undefined
  containerNumber?: string | undefined
}

/** How long a vehicle without cotage counts as the same consignment: (model). */
const SAME_VISIT_HOURS = 24

/** Consignments of an office that what was typed can mean, newest first; at most 20. */
export function findMatching(
  tx: Tx,
  officeId: string,
  key: VehicleKey & { direction?: Direction | undefined },
  at: Date,
): Promise<Consignment[]> {
  const { cotage, plate, containerNumber, direction } = key
  const vehicle = [
    ...(plate ? [{ OR: [{ plate }, ...(cotage ? [{ plate: null }] : [])] }] : []),
    ...(containerNumber
      ? [{ OR: [{ containerNumber }, ...(cotage ? [{ containerNumber: null }] : [])] }]
      : []),
  ]
  const visit = { registeredAt: { gte: new Date(at.getTime() - SAME_VISIT_HOURS * 3_600_000) } }
  return tx.consignment.findMany({
    where: {
      officeId,
      AND: vehicle,
      ...(cotage ? { cotage } : { ...visit, ...(direction ? { direction } : {}) }),
    },
    orderBy: { registeredAt: 'desc' },
    take: 20,
  })
}

export interface KnownConsignment {
  number: number
  direction: Direction
  cotage: string | null
  plate: string | null
  plateKind: 'IRANIAN' | 'OTHER' | null
  containerNumber: string | null
  hsCode: string | null
  declaredGoods: string | null
  declaredWeightKg: number | null
  registeredAt: Date
  scans: number
}

/** What the officer's own office already knows under this cotage or vehicle, so that nobody types it twice. */
export async function findKnown(
  actor: Actor,
  key: VehicleKey,
  at: Date,
): Promise<KnownConsignment | undefined> {
  if (!canRegister(actor).ok || !(key.cotage || key.plate || key.containerNumber)) return undefined
  return readAs(actor, async (tx) => {
    const [found, another] = await findMatching(tx, actor.officeId, key, at)
    if (!found || another) return undefined
    const scans = await tx.scanSession.count({ where: { consignmentId: found.id } })
    return { ...found, number: Number(found.number), scans }
  })
}
