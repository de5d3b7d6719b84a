import { z } from 'zod'
import { id, line } from '@/lib/input'
import {
  AlertRuleCode,
  AlertState,
  Blocker,
  ExceptionalReason,
  Role,
} from '@/prisma/generated/enums'

export const alertInput = z.strictObject({ alertId: id })
export type AlertInput = z.output<typeof alertInput>

/** With what was done, or why it was no true alert. */
export const alertReasonInput = z.strictObject({ alertId: id, reason: line(2, 500) })
export type AlertReasonInput = z.output<typeof alertReasonInput>

/** Filters of the list as the address bar carries them; whatever cannot be read is left out. */
export const alertFilter = z.object({
  state: z
    .enum({ OPEN: 'OPEN', ...AlertState })
    .optional()
    .catch(undefined),
  rule: z.enum(AlertRuleCode).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(200).catch(1),
})
export type AlertFilter = z.output<typeof alertFilter>

/** What the outbox says of an alert: enough to name it, nothing of what it is about. */
export const alertNews = z.object({
  number: z.number().int(),
  rule: z.enum(AlertRuleCode),
  state: z.enum(AlertState),
})
export type AlertNews = z.output<typeof alertNews>

const text = z.string().min(1).optional().catch(undefined)
const number = z.number().optional().catch(undefined)

/** What evidence may name. It comes from other features and stays as they wrote it: any part may be missing. */
const alertEvidence = z.object({
  value: number,
  threshold: number,
  /** Of a side route or a unit. */
  code: text,
  nameFa: text,
  nameEn: text,
  /** Number of a seizure. */
  seizure: number,
  officeFa: text,
  officeEn: text,
  blocker: z.enum(Blocker).optional().catch(undefined),
  /** Of a file opened exceptionally: the opening's number, the file's if not its seizure's, who, why, until when. */
  access: number,
  case: number,
  actor: text,
  role: z.enum(Role).optional().catch(undefined),
  reasonKind: z.enum(ExceptionalReason).optional().catch(undefined),
  reason: text,
  until: z.coerce.date().optional().catch(undefined),
})
export type AlertEvidence = z.output<typeof alertEvidence>

export function readEvidence(stored: unknown): AlertEvidence {
  return alertEvidence.safeParse(stored).data ?? {}
}
