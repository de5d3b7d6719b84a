import { type Corners, crossings, sides } from './outline'
import { DENSITY, MATERIALS, type Material } from './physics'

/** A hidden thing, in pixels of the image. */
export interface TruthBox {
  label: string
  x: number
  y: number
  w: number
  h: number
}

/** A rectangle in centimetres: x along the vehicle from its front, y above the ground. */
export interface Area {
  x: number
  y: number
  w: number
  h: number
}

/** The picture reaches this far below the wheels. */
const BELOW_GROUND = 14

/**
 * What the beam meets behind every pixel: grams per square centimetre of each material.
 * All measures are centimetres; `depth` is the way through the thing along the beam.
 */
export class Canvas {
  readonly width: number
  readonly height: number
  readonly layers: Float32Array[]
  readonly truth: TruthBox[] = []
  /** Height of the picture's upper edge above the ground. */
  private readonly top: number

  constructor(
    widthCm: number,
    heightCm: number,
    readonly pixelCm: number,
  ) {
    this.top = heightCm - BELOW_GROUND
    this.width = Math.round(widthCm / pixelCm)
    this.height = Math.round(heightCm / pixelCm)
    this.layers = MATERIALS.map(() => new Float32Array(this.width * this.height))
  }

  /** Adds (or, negative, takes away) material wherever `depthAt` says how deep it is. */
  paint(material: Material, area: Area, depthAt: (x: number, y: number) => number): void {
    const layer = this.layers[MATERIALS.indexOf(material)] as Float32Array
    const density = DENSITY[material]
    const { pixelCm } = this
    const [left, right] = [this.column(area.x), this.column(area.x + area.w)]
    const [top, bottom] = [this.row(area.y + area.h), this.row(area.y)]
    for (let row = top; row < bottom; row++) {
      const y = this.top - (row + 0.5) * pixelCm
      for (let column = left; column < right; column++) {
        const depth = depthAt((column + 0.5) * pixelCm, y)
        if (depth === 0) continue
        const at = row * this.width + column
        layer[at] = Math.max(0, (layer[at] as number) + depth * density)
      }
    }
  }

  private column(x: number): number {
    return Math.min(this.width, Math.max(0, Math.round(x / this.pixelCm)))
  }

  private row(y: number): number {
    return Math.min(this.height, Math.max(0, Math.round((this.top - y) / this.pixelCm)))
  }

  /** A block with straight sides; where it covers a pixel in part, it counts in part. */
  box(material: Material, area: Area, depth: number): void {
    const layer = this.layers[MATERIALS.indexOf(material)] as Float32Array
    const mass = depth * DENSITY[material]
    const [x0, x1] = [area.x / this.pixelCm, (area.x + area.w) / this.pixelCm]
    const [y0, y1] = [area.y + area.h, area.y].map((y) => (this.top - y) / this.pixelCm) as [
      number,
      number,
    ]
    for (let row = Math.max(0, Math.floor(y0)); row < Math.min(this.height, y1); row++) {
      const tall = Math.min(row + 1, y1) - Math.max(row, y0)
      for (let column = Math.max(0, Math.floor(x0)); column < Math.min(this.width, x1); column++) {
        const covered = tall * (Math.min(column + 1, x1) - Math.max(column, x0))
        const at = row * this.width + column
        layer[at] = Math.max(0, (layer[at] as number) + mass * covered)
      }
    }
  }

  /** The edges of a thin-walled box seen from its side: four strips. */
  frame(material: Material, area: Area, thick: number, depth: number): void {
    const { x, y, w, h } = area
    this.box(material, { x, y, w, h: thick }, depth)
    this.box(material, { x, y: y + h - thick, w, h: thick }, depth)
    this.box(material, { x, y: y + thick, w: thick, h: h - 2 * thick }, depth)
    this.box(material, { x: x + w - thick, y: y + thick, w: thick, h: h - 2 * thick }, depth)
  }

  /** A disc or ring whose axis lies along the beam. */
  disc(material: Material, cx: number, cy: number, radius: number, depth: number, inner = 0): void {
    const soft = this.pixelCm
    this.paint(material, around(cx, cy, radius + soft), (x, y) => {
      const r = Math.hypot(x - cx, y - cy)
      const outside = Math.min(1, Math.max(0, (radius - r) / soft + 0.5))
      const inside = inner > 0 ? Math.min(1, Math.max(0, (r - inner) / soft + 0.5)) : 1
      return depth * outside * inside
    })
  }

  /** A cylinder lying along the vehicle. */
  pipe(material: Material, area: Area, fill = 1): void {
    const radius = area.h / 2
    const middle = area.y + radius
    this.paint(
      material,
      area,
      (_, y) => 2 * Math.sqrt(Math.max(0, radius ** 2 - (y - middle) ** 2)) * fill,
    )
  }

  /** A standing cylinder. */
  column3d(material: Material, area: Area, fill = 1): void {
    const radius = area.w / 2
    const middle = area.x + radius
    this.paint(
      material,
      area,
      (x) => 2 * Math.sqrt(Math.max(0, radius ** 2 - (x - middle) ** 2)) * fill,
    )
  }

  /** A slab with an outline of straight lines; its corners' x count from `x0`. */
  polygon(material: Material, x0: number, corners: Corners, depth: number): void {
    const ys = corners.filter((_, index) => index % 2 === 1)
    for (let row = this.row(Math.max(...ys)); row < this.row(Math.min(...ys)); row++) {
      const y = this.top - (row + 0.5) * this.pixelCm
      const edges = crossings(corners, y)
      for (let pair = 0; pair + 1 < edges.length; pair += 2) {
        const [x, end] = [x0 + (edges[pair] as number), x0 + (edges[pair + 1] as number)]
        this.box(material, { x, y: y - this.pixelCm / 2, w: end - x, h: this.pixelCm }, depth)
      }
    }
  }

  /** The same outline as sheets seen on edge: dark lines. */
  outline(material: Material, x0: number, corners: Corners, depth: number): void {
    for (const [ax, ay, bx, by] of sides(corners)) {
      const length = Math.hypot(bx - ax, by - ay)
      for (let step = 0; step < length; step += this.pixelCm) {
        const [x, y] = [ax + ((bx - ax) * step) / length, ay + ((by - ay) * step) / length]
        this.box(material, { x: x0 + x - 1, y: y - 1, w: 2, h: 2 }, depth)
      }
    }
  }

  /** Says where something is hidden. */
  mark(label: string, area: Area): void {
    const scale = (cm: number) => Math.round(cm / this.pixelCm)
    const y = scale(this.top - area.y - area.h)
    this.truth.push({
      label,
      x: scale(area.x),
      y,
      w: scale(area.w),
      h: scale(area.h),
    })
  }
}

function around(cx: number, cy: number, radius: number): Area {
  return { x: cx - radius, y: cy - radius, w: 2 * radius, h: 2 * radius }
}
