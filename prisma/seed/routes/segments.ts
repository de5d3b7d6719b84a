import { idFrom } from '@/lib/id'
import { lengthOf } from '@/lib/route-risk/segments/rules'
import type { HarmClass, Surface } from '@/prisma/generated/enums'
import { readCsv } from '../csv'

/** A side route of the demonstration: its name and its line are invented. */
export interface Segment {
  id: string
  code: string
  county: string
  surface: Surface
  harm: HarmClass
  monthlyValueRial: number
  /** How much is going on there, 0 to 4. */
  heat: number
  nameFa: string
  nameEn: string
  line: [longitude: number, latitude: number][]
  lengthKm: number
}

type Column =
  | 'code'
  | 'county'
  | 'surface'
  | 'harm'
  | 'value_bn'
  | 'heat'
  | 'name_fa'
  | 'name_en'
  | 'line'

export const SEGMENTS: Segment[] = readCsv<Column>(
  new URL('../data/side-routes.csv', import.meta.url),
).map((row) => {
  const line = row.line.split(';').map((point): [number, number] => {
    const [longitude = 0, latitude = 0] = point.split(' ').map(Number)
    return [longitude, latitude]
  })
  return {
    id: idFrom('demo-route', row.code),
    code: row.code,
    county: row.county,
    surface: row.surface as Surface,
    harm: row.harm as HarmClass,
    monthlyValueRial: Number(row.value_bn) * 1e9,
    heat: Number(row.heat),
    nameFa: row.name_fa,
    nameEn: row.name_en,
    line,
    lengthKm: lengthOf(line),
  }
})

/** The police command that answers for a county. */
export const commandOf = (county: string) => `police-${county}`
