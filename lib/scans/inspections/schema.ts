import { z } from 'zod'
import { id, line } from '@/lib/input'
import type { InspectionResult } from '@/prisma/generated/enums'

export const startInspectionInput = z.strictObject({ scanId: id })
export type StartInspectionInput = z.output<typeof startInspectionInput>

export const noFindInput = z.strictObject({ scanId: id, note: line(2, 500).optional() })
export type NoFindInput = z.output<typeof noFindInput>

/** A physical examination as its scan's page shows it. */
export interface InspectionView {
  examinerName: string
  startedAt: Date
  endedAt: Date | null
  result: InspectionResult | null
  note: string | null
  /** Set where something was found. */
  seizureNumber: number | null
}
