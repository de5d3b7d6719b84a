import { type Random, seededRandom, seedOf } from '../random'
import { type Body, drawBody } from './bodies'
import { Canvas, type TruthBox } from './canvas'
import { CARGOES, type Cargo, drawCargo } from './cargo'
import { chooseHiding } from './concealment'
import { detect, soften } from './detector'
import { accelerator, type Beam, MATERIALS } from './physics'
import { drawVehicle } from './vehicle'

export interface TruckOptions {
  seed: number
  cargo: Cargo
  concealed: boolean
  pixelCm: number
  /** Chosen to suit the cargo where left out. */
  body?: Body
  /** Tells two passes of the same vehicle apart: same load, other noise. */
  pass?: number
  /** The vehicle stopped in the beam: part of the picture is smeared. */
  stalled?: boolean
}

export interface TruckImage {
  width: number
  height: number
  pixelCm: number
  /** Linear transmission, air = 60,000. */
  high: Uint16Array
  low: Uint16Array
  truth: TruthBox[]
}

const BODIES: Record<Cargo, Body[]> = {
  sacks: ['container', 'curtain'],
  cartons: ['container', 'curtain'],
  drums: ['container', 'curtain'],
  coils: ['flatbed'],
  bars: ['flatbed'],
  tyres: ['container', 'curtain'],
  pallets: ['curtain', 'container'],
  appliances: ['container', 'curtain'],
  produce: ['reefer'],
  liquid: ['tanker'],
  empty: ['container', 'curtain', 'flatbed'],
}

/** A radiograph of a truck at two energies: the same options give the same counts every time. */
export function renderTruck(options: TruckOptions): TruckImage {
  const { seed, cargo, concealed, pixelCm, pass = 1 } = options
  const random = seededRandom(seedOf(seed, CARGOES.indexOf(cargo)))
  const canvas = new Canvas(1700, 456, pixelCm)
  const vehicle = drawVehicle(canvas, random)
  const bay = drawBody(canvas, random, options.body ?? random.pick(BODIES[cargo]), vehicle.deck)
  const hiding = concealed ? chooseHiding(random, cargo) : undefined
  const room = hiding?.room ?? 0
  const load = drawCargo(canvas, random, cargo, { ...bay, x: bay.x + room, w: bay.w - room })
  hiding?.hide(canvas, random, { bay, load, vehicle, room })
  if (random.chance(0.35)) mirror(canvas)
  const beam = seededRandom(seedOf(seed, pass, 41))
  if (options.stalled) smear(canvas, beam)
  const { width, height, truth } = canvas
  const high = expose(canvas, BEAMS.high, beam)
  return {
    width,
    height,
    pixelCm,
    high,
    low: expose(canvas, BEAMS.low, beam),
    truth,
  }
}

const BEAMS = {
  high: { beam: accelerator(6), photons: 520_000 },
  low: { beam: accelerator(3.5), photons: 340_000 },
}

function smear(canvas: Canvas, random: Random): void {
  const from = Math.floor(canvas.width * random.between(0.35, 0.5))
  const length = Math.floor(canvas.width * random.between(0.12, 0.22))
  for (const layer of canvas.layers)
    for (let row = 0; row < canvas.height; row++) {
      const start = row * canvas.width
      layer.fill(layer[start + from] as number, start + from, start + from + length)
    }
}

function mirror(canvas: Canvas): void {
  const { width, height } = canvas
  for (const layer of canvas.layers)
    for (let row = 0; row < height; row++) layer.subarray(row * width, (row + 1) * width).reverse()
  for (const box of canvas.truth) box.x = width - box.x - box.w
}

function expose(
  canvas: Canvas,
  source: { beam: Beam; photons: number },
  random: Random,
): Uint16Array {
  const signal = soften(transmit(canvas, source.beam), canvas.width, canvas.height)
  return detect(signal, canvas, source.photons, random)
}

/** The share of the open beam that arrives behind every pixel. */
function transmit({ layers, width, height }: Canvas, beam: Beam): Float32Array {
  const arrived = new Float32Array(width * height)
  const passed = new Float64Array(MATERIALS.length)
  for (let at = 0; at < arrived.length; at++) {
    let mass = 0
    for (let place = 0; place < passed.length; place++) {
      const layer = layers[place] as Float32Array
      passed[place] = layer[at] as number
      mass += layer[at] as number
    }
    arrived[at] = mass === 0 ? 1 : shareThrough(passed, beam)
  }
  return arrived
}

/** Beer and Lambert, group by group: what is left of the signal behind so much of each material. */
function shareThrough(masses: Float64Array, { weights, attenuation }: Beam): number {
  let share = 0
  for (let group = 0; group < weights.length; group++) {
    let held = 0
    for (let place = 0; place < masses.length; place++)
      held += (masses[place] as number) * (attenuation[group * masses.length + place] as number)
    share += (weights[group] as number) * Math.exp(-held)
  }
  return share
}
