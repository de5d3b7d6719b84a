import { idFrom } from '@/lib/id'
import type { Agency, Role } from '@/prisma/generated/enums'
import type { Cell } from './copy'
import { idAt } from './ids'
import { type Person, personId } from './staff'

/** What somebody did, as the audit log holds it. */
export interface Deed {
  at: number
  event: string
  by: Person
  /** Kind and identifier of the thing it was done to. */
  subject: [type: string, id: string]
  /** The states before and after, where it moved; before may be something else than a state. */
  before?: string | Record<string, unknown>
  after?: string
  details?: Record<string, unknown>
  reason?: string | null
}

const AGENCIES: Record<Role, Agency> = {
  CUSTOMS_OFFICER: 'CUSTOMS',
  CUSTOMS_SUPERVISOR: 'CUSTOMS',
  WAREHOUSE_KEEPER: 'OCSSP',
  POLICE_OFFICER: 'POLICE',
  PENALTY_OFFICER: 'TAZIRAT',
  JUDICIARY_OFFICER: 'JUDICIARY',
  ADMINISTRATOR: 'PLATFORM',
}

const offices = new Map<string, string>()

/** The identifier of an office's row. */
export function officeId(code: string): string {
  const id = offices.get(code) ?? idFrom('office', code)
  offices.set(code, id)
  return id
}

/** A deed as a row of audit_event. */
export function auditRow({ at, event, by, subject, ...deed }: Deed): Cell[] {
  const [type, id] = subject
  const { before, after, details, reason = null } = deed
  const was = typeof before === 'string' ? { state: before } : before
  const made = after ? { ...details, state: after } : details
  return [
    idAt(at, idFrom('demo-event', event, id, String(at))),
    isoOf(at),
    event,
    AGENCIES[by.role],
    personId(by.username),
    by.role,
    officeId(by.office),
    type,
    id,
    was ? JSON.stringify(was) : null,
    made ? JSON.stringify(made) : null,
    reason,
  ]
}

/** An instant as COPY takes it. */
export function isoOf(at: number): string {
  return new Date(at).toISOString()
}

/** The same for an instant that may not have come. */
export function isoOrNull(at: number | null | undefined): string | null {
  return at ? isoOf(at) : null
}
