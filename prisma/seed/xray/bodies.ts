import type { Random } from '../random'
import type { Area, Canvas } from './canvas'
import type { Vehicle } from './vehicle'

export type Body = 'container' | 'curtain' | 'reefer' | 'flatbed' | 'tanker'

/** Where cargo may stand, and how deep the load may be along the beam. */
export interface Bay extends Area {
  depth: number
}

/** Draws the superstructure on the deck and says where the cargo goes. */
export function drawBody(canvas: Canvas, random: Random, body: Body, deck: Vehicle['deck']): Bay {
  return BODIES[body](canvas, random, deck)
}

type Builder = (canvas: Canvas, random: Random, deck: Vehicle['deck']) => Bay

const BODIES: Record<Body, Builder> = {
  container,
  curtain,
  reefer,
  flatbed,
  tanker,
}

function container(canvas: Canvas, random: Random, deck: Vehicle['deck']): Bay {
  const box = {
    x: deck.x + 60,
    y: deck.y,
    w: 1219,
    h: random.chance(0.6) ? 289 : 259,
  }
  const top = box.y + box.h
  const inner = { x: box.x + 8, y: box.y + 16, w: box.w - 20, h: box.h - 27 }
  corrugate(canvas, inner, random.between(0, 6))
  for (const x of [box.x, box.x + box.w - 14])
    canvas.box('steel', { x, y: box.y, w: 14, h: box.h }, 1.7)
  for (const x of [box.x, box.x + box.w - 17])
    for (const y of [box.y, top - 12]) canvas.box('steel', { x, y, w: 17, h: 12 }, 5)
  canvas.box('steel', { x: box.x, y: top - 9, w: box.w, h: 7 }, 1.3)
  canvas.box('steel', { x: box.x, y: top - 3, w: box.w, h: 1.6 }, 34)
  canvas.box('steel', { x: box.x, y: box.y + 3, w: box.w, h: 11 }, 1)
  for (let x = box.x + 22; x < box.x + box.w - 20; x += 31)
    canvas.box('steel', { x, y: box.y + 4, w: 4.6, h: 9 }, 52)
  canvas.box('organic', { x: inner.x, y: box.y + 13.5, w: inner.w, h: 2.8 }, 150)
  for (const back of [10, 26])
    canvas.box('steel', { x: box.x + box.w + back - 16, y: box.y + 8, w: 3, h: box.h - 18 }, 2.6)
  return { ...inner, depth: 228 }
}

/** Near and far wall are seen at different scale, so that their waves beat against each other. */
function corrugate(canvas: Canvas, area: Area, phase: number): void {
  const wave = (x: number, period: number) =>
    Math.min(1, Math.max(-1, 2.4 * Math.sin((x * 2 * Math.PI) / period)))
  canvas.paint('steel', area, (x) => 0.4 + 0.09 * wave(x, 27.8) + 0.09 * wave(x + phase, 26.3))
}

function curtain(canvas: Canvas, random: Random, deck: Vehicle['deck']): Bay {
  const height = random.between(262, 285)
  const box = { x: deck.x + 8, y: deck.y, w: deck.w - 16, h: height }
  drawFloor(canvas, box)
  canvas.box('organic', { ...box, y: box.y + 10 }, 0.5)
  canvas.box('light', { x: box.x, y: box.y + 8, w: 5, h: height }, 18)
  canvas.box('steel', { x: box.x + box.w - 6, y: box.y + 8, w: 6, h: height }, 6)
  for (let post = 1; post < 4; post++)
    canvas.box('steel', { x: box.x + (post * box.w) / 4, y: box.y + 8, w: 9, h: height }, 1)
  for (let slat = 0; slat < 4; slat++)
    canvas.box('light', { x: box.x, y: box.y + 40 + slat * 52, w: box.w, h: 11 }, 0.9)
  canvas.box('light', { x: box.x, y: box.y + height + 2, w: box.w, h: 7 }, 2.4)
  canvas.box('organic', { x: box.x, y: box.y + height + 8, w: box.w, h: 1.2 }, 20)
  for (let bow = 0; bow < 22; bow++)
    canvas.box('light', { x: box.x + 30 + bow * 60, y: box.y + height + 3, w: 3, h: 4 }, 40)
  return {
    x: box.x + 8,
    y: box.y + 11,
    w: box.w - 18,
    h: height - 14,
    depth: 236,
  }
}

