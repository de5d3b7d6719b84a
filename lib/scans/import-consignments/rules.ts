import { tehranDay } from '@/lib/calendar'
import type { Plate } from '@/lib/consignments/schema'
import type { LogEntry } from '@/lib/scans/import/schema'
import type { Direction } from '@/prisma/generated/enums'

/** A consignment that the office has registered already. */
export interface KnownConsignment {
  id: string
  direction: Direction
  cotage: string | null
  plate: string | null
  containerNumber: string | null
  registeredAt: Date
}

/** A consignment that the log makes known. */
export interface NewConsignment extends Partial<Plate> {
  id: string
  direction: Direction
  cotage?: string | undefined
  containerNumber?: string | undefined
  hsCode?: string | undefined
  declaredGoods?: string | undefined
  declaredWeightKg?: number | undefined
  /** When the log first saw it. */
  registeredAt: Date
}

export interface Placement {
  /** The consignment of each entry, in the order of the entries. */
  consignmentIds: string[]
  fresh: NewConsignment[]
}

/** Under one cotage a vehicle is one consignment. */
export function declarationKey(one: {
  cotage?: string | null | undefined
  plate?: string | null | undefined
  containerNumber?: string | null | undefined
}): string | undefined {
  return one.cotage ? [one.cotage, one.plate, one.containerNumber].join('|') : undefined
}

/** Without a cotage a vehicle going one way on one Tehran day is one consignment. */
function visitKey(one: KnownConsignment | NewConsignment): string {
  return [tehranDay(one.registeredAt), one.direction, one.plate, one.containerNumber].join('|')
}

/**
 * Finds the consignment of each entry, or makes it: those under a cotage first, so that an entry
 * without one joins its vehicle's wherever it stands in the file. What is registered stays as it is.
 */
export function placeEntries(
  entries: LogEntry[],
  known: KnownConsignment[],
  makeId: () => string,
): Placement {
  const places = placesOf(known)
  const fresh = new Map<string, NewConsignment>()
  const consignmentIds: string[] = entries.map(() => '')
  for (const [index, entry] of cotageFirst(entries)) {
    const made = consignmentOf(entry, makeId)
    const id = places.find(made) ?? made.id
    if (id === made.id) fresh.set(id, made)
    else complete(fresh.get(id), made)
    places.add({ ...made, id })
    consignmentIds[index] = id
  }
  return { consignmentIds, fresh: [...fresh.values()] }
}

function cotageFirst(entries: LogEntry[]): [number, LogEntry][] {
  const indexed = [...entries.entries()]
  return [...indexed.filter(([, one]) => one.cotage), ...indexed.filter(([, one]) => !one.cotage)]
}

function placesOf(known: KnownConsignment[]) {
  const declared = new Map<string, string>()
  const visits = new Map<string, string>()
  const add = (one: KnownConsignment | NewConsignment) => {
    const key = declarationKey(one)
    if (key && !declared.has(key)) declared.set(key, one.id)
    if (!visits.has(visitKey(one))) visits.set(visitKey(one), one.id)
  }
  const find = (one: NewConsignment) => {
    const key = declarationKey(one)
    return key ? declared.get(key) : visits.get(visitKey(one))
  }
  known.forEach(add)
  return { add, find }
}

function consignmentOf(entry: LogEntry, makeId: () => string): NewConsignment {
  const { direction, cotage, plate, containerNumber, scannedAt } = entry
  const { hsCode, declaredGoods, declaredWeightKg } = entry
  return {
    id: makeId(),
    direction,
    cotage,
    ...plate,
    containerNumber,
    hsCode,
    declaredGoods,
    declaredWeightKg,
    registeredAt: scannedAt,
  }
}

/** A later row of the file adds what an earlier one left out. */
function complete(first: NewConsignment | undefined, later: NewConsignment): void {
  if (!first) return
  first.hsCode ??= later.hsCode
  first.declaredGoods ??= later.declaredGoods
  first.declaredWeightKg ??= later.declaredWeightKg
  if (later.registeredAt < first.registeredAt) first.registeredAt = later.registeredAt
}

/** Asks of each entry in turn whether its direction is that of its declaration, in the office or further up. */
export function directionKeeper(known: KnownConsignment[]): (entry: LogEntry) => boolean {
  const directions = new Map<string, Direction>()
  for (const one of known) directions.set(declarationKey(one) ?? '', one.direction)
  return (entry) => {
    const key = declarationKey({ ...entry, plate: entry.plate?.plate })
    if (!key) return true
    const kept = directions.get(key) ?? entry.direction
    directions.set(key, kept)
    return kept === entry.direction
  }
}
