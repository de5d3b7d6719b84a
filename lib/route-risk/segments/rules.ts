import { ok, type Result, refusedAt } from '@/lib/result'
import type { Position } from '@/lib/route-risk/map/rules'
import { toAsciiDigits } from '@/lib/text'

/** Where a side route of the province can lie, with a margin. */
export const REGION = { west: 46, east: 51.5, south: 29, north: 34 } as const
export const MOST_POINTS = 500
/** A shorter line is a point. */
const LEAST_KM = 0.05

interface Row {
  /** Counted from 1, empty ones too, as an editor counts. */
  line: number
  /** Undefined where it cannot be read. */
  position: Position | undefined
}

/** One "longitude, latitude" a row, digits and separators of either script, to a line on the map. */
export function readLine(text: string): Result<Position[]> {
  const rows = text
    .split('\n')
    .map((row, index) => ({ line: index + 1, row: row.trim() }))
    .filter(({ row }) => row !== '')
    .map(({ line, row }): Row => ({ line, position: readPosition(row) }))
  const wrong = rows.find(({ position }) => position === undefined)
  if (wrong) return refusedAt('line', 'LINE_NOT_READ', { line: wrong.line })
  const points = rows.flatMap(({ position }) => (position ? [position] : []))
  if (points.length === 0) return refusedAt('line', 'REQUIRED')
  const place = checkPlace(rows, points)
  return place.ok ? checkExtent(points) : place
}

const POSITION = /^\s*(-?\d+(?:\.\d+)?)\s*[,،;\t ]\s*(-?\d+(?:\.\d+)?)\s*[,،;]?\s*$/

function readPosition(row: string): Position | undefined {
  const text = toAsciiDigits(row)
    .replaceAll('٫', '.')
    .replace(/[[\]()]/g, ' ')
  const [, first, second] = POSITION.exec(text) ?? []
  return first === undefined || second === undefined ? undefined : [Number(first), Number(second)]
}

function checkPlace(rows: Row[], points: Position[]): Result<null> {
  const outside = rows.find(({ position }) => position && !isInRegion(position))
  if (!outside) return ok(null)
  const swapped = points.every(([first, second]) => isInRegion([second, first]))
  return swapped
    ? refusedAt('line', 'LINE_SWAPPED')
    : refusedAt('line', 'LINE_OUTSIDE', { line: outside.line })
}

function checkExtent(points: Position[]): Result<Position[]> {
  if (points.length < 2) return refusedAt('line', 'LINE_TOO_SHORT')
  if (points.length > MOST_POINTS)
    return refusedAt('line', 'LINE_TOO_LONG', { maximum: MOST_POINTS })
  return lengthOf(points) < LEAST_KM ? refusedAt('line', 'LINE_WITHOUT_LENGTH') : ok(points)
}

function isInRegion([longitude, latitude]: Position): boolean {
  const { west, east, south, north } = REGION
  return longitude >= west && longitude <= east && latitude >= south && latitude <= north
}

const EARTH_KM = 6371.0088
const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Kilometres along a line, by the haversine formula. */
export function lengthOf(points: readonly Position[]): number {
  return points.slice(1).reduce((sum, point, index) => {
    const before = points[index] ?? point
    return sum + distance(before, point)
  }, 0)
}

function distance([lon1, lat1]: Position, [lon2, lat2]: Position): number {
  const [up, right] = [radians(lat2 - lat1) / 2, radians(lon2 - lon1) / 2]
  const chord =
    Math.sin(up) ** 2 + Math.cos(radians(lat1)) * Math.cos(radians(lat2)) * Math.sin(right) ** 2
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(chord)))
}
