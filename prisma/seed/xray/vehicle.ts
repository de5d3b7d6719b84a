import type { Random } from '../random'
import { drawCab, drawEngine, drawParts } from './cab'
import type { Area, Canvas } from './canvas'

/** Where the trailer's floor lies, and what stands where under it. */
export interface Vehicle {
  /** From the trailer's front to its end, at floor height. */
  deck: { x: number; y: number; w: number }
  /** The larger fuel tank, a favourite hiding place. */
  tank: Area
}

const FLOOR = 132

/** A cab-over tractor with a three-axle trailer, its front at the left. */
export function drawVehicle(canvas: Canvas, random: Random): Vehicle {
  const x0 = 45
  const deck = { x: x0 + 262, y: FLOOR, w: 1330 }
  const drive = random.chance(0.6) ? [x0 + 470, x0 + 605] : [x0 + 540]
  drawCab(canvas, random, x0)
  drawEngine(canvas, x0)
  const tank = drawTanks(canvas, random, x0)
  drawFrame(canvas, x0, drive, deck)
  drawWheel(canvas, x0 + 140, false)
  for (const x of drive) drawWheel(canvas, x, true)
  for (const back of [455, 323, 191]) drawWheel(canvas, deck.x + deck.w - back, true)
  return { deck, tank }
}

function drawTanks(canvas: Canvas, random: Random, x0: number): Area {
  const tank = { x: x0 + 236, y: 44, w: random.between(112, 138), h: 58 }
  canvas.box('light', tank, 0.8)
  canvas.frame('light', tank, 1.2, 26)
  canvas.box('light', { x: tank.x + tank.w / 2, y: 45, w: 1, h: 56 }, 22)
  const level = random.between(0.25, 0.85)
  canvas.box('organic', { x: tank.x + 1, y: 45, w: tank.w - 2, h: 56 * level }, 52)
  canvas.pipe('steel', { x: x0 + 385, y: 54, w: 62, h: 24 }, 0.06)
  canvas.box('organic', { x: tank.x + tank.w + 6, y: 62, w: 26, h: 28 }, 34)
  for (let plate = 0; plate < 6; plate++)
    canvas.box('heavy', { x: tank.x + tank.w + 8 + plate * 4, y: 64, w: 2.2, h: 20 }, 4.5)
  return tank
}

function drawFrame(canvas: Canvas, x0: number, drive: number[], deck: Vehicle['deck']): void {
  drawRail(canvas, {
    x: x0 + 40,
    y: 92,
    w: (drive.at(-1) as number) + 60 - x0 - 40,
    h: 22,
  })
  canvas.box('steel', { x: (drive[0] as number) - 20, y: 116, w: 90, h: 7 }, 22)
  canvas.disc('steel', (drive[0] as number) + 25, 122, 5, 18)
  drawRail(canvas, { x: deck.x + 20, y: 118, w: 330, h: 13 })
  drawRail(canvas, { x: deck.x + 330, y: 92, w: deck.w - 340, h: 38 })
  drawParts(canvas, deck.x, [
    ['steel', 395, 30, 13, 92, 4.5],
    ['steel', 384, 26, 34, 4, 12],
    ['steel', 470, 58, 95, 32, 0.5],
    ['steel', deck.w - 18, 46, 9, 14, 26],
    ['steel', deck.w - 16, 58, 5, 36, 4],
  ])
  canvas.frame('steel', { x: deck.x + 470, y: 58, w: 95, h: 32 }, 1.2, 5)
}

/** Two beams one behind the other: thin web, thick flanges, cross-members. */
function drawRail(canvas: Canvas, area: Area): void {
  canvas.box('steel', area, 1.3)
  canvas.box('steel', { ...area, h: 1.8 }, 15)
  canvas.box('steel', { ...area, y: area.y + area.h - 1.8, h: 1.8 }, 15)
  for (let x = area.x + 40; x < area.x + area.w - 12; x += 96)
    canvas.box('steel', { x, y: area.y + 3, w: 7, h: area.h - 6 }, 32)
}

/** Two wheels one behind the other: the far one looks a little smaller and higher, for the beam spreads. */
function drawWheel(canvas: Canvas, x: number, twin: boolean): void {
  drawRim(canvas, x, 50, 49, twin)
  drawRim(canvas, x + 1.5, 52.5, 47.3, twin)
  canvas.disc('steel', x, 51, 12, 34)
  canvas.polygon('steel', x, [-46, 92, 0, 76, 46, 92, 46, 88, 0, 70, -46, 88], 6)
}

function drawRim(canvas: Canvas, x: number, y: number, radius: number, twin: boolean): void {
  const tread = twin ? 24 : 14
  const area = { x: x - radius, y: y - radius, w: 2 * radius, h: 2 * radius }
  canvas.paint('organic', area, (px, py) => {
    const r = Math.hypot(px - x, py - y) / radius
    if (r > 1 || r < 0.56) return 0
    return r > 0.9 ? tread : 4 + tread * 0.35 * (r - 0.56)
  })
  canvas.disc('steel', x, y, radius, 0.35, radius * 0.93)
  canvas.disc('steel', x, y, radius * 0.58, twin ? 1.6 : 0.9)
  canvas.disc('steel', x, y, radius * 0.58, 2.2, radius * 0.53)
  canvas.disc('steel', x, y, radius * 0.4, twin ? 3.2 : 2.4, radius * 0.27)
  for (let bolt = 0; bolt < 10; bolt++) {
    const angle = (bolt * Math.PI) / 5
    const [dx, dy] = [Math.cos(angle), Math.sin(angle)].map((part) => part * radius * 0.33)
    canvas.disc('steel', x + (dx as number), y + (dy as number), 2.2, -1.2)
  }
}
