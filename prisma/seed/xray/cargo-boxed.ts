import type { Random } from '../random'
import type { Bay } from './bodies'
import type { Area, Canvas } from './canvas'
import type { Material } from './physics'

/** Several consignees' goods side by side: blocks of cartons, each block its own size and content. */
export function cartons(canvas: Canvas, random: Random, bay: Bay): Area {
  const blocks: Area[] = []
  let x = bay.x + random.between(2, 12)
  while (x + 70 < bay.x + bay.w) {
    const w = Math.min(random.between(110, 330), bay.x + bay.w - x - 2)
    const block = { x, y: bay.y, w, h: bay.h * random.between(0.55, 0.94) }
    drawCartonBlock(canvas, random, block, bay.depth)
    blocks.push(block)
    x += w + random.between(0, 7)
  }
  const widest = blocks.reduce((best, block) => (block.w > best.w ? block : best))
  return { ...widest, h: widest.h * 0.85 }
}

const CONTENTS: { material: Material; fill: number; inset: number }[] = [
  { material: 'organic', fill: 0.1, inset: 1 },
  { material: 'organic', fill: 0.22, inset: 1 },
  { material: 'water', fill: 0.28, inset: 2 },
  { material: 'light', fill: 0.025, inset: 4 },
  { material: 'steel', fill: 0.012, inset: 5 },
]

function drawCartonBlock(canvas: Canvas, random: Random, block: Area, depth: number): void {
  const [cw, ch] = [random.between(30, 62), random.between(24, 46)]
  const content = random.pick(CONTENTS)
  const repeats = random.whole(1, 4)
  for (let y = block.y; y + ch <= block.y + block.h; y += ch) {
    for (let x = block.x; x + cw <= block.x + block.w; x += cw) {
      const area = { x: x + random.between(0, 0.9), y, w: cw - 1, h: ch - 0.7 }
      canvas.box('organic', area, depth * 0.05)
      canvas.frame('organic', area, 1.1, depth * 0.12)
      const dense = depth * content.fill * random.between(0.82, 1.12)
      const step = (area.w - 2 * content.inset) / repeats
      for (let item = 0; item < repeats; item++)
        canvas.box(
          content.material,
          {
            x: area.x + content.inset + item * step + 0.8,
            y: y + content.inset,
            w: step - 1.6,
            h: ch - 1 - 2 * content.inset,
          },
          dense,
        )
    }
  }
}

/** Refrigerators, washing machines and air conditioners in their boxes. */
export function appliances(canvas: Canvas, random: Random, bay: Bay): Area {
  let x = bay.x + 4
  while (x + 100 < bay.x + bay.w) {
    const machine = random.pick([drawFridge, drawWasher, drawCooler])
    const count = random.whole(2, 5)
    for (let unit = 0; unit < count && x + 78 < bay.x + bay.w; unit++)
      x += machine(canvas, random, { ...bay, x })
  }
  return { x: bay.x + 10, y: bay.y, w: bay.w - 20, h: 170 }
}

function drawFridge(canvas: Canvas, random: Random, bay: Bay): number {
  const h = Math.min(184, bay.h - 6)
  for (const shift of [0, random.between(-3, 3)]) {
    const area = { x: bay.x + 4 + shift, y: bay.y + 3, w: 64, h }
    canvas.box('organic', area, 3)
    canvas.frame('steel', area, 1, 4.5)
    canvas.box('steel', area, 0.1)
    canvas.box('steel', { x: area.x + 40, y: area.y + 4, w: 19, h: 17 }, 7)
    for (let tube = 0; tube < 11; tube++)
      canvas.box('steel', { x: area.x + 60, y: area.y + 26 + tube * 12, w: 2, h: 7 }, 2)
    for (let shelf = 1; shelf < 5; shelf++)
      canvas.box(
        'light',
        {
          x: area.x + 5,
          y: area.y + 30 + (shelf * (h - 40)) / 5,
          w: 50,
          h: 1.2,
        },
        16,
      )
  }
  return 72
}

function drawWasher(canvas: Canvas, random: Random, bay: Bay): number {
  const tiers = Math.min(random.whole(2, 3), Math.floor(bay.h / 90))
  for (let tier = 0; tier < tiers; tier++) {
    for (const shift of [0, random.between(-4, 4)]) {
      const area = {
        x: bay.x + 4 + shift,
        y: bay.y + 3 + tier * 89,
        w: 61,
        h: 85,
      }
      canvas.box('steel', area, 0.16)
      canvas.frame('steel', area, 1, 5)
      canvas.disc('steel', area.x + 30, area.y + 46, 25, 0.9)
      canvas.disc('steel', area.x + 30, area.y + 46, 26, 5, 24)
      canvas.disc('light', area.x + 30, area.y + 46, 10, 4)
      canvas.box('light', { x: area.x + 12, y: area.y + 70, w: 36, h: 9 }, 22)
      canvas.disc('steel', area.x + 26, area.y + 12, 7, 13)
    }
  }
  return 69
}

function drawCooler(canvas: Canvas, random: Random, bay: Bay): number {
  const tiers = Math.min(random.whole(2, 3), Math.floor(bay.h / 74))
  for (let tier = 0; tier < tiers; tier++) {
    for (const shift of [0, random.between(-3, 3)]) {
      const area = {
        x: bay.x + 4 + shift,
        y: bay.y + 3 + tier * 73,
        w: 84,
        h: 66,
      }
      canvas.box('steel', area, 0.2)
      canvas.frame('steel', area, 1, 4)
      canvas.column3d('steel', { x: area.x + 60, y: area.y + 6, w: 17, h: 34 }, 0.8)
      canvas.disc('organic', area.x + 30, area.y + 34, 24, 5, 6)
      canvas.disc('steel', area.x + 30, area.y + 34, 6, 8)
      canvas.box('light', { x: area.x + 3, y: area.y + 4, w: 4, h: 58 }, 14)
    }
  }
  return 92
}
