/** What trucks and cargo are made of, as far as an X-ray tells: CH₂, water, aluminium, iron, lead. */
export const MATERIALS = ['organic', 'water', 'light', 'steel', 'heavy'] as const
export type Material = (typeof MATERIALS)[number]

/** Grams per cubic centimetre. */
export const DENSITY: Record<Material, number> = {
  organic: 0.94,
  water: 1,
  light: 2.7,
  steel: 7.87,
  heavy: 11.35,
}

const ENERGIES = [0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1, 1.25, 1.5, 2, 3, 4, 5, 6]

/** Mass attenuation coefficients in cm²/g at ENERGIES (MeV), after NIST's tables (XAAMDI). */
const ATTENUATION: Record<Material, number[]> = {
  organic: [
    0.1719, 0.1534, 0.1402, 0.1217, 0.1089, 0.09947, 0.09198, 0.08078, 0.07262, 0.06495, 0.0591,
    0.05064, 0.04045, 0.03444, 0.03045, 0.0276,
  ],
  water: [
    0.1707, 0.1505, 0.137, 0.1186, 0.1061, 0.09687, 0.08956, 0.07865, 0.07072, 0.06323, 0.05754,
    0.04942, 0.03969, 0.03403, 0.03031, 0.0277,
  ],
  light: [
    0.1704, 0.1378, 0.1223, 0.1042, 0.09276, 0.08445, 0.07802, 0.06841, 0.06146, 0.05496, 0.05006,
    0.04324, 0.03541, 0.03106, 0.02836, 0.02655,
  ],
  steel: [
    0.3717, 0.1964, 0.146, 0.1099, 0.094, 0.08414, 0.07704, 0.06699, 0.05995, 0.0535, 0.04883,
    0.04265, 0.03621, 0.03312, 0.03146, 0.03057,
  ],
  heavy: [
    5.549, 2.014, 0.9985, 0.4031, 0.2323, 0.1614, 0.1248, 0.0887, 0.07102, 0.05876, 0.05222,
    0.04606, 0.04234, 0.04197, 0.04272, 0.04391,
  ],
}

/** Interpolated between the tabulated energies, log against log. */
export function attenuationAt(material: Material, mev: number): number {
  const table = ATTENUATION[material]
  let index = 0
  while (index < ENERGIES.length - 2 && (ENERGIES[index + 1] as number) < mev) index++
  const [e0, e1] = [ENERGIES[index] as number, ENERGIES[index + 1] as number]
  const [m0, m1] = [table[index] as number, table[index + 1] as number]
  const share = Math.log(mev / e0) / Math.log(e1 / e0)
  return m0 * (m1 / m0) ** share
}

/** A beam in a few groups of photons: how much each adds to the signal, and what holds it back. */
export interface Beam {
  weights: Float64Array
  /** Attenuation by group, then by material. */
  attenuation: Float64Array
}

const FINE = 90
const GROUPS = 4
/** Steel in front of the source, g/cm²: target, flattening filter, detector cover. */
const FILTER = 9

/**
 * Bremsstrahlung of an accelerator (Kramers' law) behind its filter, as a detector that sums energy
 * sees it, folded into a few groups of equal signal.
 */
export function accelerator(endpointMev: number): Beam {
  const fine = Array.from({ length: FINE }, (_, index) => {
    const mev = 0.1 + ((endpointMev - 0.1) * (index + 0.5)) / FINE
    const photons = ((endpointMev - mev) / mev) * Math.exp(-attenuationAt('steel', mev) * FILTER)
    return { mev, signal: photons * mev }
  })
  const total = fine.reduce((sum, line) => sum + line.signal, 0)
  const weights = new Float64Array(GROUPS)
  const attenuation = new Float64Array(GROUPS * MATERIALS.length)
  let passed = 0
  for (const { mev, signal } of fine) {
    const group = Math.min(GROUPS - 1, Math.floor((passed / total) * GROUPS))
    passed += signal
    weights[group] = (weights[group] as number) + signal / total
    MATERIALS.forEach((material, place) => {
      const at = group * MATERIALS.length + place
      attenuation[at] =
        (attenuation[at] as number) + (signal / total) * attenuationAt(material, mev)
    })
  }
  return {
    weights,
    attenuation: attenuation.map(
      (sum, at) => sum / (weights[Math.floor(at / MATERIALS.length)] as number),
    ),
  }
}
