/** Geography as flat paper: pure, so that a map is drawn on the server and needs no script. */

/** Longitude, latitude. */
export type Position = readonly [number, number]
/** On paper: thousandths of a degree of longitude at the province's middle, about 111 m; y grows southwards. */
export type Point = readonly [number, number]

/** The parallel that the paper touches; distances err by under 2 % within the province. */
const MIDDLE = Math.cos((31.4 * Math.PI) / 180)
export const UNITS_PER_KM = 1000 / 111.195

export function toPaper([longitude, latitude]: Position): Point {
  return [(longitude - 46) * 1000 * MIDDLE, (34 - latitude) * 1000]
}

/** What part of the paper is shown. */
export interface Frame {
  x: number
  y: number
  width: number
  height: number
}

/** The smallest frame around some points, with a margin on each side. */
export function frameOf(points: readonly Point[], margin: number): Frame {
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  const [left, top] = [Math.min(...xs) - margin, Math.min(...ys) - margin]
  return {
    x: left,
    y: top,
    width: Math.max(...xs) + margin - left,
    height: Math.max(...ys) + margin - top,
  }
}

/** The frame grown about its middle to at least a size and to a shape no flatter or taller than given. */
export function widened(frame: Frame, least: number, shape: number): Frame {
  const width = Math.max(frame.width, least, frame.height * shape)
  const height = Math.max(frame.height, width / shape)
  return {
    x: frame.x - (width - frame.width) / 2,
    y: frame.y - (height - frame.height) / 2,
    width,
    height,
  }
}

/** The path of a line as SVG writes it, in whole units; points that fall together are left out. */
export function pathOf(points: readonly Point[], closed = false): string {
  const rounded = points.map(([x, y]) => [Math.round(x), Math.round(y)] as const)
  const [first] = rounded
  if (!first) return ''
  const steps = rounded.slice(1).flatMap(([x, y], index) => {
    const [beforeX, beforeY] = rounded[index] ?? first
    const step = `${x - beforeX} ${y - beforeY}`
    return step === '0 0' ? [] : [step]
  })
  const way = steps.length > 0 ? `l${steps.join(' ')}` : 'h0'
  return `M${first[0]} ${first[1]}${way}${closed ? 'z' : ''}`
}

/** The point half-way along a line. */
export function middleOf(points: readonly Point[]): Point {
  const lengths = points.slice(1).map((point, index) => between(points[index] ?? point, point))
  let left = lengths.reduce((sum, one) => sum + one, 0) / 2
  for (const [index, length] of lengths.entries()) {
    const [from, to] = [points[index], points[index + 1]]
    if (from && to && length > 0 && length >= left) {
      const share = left / length
      return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share]
    }
    left -= length
  }
  return points[0] ?? [0, 0]
}

const between = (a: Point, b: Point) => Math.hypot(b[0] - a[0], b[1] - a[1])

/** The round number of kilometres that takes at most a share of the frame's width. */
export function scaleBarOf(frame: Frame, share: number): number {
  const most = (frame.width * share) / UNITS_PER_KM
  return [100, 50, 20, 10, 5, 2, 1].find((kilometres) => kilometres <= most) ?? 1
}
