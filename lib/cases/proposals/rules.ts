import { tehranDay } from '@/lib/calendar'
import { toAsciiDigits } from '@/lib/text'
import type {
  Confidence,
  Direction,
  Disposition,
  LegalKind,
  Outcome,
} from '@/prisma/generated/enums'

/** What the law says of a file as far as the program can read it. A person decides; an override says why. */

export interface Proposal<T> {
  value: T
  article: string
  confidence: Confidence
}

export type Forum = 'REVOLUTIONARY_COURT' | 'TAZIRAT'

/** Art. 44: prohibited goods before the revolutionary court, otherwise the penalty authority. */
export function proposeForum(kind: LegalKind): Proposal<Forum> {
  const value = kind === 'PROHIBITED' ? 'REVOLUTIONARY_COURT' : 'TAZIRAT'
  return { value, article: '44', confidence: 'LAW' }
}

/** A row of fine_band: arts. 18 and 22 as data. */
export interface FineBandView {
  id: string
  article: string
  legalKind: LegalKind
  direction: Direction | null
  /** Values above this and up to that, whole rials. */
  aboveRial: number
  upToRial: number | null
  minMultiple: number
  maxMultiple: number
  minPrisonMonths: number | null
  maxPrisonMonths: number | null
  /** Tehran days, `YYYY-MM-DD`; valid from the first, before the second. */
  validFrom: string
  validTo: string | null
  confidence: Confidence
  verifiedBy: string | null
}

export interface FinedGoods {
  legalKind: LegalKind
  direction: Direction
  /** Whole rials. */
  valueRial: number | null
  discoveredAt: Date
}

export interface FineRange {
  minRial: number
  maxRial: number
  band: FineBandView
}

/** The fine the law foresees, in rials, by the band in force when the goods were discovered. */
export function proposeFine(
  goods: FinedGoods,
  bands: readonly FineBandView[],
): FineRange | undefined {
  const { valueRial } = goods
  if (valueRial === null) return undefined
  const band = bands.find((one) => isInForce(one, goods.discoveredAt) && covers(one, goods))
  return (
    band && {
      minRial: valueRial * band.minMultiple,
      maxRial: valueRial * band.maxMultiple,
      band,
    }
  )
}

function isInForce({ validFrom, validTo }: FineBandView, at: Date): boolean {
  const day = tehranDay(at)
  return validFrom <= day && (validTo === null || day < validTo)
}

function covers(band: FineBandView, { legalKind, direction, valueRial }: FinedGoods): boolean {
  const value = valueRial ?? 0
  return (
    band.legalKind === legalKind &&
    (band.direction === null || band.direction === direction) &&
    (value > band.aboveRial || band.aboveRial === 0) &&
    (band.upToRial === null || value <= band.upToRial)
  )
}

/** Returned goods carry no fine; without a band in force nothing can be said. */
export function isOutsideBand(
  outcome: Outcome,
  fineRial: number,
  range: Pick<FineRange, 'minRial' | 'maxRial'> | undefined,
): boolean {
  if (outcome === 'RETURN') return fineRial > 0
  return range !== undefined && (fineRial < range.minRial || fineRial > range.maxRial)
}

/** Whole rials as people type them: any digits, thousands apart by any mark or none; never a fraction. */
export function readRial(typed: string): number | undefined {
  const text = toAsciiDigits(typed).trim()
  const whole = /^(\d+|\d{1,3}([٬,،.'_\s]\d{3})+)$/.test(text)
  return whole ? Number(text.replace(/\D/g, '')) : undefined
}

export interface Disposable {
  outcome: Outcome
  legalKind: LegalKind
  /** Whether any of the goods spoil (art. 53). */
  perishable: boolean
  /** Whether any of the goods are flammable or dangerous (art. 53). */
  hazardous: boolean
}

/** What may become of the goods after a final ruling: arts. 53 and 56 (1400). Items 2–7 of art. 56 were not read. */
export function proposeDispositions(goods: Disposable): Proposal<Disposition>[] {
  const read = { article: '56', confidence: 'LAW' } as const
  const model = { article: '56', confidence: 'MODEL' } as const
  if (goods.outcome === 'RETURN') return [{ value: 'RESTITUTION', ...read }]
  if (goods.legalKind === 'PROHIBITED')
    return [
      { value: 'DESTRUCTION', ...model },
      { value: 'HANDOVER', ...model },
    ]
  const urgent = goods.perishable || goods.hazardous
  return [
    ...(urgent ? [{ value: 'URGENT_SALE', article: '53', confidence: 'LAW' } as const] : []),
    { value: 'EXPORT_AUCTION', ...read },
    { value: 'HANDOVER', ...model },
    { value: 'DESTRUCTION', ...model },
    { value: 'AUCTION', ...model },
  ]
}
