import { z } from 'zod'
import { because, line, rials } from '@/lib/input'
import { toAsciiDigits } from '@/lib/text'
import { HarmClass, RiskBand, Surface } from '@/prisma/generated/enums'

/** The form *Register a side route*. */
export const registerSegmentInput = z.strictObject({
  code: line(1, 20)
    .transform((typed) => toAsciiDigits(typed).toUpperCase())
    .pipe(
      z.string().regex(/^(?=.{3,16}$)(?=.*\d)[A-Z0-9]+(-[A-Z0-9]+)*$/, because('ROUTE_CODE_FORM')),
    ),
  nameFa: line(2, 120),
  nameEn: line(2, 120),
  countyCode: line(1, 40),
  surface: z.enum(Surface, { error: because('REQUIRED') }),
  harm: z.enum(HarmClass, { error: because('REQUIRED') }),
  monthlyValueRial: rials(),
  /** One "longitude, latitude" a row; read by `readLine`. */
  line: z
    .string({ error: because('REQUIRED') })
    .max(50_000, because('TOO_LONG'))
    .transform((text) => text.replace(/\r\n?/g, '\n').trim()),
})
export type RegisterSegmentInput = z.output<typeof registerSegmentInput>

/** Which routes the list and the map show. */
export const ROUTE_SHOWS = ['high', 'reported', 'controlled', 'unscored'] as const

/** The state of the page of risky routes as its address carries it; what cannot be read is left out. */
export const routeFilter = z.object({
  show: z.enum(ROUTE_SHOWS).optional().catch(undefined),
  county: z
    .string()
    .regex(/^[a-z-]{1,40}$/)
    .optional()
    .catch(undefined),
  band: z.enum(RiskBand).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(200).catch(1),
})
export type RouteFilter = z.output<typeof routeFilter>
