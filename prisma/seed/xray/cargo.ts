import type { Random } from '../random'
import { type Bay, tankDepth } from './bodies'
import type { Area, Canvas } from './canvas'
import { appliances, cartons } from './cargo-boxed'
import { bars, coils, drums, tyres } from './cargo-round'
import { drawPallet, pallets, produce, sacks } from './cargo-stacked'

export const CARGOES = [
  'sacks',
  'cartons',
  'drums',
  'coils',
  'bars',
  'tyres',
  'pallets',
  'appliances',
  'produce',
  'liquid',
  'empty',
] as const
export type Cargo = (typeof CARGOES)[number]

type Loader = (canvas: Canvas, random: Random, bay: Bay) => Area

/** Fills the bay and says where the bulk of the load stands. */
export function drawCargo(canvas: Canvas, random: Random, cargo: Cargo, bay: Bay): Area {
  return LOADERS[cargo](canvas, random, bay)
}

const LOADERS: Record<Cargo, Loader> = {
  sacks,
  cartons,
  drums,
  coils,
  bars,
  tyres,
  pallets,
  appliances,
  produce,
  liquid,
  empty,
}

/** A tanker's filling: the tank's own outline up to the level. */
function liquid(canvas: Canvas, random: Random, bay: Bay): Area {
  const level = bay.h * random.between(0.72, 0.94)
  const share = random.between(0.5, 0.62)
  canvas.paint('organic', { ...bay, h: level }, (x, y) => share * tankDepth(bay, x, y, 0.55))
  return { x: bay.x + 60, y: bay.y + 40, w: bay.w - 120, h: 100 }
}

/** What an empty vehicle still carries: pallets in a corner, straps, a blanket. */
function empty(canvas: Canvas, random: Random, bay: Bay): Area {
  const stack = random.whole(0, 6)
  for (let pallet = 0; pallet < stack; pallet++)
    drawPallet(canvas, {
      x: bay.x + 12,
      y: bay.y + pallet * 13.5,
      w: 112,
      h: 13,
    })
  canvas.box('organic', { x: bay.x + random.between(0.4, 0.8) * bay.w, y: bay.y, w: 70, h: 9 }, 22)
  const straps = random.whole(2, 6)
  for (let strap = 0; strap < straps; strap++)
    canvas.disc('steel', bay.x + random.next() * (bay.w - 30) + 12, bay.y + 4, 3.4, 5)
  return { x: bay.x + 140, y: bay.y, w: bay.w - 280, h: 110 }
}
