import type { Random } from '../random'
import type { Bay } from './bodies'
import type { Area, Canvas } from './canvas'
/** Sacks in staggered layers on pallets, each a little heap of its own. */
export function sacks(canvas: Canvas, random: Random, bay: Bay): Area {
  const layers = random.whole(7, 11)
  const fill = random.between(0.4, 0.5)
  const pitch = 122
  for (let x = bay.x + 8; x + 116 < bay.x + bay.w; x += pitch) {
    drawPallet(canvas, { x, y: bay.y, w: 114, h: 13 })
    const count = layers - (random.chance(0.2) ? 1 : 0)
    for (let layer = 0; layer < count; layer++)
      drawSackLayer(
        canvas,
        {
          x: x + random.between(-1.5, 1.5),
          y: bay.y + 13 + layer * 15,
          w: 114,
          h: 15.4,
        },
        {
          fill: bay.depth * fill * random.between(0.94, 1.05),
          across: layer % 2 ? 3 : 2,
        },
      )
  }
  return { x: bay.x + 8, y: bay.y + 13, w: bay.w - 20, h: layers * 15 }
}

function drawSackLayer(canvas: Canvas, area: Area, load: { fill: number; across: number }): void {
  const width = area.w / load.across
  canvas.paint('water', area, (x, y) => {
    const u = (((x - area.x) / width) % 1) * 2 - 1
    const v = ((y - area.y) / area.h) * 2 - 1
    const plump = 1 - 0.5 * Math.abs(u) ** 7 - 0.42 * Math.abs(v) ** 5
    return load.fill * 0.8 * plump
  })
}

/** Heavy goods low on their pallets: cement, tiles, cans; a few stand two high. */
export function pallets(canvas: Canvas, random: Random, bay: Bay): Area {
  const material = random.pick(['light', 'water', 'light'] as const)
  const rows = random.whole(5, 8)
  for (let x = bay.x + 8; x + 112 < bay.x + bay.w; x += 120) {
    if (random.chance(0.06)) continue
    drawPallet(canvas, { x, y: bay.y, w: 110, h: 13 })
    const across = material === 'light' ? 4 : 3
    for (let row = 0; row < rows; row++)
      for (let piece = 0; piece < across; piece++)
        canvas.box(
          material,
          {
            x: x + 1 + (piece * 108) / across,
            y: bay.y + 13 + row * 12,
            w: 108 / across - 0.8,
            h: 11.3,
          },
          bay.depth * (material === 'light' ? 0.19 : 0.5) * random.between(0.93, 1.04),
        )
    canvas.box('organic', { x: x - 1, y: bay.y + 12, w: 112, h: rows * 12 + 2 }, 1.5)
  }
  return { x: bay.x + 8, y: bay.y + 13, w: bay.w - 20, h: rows * 12 }
}

/** A wooden pallet seen from its side. */
export function drawPallet(canvas: Canvas, area: Area): void {
  for (let block = 0; block < 3; block++)
    canvas.box(
      'organic',
      { x: area.x + (block * (area.w - 13)) / 2, y: area.y + 1.5, w: 13, h: 8 },
      62,
    )
  canvas.box('organic', { ...area, h: 1.6 }, 44)
  canvas.box('organic', { ...area, y: area.y + 9.6, h: 2.4 }, 92)
}

/** Crates of fruit: the grid of the crates, and round things inside. */
export function produce(canvas: Canvas, random: Random, bay: Bay): Area {
  const crate = random.between(24, 32)
  const depth = bay.depth * random.between(0.26, 0.4)
  const bumps = bumpsOf(random)
  const tall = Math.floor((bay.h * random.between(0.68, 0.86)) / crate) * crate - 13
  for (let x = bay.x + 6; x + 122 < bay.x + bay.w; x += 125) {
    drawPallet(canvas, { x, y: bay.y, w: 120, h: 13 })
    const block = { x, y: bay.y + 13, w: 120, h: tall - (random.chance(0.25) ? crate : 0) }
    canvas.paint('water', block, (px, py) => {
      const isFilled = ((py - block.y) % crate) / crate <= 0.88
      return isFilled ? depth * (1 + 0.13 * bumps(px, py)) : 0
    })
    for (let y = block.y; y < block.y + block.h; y += crate)
      for (let part = 0; part < 3; part++)
        canvas.frame('organic', { x: x + part * 40, y, w: 39.4, h: crate - 1 }, 1.2, 16)
  }
  return { x: bay.x + 8, y: bay.y + 13, w: bay.w - 16, h: tall }
}

/** Round things of one size, many deep: two grids of bumps, one across the other. */
function bumpsOf(random: Random): (x: number, y: number) => number {
  const scale = Math.PI / random.between(5, 9)
  const [a, b, c, d] = [0, 0, 0, 0].map(() => random.between(0, 6)) as [
    number,
    number,
    number,
    number,
  ]
  return (x, y) => {
    const [u, v] = [x * scale, y * scale]
    const across = Math.sin(0.73 * u + 0.7 * v + c) * Math.sin(0.66 * v - 0.75 * u + d)
    return Math.sin(u + a) * Math.sin(v + b) + 0.7 * across
  }
}
