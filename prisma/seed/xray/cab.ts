import type { Random } from '../random'
import type { Canvas } from './canvas'
import type { Material } from './physics'

/** A block: material, x from the front bumper, y, width, height, depth. */
type Part = [Material, number, number, number, number, number]

/** A cab over its engine, its bumper at `x0`. */
export function drawCab(canvas: Canvas, random: Random, x0: number): void {
  const roof = random.between(292, 352)
  const upper = [26, roof - 18, 46, roof, 205, roof + 8, 224, roof - 6]
  const shell = [2, 62, 0, 150, 6, 205, ...upper, 228, 110, 190, 104, 185, 96, 88, 96, 84, 62]
  canvas.polygon('steel', x0, shell, 0.3)
  canvas.polygon('organic', x0, shell, 1)
  canvas.outline('steel', x0, shell, 3.4)
  canvas.outline('steel', x0, DOOR, 0.6)
  drawWindow(canvas, x0)
  for (const [material, corners, depth] of FITTINGS) canvas.polygon(material, x0, corners, depth)
  drawParts(canvas, x0, CABIN)
  canvas.disc('organic', x0 + 77, 197, 20, 3, 16)
}

const DOOR = [24, 112, 30, 274, 118, 278, 118, 112]
const WINDOW = [34, 198, 42, 262, 112, 266, 112, 198]

function drawWindow(canvas: Canvas, x0: number): void {
  canvas.polygon('steel', x0, WINDOW, -0.3)
  canvas.polygon('organic', x0, WINDOW, -1)
  canvas.polygon('light', x0, WINDOW, 0.45)
  canvas.outline('steel', x0, WINDOW, 0.9)
}

/** Dashboard, steering column, seat back. */
const FITTINGS: [Material, number[], number][] = [
  ['organic', [10, 150, 14, 192, 58, 186, 62, 150], 22],
  ['steel', [58, 150, 76, 196, 80, 195, 63, 150], 3],
  ['organic', [150, 130, 164, 222, 174, 222, 164, 130], 24],
]

/** Pillar, seat, its frame, bunk, bumper. */
const CABIN: Part[] = [
  ['steel', 118, 108, 5, 160, 1.1],
  ['organic', 108, 128, 48, 16, 26],
  ['steel', 112, 108, 42, 20, 2.2],
  ['organic', 172, 158, 50, 14, 48],
  ['steel', 2, 62, 12, 34, 5],
]

/** Radiator, engine and gearbox, and the shaft to the rear. */
export function drawEngine(canvas: Canvas, x0: number): void {
  drawParts(canvas, x0, ENGINE)
  for (let cylinder = 0; cylinder < 6; cylinder++) {
    const x = 60 + cylinder * 17.5
    drawParts(canvas, x0 + x, CYLINDER)
  }
  canvas.polygon('light', x0, [60, 74, 72, 56, 128, 52, 164, 74], 12)
  canvas.polygon('light', x0, [176, 72, 178, 118, 262, 108, 262, 80], 16)
  canvas.disc('steel', x0 + 44, 98, 24, 1.2, 3)
  canvas.disc('steel', x0 + 54, 88, 11, 7, 3)
  canvas.disc('steel', x0 + 172, 94, 23, 6)
  for (let gear = 0; gear < 5; gear++) canvas.disc('steel', x0 + 192 + gear * 14, 95, 9, 5)
  canvas.disc('steel', x0 + 146, 142, 12, 9, 3)
  canvas.pipe('steel', { x: x0 + 262, y: 88, w: 190, h: 13 }, 0.35)
}

const ENGINE: Part[] = [
  ['light', 26, 66, 9, 72, 26],
  ['water', 26, 66, 9, 72, 12],
  ['steel', 56, 74, 112, 40, 11],
  ['steel', 58, 114, 108, 16, 8],
  ['light', 60, 130, 104, 12, 14],
]

const CYLINDER: Part[] = [
  ['steel', 3, 92, 10, 26, -5],
  ['light', 4, 100, 8, 10, 7],
]

/** Blocks with fixed places, counted from `x0`. */
export function drawParts(canvas: Canvas, x0: number, parts: Part[]): void {
  for (const [material, x, y, w, h, depth] of parts)
    canvas.box(material, { x: x0 + x, y, w, h }, depth)
}