function reefer(canvas: Canvas, random: Random, deck: Vehicle['deck']): Bay {
  const box = { x: deck.x + 14, y: deck.y, w: deck.w - 20, h: 272 }
  drawFloor(canvas, box)
  canvas.box('organic', { ...box, y: box.y + 8 }, 1.2)
  canvas.box('light', { ...box, y: box.y + 8 }, 0.9)
  canvas.frame('organic', { ...box, y: box.y + 8 }, 7, 26)
  canvas.frame('light', { ...box, y: box.y + 8 }, 1.6, 12)
  for (let x = box.x + 55; x < box.x + box.w; x += 122)
    canvas.box('light', { x, y: box.y + 8, w: 4, h: 272 }, 1.4)
  drawCooler(canvas, { x: box.x - 44, y: box.y + 92, w: 44, h: 168 }, random)
  return { x: box.x + 10, y: box.y + 16, w: box.w - 22, h: 250, depth: 226 }
}

function drawCooler(canvas: Canvas, area: Area, random: Random): void {
  canvas.box('light', area, 1.2)
  canvas.frame('steel', area, 1.6, 5)
  canvas.box('steel', { x: area.x + 6, y: area.y + 8, w: 30, h: 34 }, 9)
  canvas.disc('steel', area.x + 14, area.y + 58, 9, 12, 3)
  canvas.disc('steel', area.x + 31, area.y + 64, 7, 9, 2)
  canvas.disc('light', area.x + 22, area.y + 128 + random.between(-4, 4), 17, 5, 4)
  for (let pipe = 0; pipe < 6; pipe++)
    canvas.box('light', { x: area.x + 6, y: area.y + 84 + pipe * 4, w: 32, h: 2 }, 9)
}

function flatbed(canvas: Canvas, random: Random, deck: Vehicle['deck']): Bay {
  const box = { x: deck.x + 8, y: deck.y, w: deck.w - 16, h: 200 }
  drawFloor(canvas, box)
  canvas.box('steel', { x: box.x, y: box.y + 8, w: 5, h: random.between(105, 150) }, 8)
  for (let stake = 1; stake < 7; stake++)
    canvas.box(
      'steel',
      {
        x: box.x + (stake * box.w) / 7,
        y: box.y - 4,
        w: 7,
        h: random.between(52, 66),
      },
      2.2,
    )
  return { x: box.x + 12, y: box.y + 10, w: box.w - 18, h: 215, depth: 232 }
}

function drawFloor(canvas: Canvas, box: Area): void {
  canvas.box('steel', { ...box, h: 7 }, 1.4)
  canvas.box('steel', { ...box, h: 1.4 }, 9)
  canvas.box('organic', { ...box, y: box.y + 7, h: 3 }, 130)
  for (let x = box.x + 24; x < box.x + box.w; x += 44)
    canvas.box('steel', { x, y: box.y + 1, w: 4, h: 6 }, 36)
}

/** An oval tank with baffles; the bay is its inside up to the level of the liquid. */
function tanker(canvas: Canvas, _random: Random, deck: Vehicle['deck']): Bay {
  const area = { x: deck.x + 40, y: deck.y + 10, w: deck.w - 60, h: 196 }
  const top = area.y + area.h
  canvas.paint('steel', area, (x, y) => tankDepth(area, x, y) - tankDepth(area, x, y, 0.55))
  for (let baffle = 1; baffle < 6; baffle++)
    canvas.box('steel', { x: area.x + (baffle * area.w) / 6, y: area.y + 14, w: 1.2, h: 168 }, 12)
  for (let lid = 0; lid < 3; lid++)
    canvas.box('steel', { x: area.x + ((lid + 0.45) * area.w) / 3, y: top - 2, w: 52, h: 15 }, 1.5)
  canvas.box('light', { x: area.x + 60, y: top + 12, w: area.w - 120, h: 2.5 }, 16)
  for (const part of [0.2, 0.7])
    canvas.box('steel', { x: area.x + part * area.w, y: deck.y - 4, w: 70, h: 20 }, 3)
  return { ...area, depth: 234 }
}

const END = 26

/** How far the beam runs through an oval tank with domed ends, `wall` inside its skin. */
export function tankDepth(tank: Area, x: number, y: number, wall = 0): number {
  const end = Math.min(x - tank.x, tank.x + tank.w - x) - wall
  if (end <= 0) return 0
  const dome = end < END ? Math.sqrt(1 - (1 - end / END) ** 2 * 0.75) : 1
  const radius = (tank.h / 2 - wall) * dome
  const across = 1 - ((y - tank.y - tank.h / 2) / radius) ** 2
  return across > 0 ? (236 - 2 * wall) * Math.sqrt(across) : 0
}
