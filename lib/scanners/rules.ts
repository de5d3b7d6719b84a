import type { Law } from '@/lib/states'
import type { ScannerState } from '@/prisma/generated/enums'

export type ScannerAction = 'ENTER_SERVICE' | 'REPORT_DOWN' | 'RESTORE' | 'RETIRE'

const AT_THE_GATE = ['CUSTOMS_OFFICER', 'CUSTOMS_SUPERVISOR'] as const
const SUPERVISOR = ['CUSTOMS_SUPERVISOR'] as const

/** A unit's life; the stages on its way into service are a law of their own order (commissioning). */
export const SCANNER_LAW: Law<ScannerState, ScannerAction> = {
  subject: 'SCANNER',
  first: ['COMMISSIONING', 'IN_SERVICE'],
  steps: [
    {
      from: 'COMMISSIONING',
      action: 'ENTER_SERVICE',
      to: 'IN_SERVICE',
      roles: SUPERVISOR,
      event: 'SCANNER_ENTERED_SERVICE',
    },
    {
      from: 'IN_SERVICE',
      action: 'REPORT_DOWN',
      to: 'OUT_OF_SERVICE',
      roles: AT_THE_GATE,
      event: 'DOWNTIME_OPENED',
    },
    {
      from: 'OUT_OF_SERVICE',
      action: 'RESTORE',
      to: 'IN_SERVICE',
      roles: AT_THE_GATE,
      event: 'DOWNTIME_CLOSED',
    },
    {
      from: 'IN_SERVICE',
      action: 'RETIRE',
      to: 'RETIRED',
      roles: SUPERVISOR,
      event: 'SCANNER_RETIRED',
      reason: true,
    },
    {
      from: 'OUT_OF_SERVICE',
      action: 'RETIRE',
      to: 'RETIRED',
      roles: SUPERVISOR,
      event: 'SCANNER_RETIRED',
      reason: true,
    },
  ],
}

/** How many scheduled hours of a Tehran day have passed at `hour` (0–24, fractions allowed). */
export function scheduledHoursSoFar(
  hours: { opensAtHour: number; closesAtHour: number },
  hour: number,
): number {
  return Math.max(0, Math.min(hour, hours.closesAtHour) - hours.opensAtHour)
}

/**
 * Utilisation so far today = scans ÷ (rated per hour × scheduled hours so far). Undefined ("n/a") before
 * opening or for a unit that is not in service: never 0 for nothing.
 */
export function utilisationToday(unit: {
  state: ScannerState
  ratedPerHour: number
  scansToday: number
  hoursSoFar: number
}): number | undefined {
  const capacity = unit.ratedPerHour * unit.hoursSoFar
  return unit.state === 'IN_SERVICE' && capacity > 0 ? unit.scansToday / capacity : undefined
}

/** Worn out: past the maker's end of support. */
export function isPastSupport(endOfSupportOn: Date | null, at: Date): boolean {
  return endOfSupportOn !== null && endOfSupportOn < at
}

/** Order of the board: what works first, then what should. */
export const STATE_ORDER: Record<ScannerState, number> = {
  IN_SERVICE: 0,
  OUT_OF_SERVICE: 1,
  COMMISSIONING: 2,
  RETIRED: 3,
}
