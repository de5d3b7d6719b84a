import { type Point, type Position, pathOf, toPaper } from '@/lib/route-risk/map/rules'

/** What we read of public/map/khuzestan.topojson: lines shared by neighbours, written once as small steps. */
export interface Topology {
  transform: { scale: Position; translate: Position }
  arcs: Position[][]
  objects: { counties: { geometries: CountyShape[] }; province: { geometries: Shape[] } }
}

interface Shape {
  type: 'Polygon' | 'MultiPolygon'
  /** Rings of arcs by their place; `~place` is the arc run backwards. */
  arcs: number[][] | number[][][]
}

interface CountyShape extends Shape {
  properties: { code: string; name_fa: string; name_en: string }
}

export interface CountyName {
  code: string
  nameFa: string
  nameEn: string
  /** Where the name stands, and how wide the county is there. */
  x: number
  y: number
  width: number
}

export interface BaseMap {
  /** The province's land, closed. */
  land: string
  /** Where two counties meet. */
  borders: string
  counties: CountyName[]
  corners: Point[]
}

/** Points nearer to each other than this (units of paper) are drawn as one. */
const FINEST = 4

/** The province with its counties, projected. */
export function baseMapOf(topology: Topology): BaseMap {
  const arcs = topology.arcs.map((arc) => decode(arc, topology.transform))
  const { counties, province } = topology.objects
  const outline = new Set(province.geometries.flatMap(ringsOf).flat().map(placeOf))
  const rings = province.geometries.flatMap(ringsOf).map((ring) => joined(ring, arcs))
  const points = arcs.flat()
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
  return {
    land: rings.map((ring) => pathOf(thinned(ring), true)).join(''),
    borders: arcs
      .filter((_, place) => !outline.has(place))
      .map((arc) => pathOf(thinned(arc)))
      .join(''),
    counties: counties.geometries.map((shape) => nameOf(shape, arcs)),
    corners: [
      [Math.min(...xs), Math.min(...ys)],
      [Math.max(...xs), Math.max(...ys)],
    ],
  }
}

/** Steps to positions, positions to paper. */
function decode(arc: Position[], { scale, translate }: Topology['transform']): Point[] {
  let [x, y] = [0, 0]
  return arc.map(([right, up]) => {
    x += right
    y += up
    return toPaper([x * scale[0] + translate[0], y * scale[1] + translate[1]])
  })
}

/** The outer rings of a shape: none has a hole. */
function ringsOf({ type, arcs }: Shape): number[][] {
  const parts = type === 'Polygon' ? [arcs as number[][]] : (arcs as number[][][])
  return parts.flatMap((rings) => rings.slice(0, 1))
}

const placeOf = (place: number) => (place < 0 ? ~place : place)

function joined(ring: number[], arcs: Point[][]): Point[] {
  return ring.flatMap((place) => {
    const arc = (place < 0 ? arcs[~place]?.toReversed() : arcs[place]) ?? []
    return arc.slice(0, -1)
  })
}

function thinned(points: Point[]): Point[] {
  const kept: Point[] = []
  for (const [place, point] of points.entries()) {
    const last = kept.at(-1)
    const far = !last || Math.hypot(point[0] - last[0], point[1] - last[1]) >= FINEST
    if (far || place === points.length - 1) kept.push(point)
  }
  return kept
}

/** A name stands where the county's largest part is widest, measured over the height of a line of text. */
function nameOf(shape: CountyShape, arcs: Point[][]): CountyName {
  const parts = ringsOf(shape).map((ring) => joined(ring, arcs))
  const [largest = []] = parts.sort((a, b) => b.length - a.length)
  const { code, name_fa: nameFa, name_en: nameEn } = shape.properties
  return { code, nameFa, nameEn, ...widestPlace(largest) }
}

const LINES = 24

function widestPlace(ring: Point[]): { x: number; y: number; width: number } {
  const ys = ring.map(([, y]) => y)
  const [top, height] = [Math.min(...ys), Math.max(...ys) - Math.min(...ys)]
  const spans = Array.from({ length: LINES }, (_, line) => {
    const y = top + (height * (line + 0.5)) / LINES
    return { y, spans: spansAt(ring, y) }
  })
  let best = { x: 0, y: 0, width: 0 }
  for (const [line, { y, spans: here }] of spans.entries()) {
    for (const span of here) {
      const [from, to] = [spans[line - 1], spans[line + 1]].reduce(
        (room, next) => narrowed(room, next?.spans ?? []),
        span,
      )
      if (to - from > best.width) best = { x: (from + to) / 2, y, width: to - from }
    }
  }
  return { x: Math.round(best.x), y: Math.round(best.y), width: Math.round(best.width) }
}

/** The part of a span that the line beside it shares; empty where it shares none. */
function narrowed([from, to]: Point, others: Point[]): Point {
  const shared = others
    .map(([left, right]): Point => [Math.max(from, left), Math.min(to, right)])
    .sort((a, b) => b[1] - b[0] - (a[1] - a[0]))[0]
  return shared && shared[1] > shared[0] ? shared : [from, from]
}

/** Where a line across the page lies inside a ring. */
function spansAt(ring: Point[], y: number): Point[] {
  const crossings = ring
    .flatMap((from, place) => {
      const to = ring[(place + 1) % ring.length] ?? from
      if (from[1] <= y === to[1] <= y) return []
      return [from[0] + ((y - from[1]) / (to[1] - from[1])) * (to[0] - from[0])]
    })
    .sort((a, b) => a - b)
  return crossings.flatMap((left, place): Point[] => {
    const right = crossings[place + 1]
    return place % 2 === 0 && right !== undefined ? [[left, right]] : []
  })
}
