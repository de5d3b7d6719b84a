import { type Random, seededRandom } from '../random'

/** Counts of the open beam. */
const AIR = 60_000

const EDGE = 0.17

/** Focal spot and detector width: every pixel sees a little of its neighbours. */
export function soften(signal: Float32Array, width: number, height: number): Float32Array {
  const across = new Float32Array(signal.length)
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      const at = row * width + column
      const left = signal[column > 0 ? at - 1 : at] as number
      const right = signal[column < width - 1 ? at + 1 : at] as number
      across[at] = (1 - 2 * EDGE) * (signal[at] as number) + EDGE * (left + right)
    }
  const down = new Float32Array(signal.length)
  for (let at = 0; at < signal.length; at++) {
    const above = across[at >= width ? at - width : at] as number
    const below = across[at < signal.length - width ? at + width : at] as number
    down[at] = (1 - 2 * EDGE) * (across[at] as number) + EDGE * (above + below)
  }
  return down
}

const NOISE = ((random: Random) => Float32Array.from({ length: 65_536 }, () => random.gauss()))(
  seededRandom(20_261_123),
)
/** The converter's step in counts: 60,000 in 13 bits. */
const STEP = 8
const ELECTRONIC = 14
const SCATTER = 0.0006

/** Photon noise, electronic noise, unequal pulses and channels, and the converter's steps. */
export function detect(
  signal: Float32Array,
  { width, height }: { width: number; height: number },
  photons: number,
  random: Random,
): Uint16Array {
  const pulses = Float32Array.from({ length: width }, () => 1 + 0.0022 * random.gauss())
  const counts = new Uint16Array(signal.length)
  for (let row = 0; row < height; row++) {
    const gain = AIR * (1 + 0.0012 * random.gauss())
    let noise = random.whole(0, 65_535)
    for (let column = 0; column < width; column++) {
      const at = row * width + column
      const share = ((signal[at] as number) * (1 - SCATTER) + SCATTER) * (pulses[column] as number)
      noise = (noise + 7919) & 65_535
      const spread = Math.sqrt(share / photons + (ELECTRONIC / AIR) ** 2) * (NOISE[noise] as number)
      counts[at] = Math.min(
        65_528,
        Math.max(0, Math.round((gain * (share + spread)) / STEP) * STEP),
      )
    }
  }
  return counts
}
