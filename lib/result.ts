import type messages from '@/lib/messages.fa.json'

/** Why something was refused: a fact in code, put into words by the messages. */
export type Reason = keyof typeof messages.reasons

export type Details = Record<string, string | number>

export interface FieldError {
  field: string
  reason: Reason
  details?: Details
}

export interface Ok<T> {
  ok: true
  value: T
}

export interface Refused {
  ok: false
  reason: Reason
  details: Details
  /** Beside which fields the reason belongs; empty where it concerns the whole. */
  fields: FieldError[]
}

/** An expected outcome: returned, never thrown. */
export type Result<T> = Ok<T> | Refused

export function ok<T>(value: T): Ok<T> {
  return { ok: true, value }
}

export function refused(reason: Reason, details: Details = {}, fields: FieldError[] = []): Refused {
  return { ok: false, reason, details, fields }
}

/** Refused because of one field. */
export function refusedAt(field: string, reason: Reason, details: Details = {}): Refused {
  return refused('CHECK_FIELDS', {}, [{ field, reason, details }])
}
