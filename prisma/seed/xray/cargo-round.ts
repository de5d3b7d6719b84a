import type { Random } from '../random'
import type { Bay } from './bodies'
import type { Area, Canvas } from './canvas'
import type { Material } from './physics'

/** Two tiers of steel drums, a second row seen behind the first. */
export function drums(canvas: Canvas, random: Random, bay: Bay): Area {
  const liquid = random.pick(['organic', 'water'] as const)
  const tiers = random.chance(0.75) ? 2 : 1
  for (let tier = 0; tier < tiers; tier++)
    for (const shift of [4, random.between(20, 44)])
      for (let x = bay.x + shift; x + 59 < bay.x + bay.w - tier * 90; x += 61)
        drawDrum(
          canvas,
          { x, y: bay.y + 1 + tier * 97, w: 58, h: 88 },
          liquid,
          random.between(0.86, 0.95),
        )
  if (tiers === 2) canvas.box('organic', { x: bay.x + 4, y: bay.y + 90, w: bay.w - 90, h: 5 }, 90)
  return { x: bay.x + 4, y: bay.y, w: bay.w - 90, h: tiers * 92 }
}

function drawDrum(canvas: Canvas, area: Area, liquid: Material, level: number): void {
  const inner = {
    x: area.x + 0.6,
    y: area.y + 0.8,
    w: area.w - 1.2,
    h: area.h - 1.6,
  }
  canvas.column3d('steel', area)
  canvas.column3d('steel', inner, -0.992)
  canvas.column3d(liquid, { ...inner, h: inner.h * level }, 0.86)
  for (const ring of [0, 0.33, 0.66, 0.985])
    canvas.box(
      'steel',
      { x: area.x - 0.8, y: area.y + ring * area.h, w: area.w + 1.6, h: 1.6 },
      1.4,
    )
}

/** Rolled sheet lying across the bed: black discs with a bright eye, each in its cradle. */
export function coils(canvas: Canvas, random: Random, bay: Bay): Area {
  const count = random.whole(4, 6)
  const pitch = bay.w / (count + 0.4)
  for (let coil = 0; coil < count; coil++) {
    const radius = random.between(52, 68)
    const [x, y] = [bay.x + (coil + 0.7) * pitch, bay.y + radius + 8]
    const depth = random.between(38, 62)
    canvas.disc('steel', x, y, radius, depth, 25.5)
    for (let turn = 30; turn < radius; turn += 7) canvas.disc('steel', x, y, turn + 1.2, -3, turn)
    canvas.box('steel', { x: x - 1.2, y: y + radius - 2, w: 2.4, h: 4 }, 4)
    for (const side of [-1, 1])
      canvas.polygon('organic', x, [side * 62, bay.y, side * 40, bay.y + 24, side * 18, bay.y], 120)
  }
  return { x: bay.x + pitch * 0.3, y: bay.y, w: bay.w * 0.9, h: 120 }
}

/** Bundles of reinforcing bars, tied, with ragged ends. */
export function bars(canvas: Canvas, random: Random, bay: Bay): Area {
  const layers = random.whole(2, 4)
  for (let layer = 0; layer < layers; layer++) {
    const y = bay.y + 6 + layer * 21
    for (let bar = 0; bar < 11; bar++) {
      const start = bay.x + random.between(2, 28)
      const end = bay.x + bay.w - random.between(6, 60)
      canvas.box(
        'steel',
        { x: start, y: y + bar * 1.4, w: end - start, h: 1.3 },
        random.between(7, 12),
      )
    }
    for (let tie = 1; tie < 8; tie++)
      canvas.box('steel', { x: bay.x + (tie * bay.w) / 8, y: y - 1, w: 1.6, h: 17 }, 5)
    for (let beam = 0; beam < 5; beam++)
      canvas.box('organic', { x: bay.x + 40 + (beam * bay.w) / 5, y: y - 6, w: 9, h: 6 }, 200)
  }
  return { x: bay.x, y: bay.y, w: bay.w, h: layers * 21 }
}

/** Tyres stand in slanting rows; every picture of a ring is several rings deep. */
export function tyres(canvas: Canvas, random: Random, bay: Bay): Area {
  const radius = random.pick([31, 34, 50])
  const rows = Math.floor((bay.h * 0.9) / (radius * 1.62))
  for (let row = 0; row < rows; row++)
    for (let x = bay.x + radius + (row % 2) * radius; x + radius < bay.x + bay.w; x += radius * 1.9)
      for (let deep = 0; deep < 3; deep++)
        drawTyre(
          canvas,
          x + random.between(-6, 6),
          bay.y + radius + row * radius * 1.62 + random.between(-3, 3),
          radius,
        )
  return { x: bay.x + 10, y: bay.y, w: bay.w - 20, h: rows * radius * 1.62 }
}

function drawTyre(canvas: Canvas, x: number, y: number, radius: number): void {
  canvas.disc('organic', x, y, radius, 9, radius * 0.58)
  canvas.disc('organic', x, y, radius, 30, radius * 0.91)
  canvas.disc('steel', x, y, radius * 0.96, 0.5, radius * 0.9)
  canvas.disc('steel', x, y, radius * 0.61, 1.1, radius * 0.575)
}
