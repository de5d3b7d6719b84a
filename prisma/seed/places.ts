import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { Agency, OfficeKind } from '@/prisma/generated/enums'
import { readCsv } from './csv'

export interface CountyRow {
  code: string
  nameFa: string
  nameEn: string
  areaKm2: number
}

export interface BorderPointRow {
  code: string
  nameFa: string
  nameEn: string
  countyCode: string
  counterpart: string
  latitude: number
  longitude: number
  accuracyKm: number
}

export interface OfficeRow {
  code: string
  agency: Agency
  kind: OfficeKind
  nameFa: string
  nameEn: string
  countyCode: string | null
  borderPointCode: string | null
  latitude: number | null
  longitude: number | null
  accuracyKm: number | null
}

interface Point {
  properties: {
    id: string
    name_fa: string
    name_en: string
    kind: string
    accuracy_km: number | null
    county: string | null
  }
  geometry: { coordinates: [number, number] } | null
}

interface Topology {
  objects: {
    counties: {
      geometries: {
        properties: {
          code: string
          name_fa: string
          name_en: string
          area_km2: number
        }
      }[]
    }
  }
}

/** The files this module reads, for the version of the reference data. */
export const PLACE_FILES = {
  counties: new URL('../../public/map/khuzestan.topojson', import.meta.url),
  points: new URL('../reference/khuzestan-points.geojson', import.meta.url),
  offices: new URL('../reference/offices.csv', import.meta.url),
}

const CROSSINGS: Record<string, { nameFa: string; nameEn: string; counterpart: string }> = {
  chazabeh: { nameFa: 'مرز چذابه', nameEn: 'Chazabeh', counterpart: 'Al-Shib' },
  shalamcheh: {
    nameFa: 'مرز شلمچه',
    nameEn: 'Shalamcheh',
    counterpart: 'Al-Shalamcha',
  },
}

const CUSTOMS_KINDS = new Set([
  'border-crossing',
  'customs',
  'customs-port',
  'customs-zone',
  'customs-inland',
])

/** Counties, border points and offices, as the reference files and this module have them. */
export async function readPlaces() {
  const topology = JSON.parse(await readFile(PLACE_FILES.counties, 'utf8')) as Topology
  const points = readPoints()
  const counties = topology.objects.counties.geometries.map(({ properties }) => ({
    code: properties.code,
    nameFa: properties.name_fa,
    nameEn: properties.name_en,
    areaKm2: properties.area_km2,
  }))
  const borderPoints = points.flatMap(borderPoint)
  const offices = [...points.flatMap(customsOffice), ...otherOffices()]
  return { counties, borderPoints, offices }
}

function readPoints(): Point[] {
  const points = JSON.parse(readFileSync(PLACE_FILES.points, 'utf8')) as { features: Point[] }
  return points.features
}

let names: Map<string, { officeFa: string; officeEn: string }> | undefined

/** What a customs office is called. */
export function namesOf(code: string): { officeFa: string; officeEn: string } | undefined {
  names ??= new Map(
    readPoints()
      .flatMap(customsOffice)
      .map(({ code, nameFa, nameEn }) => [code, { officeFa: nameFa, officeEn: nameEn }]),
  )
  return names.get(code)
}

function borderPoint({ properties, geometry }: Point): BorderPointRow[] {
  const crossing = CROSSINGS[properties.id]
  if (!crossing || !geometry || !properties.county) return []
  const [longitude, latitude] = geometry.coordinates
  const accuracyKm = properties.accuracy_km ?? 10
  const { id: code, county: countyCode } = properties
  return [{ code, ...crossing, countyCode, latitude, longitude, accuracyKm }]
}

function customsOffice({ properties, geometry }: Point): OfficeRow[] {
  if (!CUSTOMS_KINDS.has(properties.kind)) return []
  return [
    {
      code: properties.id,
      agency: 'CUSTOMS',
      kind: 'CUSTOMS_OFFICE',
      nameFa: properties.name_fa,
      nameEn: plainName(properties.name_en),
      countyCode: properties.county,
      borderPointCode: CROSSINGS[properties.id] ? properties.id : null,
      latitude: geometry?.coordinates[1] ?? null,
      longitude: geometry?.coordinates[0] ?? null,
      accuracyKm: geometry ? properties.accuracy_km : null,
    },
  ]
}

function plainName(name: string): string {
  return name.replace(/ \([^)]*\)/g, '').replace(' & ', ' and ')
}

type Column = 'code' | 'agency' | 'kind' | 'name_fa' | 'name_en' | 'county_code'

/** Everybody else's offices: stores, police commands of the border counties, bench, judiciary. */
function otherOffices(): OfficeRow[] {
  return readCsv<Column>(PLACE_FILES.offices).map((row) => ({
    code: row.code,
    agency: row.agency as Agency,
    kind: row.kind as OfficeKind,
    nameFa: row.name_fa,
    nameEn: row.name_en,
    countyCode: row.county_code,
    borderPointCode: null,
    latitude: null,
    longitude: null,
    accuracyKm: null,
  }))
}
