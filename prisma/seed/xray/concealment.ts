import type { Random } from '../random'
import type { Bay } from './bodies'
import type { Area, Canvas } from './canvas'
import type { Cargo } from './cargo'
import type { Vehicle } from './vehicle'

/** Where a scene hides something. */
export interface Setting {
  bay: Bay
  load: Area
  vehicle: Vehicle
  room: number
}

type Hide = (canvas: Canvas, random: Random, setting: Setting) => void

/** A way to hide something, chosen before the load is drawn: some ways need room of their own. */
export interface Hiding {
  hide: Hide
  /** How much of the bay's front end the load has to leave free. */
  room: number
}

/** One of the ways that suit the load. */
export function chooseHiding(random: Random, cargo: Cargo): Hiding {
  const hide = random.pick(WAYS[cargo])
  return { hide, room: hide === falseWall ? random.between(55, 95) : 0 }
}

const WAYS: Record<Cargo, Hide[]> = {
  sacks: [packages, packages, cases, fuelTank],
  cartons: [packages, packages, cases, dense, falseWall],
  drums: [packages, fuelTank],
  coils: [fuelTank],
  bars: [fuelTank],
  tyres: [packages, cases, fuelTank],
  pallets: [cases, packages, fuelTank],
  appliances: [packages, dense, falseWall],
  produce: [cases, packages, falseWall],
  liquid: [fuelTank],
  empty: [falseWall, falseFloor, fuelTank],
}

/** Pressed packages, denser than anything around them. */
function packages(canvas: Canvas, random: Random, { load }: Setting): void {
  const [across, tiers] = [random.whole(2, 4), random.whole(2, 4)]
  const area = spot(random, load, across * 17, tiers * 11)
  for (let row = 0; row < tiers; row++)
    for (let brick = 0; brick < across; brick++)
      canvas.box(
        'organic',
        { x: area.x + brick * 17, y: area.y + row * 11, w: 16, h: 10 },
        random.between(88, 112),
      )
  canvas.mark('PACKAGES_IN_LOAD', area)
}

/** Master cases of other goods in the middle of the declared ones: a regular grid where none belongs. */
function cases(canvas: Canvas, random: Random, { load }: Setting): void {
  const [across, tiers] = [random.whole(3, 5), random.whole(2, 4)]
  const area = spot(random, load, across * 42, tiers * 26)
  canvas.box('water', area, -30)
  for (let row = 0; row < tiers; row++)
    for (let column = 0; column < across; column++) {
      const box = {
        x: area.x + column * 42,
        y: area.y + row * 26,
        w: 40,
        h: 24.5,
      }
      canvas.frame('organic', box, 1.6, 50)
      for (let part = 0; part < 5; part++)
        canvas.box('organic', { x: box.x + 2 + part * 7.4, y: box.y + 2, w: 6, h: 20 }, 58)
      canvas.box('light', box, 0.6)
    }
  canvas.mark('UNDECLARED_CASES', area)
}

/** A small block that nothing gets through. */
function dense(canvas: Canvas, random: Random, { load }: Setting): void {
  const area = spot(random, load, random.between(20, 34), random.between(7, 14))
  canvas.box('heavy', area, random.between(9, 16))
  canvas.mark('DENSE_OBJECT', area)
}

function spot(random: Random, load: Area, w: number, h: number): Area {
  const x = load.x + random.between(0.12, 0.8) * Math.max(0, load.w - w)
  const y = load.y + random.between(0.08, 0.8) * Math.max(0, load.h - h)
  return { x, y, w, h }
}

function fuelTank(canvas: Canvas, random: Random, { vehicle }: Setting): void {
  const { tank } = vehicle
  const rows = random.whole(1, 2)
  const count = Math.floor((tank.w * random.between(0.55, 0.9)) / 13)
  const area = { x: tank.x + 4, y: tank.y + 5, w: count * 13, h: rows * 20 }
  for (let row = 0; row < rows; row++)
    for (let brick = 0; brick < count; brick++)
      canvas.box('organic', { x: area.x + brick * 13, y: area.y + row * 20, w: 11.5, h: 18 }, 46)
  canvas.mark('PACKAGES_IN_FUEL_TANK', area)
}

function falseWall(canvas: Canvas, random: Random, { bay, room: deep }: Setting): void {
  const h = bay.h * 0.94
  canvas.box('steel', { x: bay.x + deep, y: bay.y, w: 1.6, h }, 42)
  canvas.box('organic', { x: bay.x + deep - 4, y: bay.y, w: 4, h }, 60)
  const top = bay.y + h * random.between(0.6, 0.9)
  for (let y = bay.y + 2; y + 24 < top; y += 25)
    for (let x = bay.x + 3; x + 27 < bay.x + deep; x += 28)
      canvas.box('organic', { x, y, w: 26, h: 23 }, random.between(52, 66))
  canvas.mark('BEHIND_FALSE_WALL', { x: bay.x, y: bay.y, w: deep, h })
}

function falseFloor(canvas: Canvas, random: Random, { bay }: Setting): void {
  const area = {
    x: bay.x + bay.w * random.between(0.1, 0.4),
    y: bay.y,
    w: bay.w * random.between(0.3, 0.5),
    h: 17,
  }
  canvas.box('organic', { ...area, y: bay.y + 15, h: 3 }, 170)
  for (let x = area.x; x + 21 < area.x + area.w; x += 22)
    canvas.box('organic', { x, y: bay.y + 1, w: 20, h: 12 }, random.between(80, 105))
  canvas.mark('UNDER_FALSE_FLOOR', area)
}
