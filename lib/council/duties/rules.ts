import type { Agency, DutyState } from '@/prisma/generated/enums'

/** The agencies on which the council lays duties: the public ones. */
export const DUTY_AGENCIES = [
  'CUSTOMS',
  'OCSSP',
  'POLICE',
  'TAZIRAT',
  'JUDICIARY',
] as const satisfies readonly Agency[]
export type DutyAgency = (typeof DUTY_AGENCIES)[number]

/** How many duties one resolution may lay on agencies. */
export const MAX_DUTIES = 10

/** Who must move next: the agency, the owner of what obstructs it, the judiciary; nobody once it is verified. */
export function dutyHolder(
  duty: { state: DutyState; agency: Agency },
  obstacleOwner: Agency | undefined,
): Agency | undefined {
  if (duty.state === 'VERIFIED') return undefined
  if (duty.state === 'EVIDENCE_SUBMITTED') return 'JUDICIARY'
  return duty.state === 'OBSTRUCTED' ? (obstacleOwner ?? duty.agency) : duty.agency
}

/** Counts of an agency's duties under adopted resolutions. */
export interface DutyCounts {
  duties: number
  /** Whose due day has passed. */
  due: number
  /** Of those, verified on or before it. */
  onTime: number
  /** Of those, not verified yet. */
  overdue: number
  openObstacles: number
  /** Days that the open obstacles have stood, summed. */
  openObstacleDays: number
  /** Duties that ever met an obstacle. */
  obstructed: number
  /** Of those, duties that met more than one. */
  repeated: number
}

export interface DutyFigures {
  /** Duties verified by due ÷ due, 0–1. */
  onTimeShare: number | undefined
  /** Mean age of open obstacles, days. */
  meanObstacleDays: number | undefined
  /** Duties with more than one obstacle ÷ duties with any, 0–1. */
  repeatShare: number | undefined
}

/** The ratios of some counts; undefined where there is nothing to divide by. */
export function figuresOf(counts: DutyCounts): DutyFigures {
  return {
    onTimeShare: share(counts.onTime, counts.due),
    meanObstacleDays: share(counts.openObstacleDays, counts.openObstacles),
    repeatShare: share(counts.repeated, counts.obstructed),
  }
}

function share(numerator: number, denominator: number): number | undefined {
  return denominator > 0 ? numerator / denominator : undefined
}

const NONE: DutyCounts = {
  duties: 0,
  due: 0,
  onTime: 0,
  overdue: 0,
  openObstacles: 0,
  openObstacleDays: 0,
  obstructed: 0,
  repeated: 0,
}

/** Several agencies together. */
export function sumCounts(rows: readonly DutyCounts[]): DutyCounts {
  const names = Object.keys(NONE) as (keyof DutyCounts)[]
  const sum = (name: keyof DutyCounts) => rows.reduce((total, row) => total + row[name], 0)
  return Object.fromEntries(names.map((name) => [name, sum(name)])) as unknown as DutyCounts
}
