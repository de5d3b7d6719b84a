import type { Who } from '@/lib/actor'
import { ALERT_PERMISSIONS } from '@/lib/alerts/policy'
import { AUDIT_PERMISSIONS } from '@/lib/audit/policy'
import { EXCEPTIONAL_PERMISSIONS } from '@/lib/cases/exceptional/policy'
import { CASE_PERMISSIONS } from '@/lib/cases/policy'
import { CONSIGNMENT_PERMISSIONS } from '@/lib/consignments/policy'
import { DUTY_PERMISSIONS } from '@/lib/council/duties/policy'
import { COUNCIL_PERMISSIONS } from '@/lib/council/policy'
import { CUSTODY_PERMISSIONS } from '@/lib/custody/policy'
import { BACKLOG_PERMISSIONS } from '@/lib/dashboard/backlog/policy'
import { MATRIX_PERMISSIONS } from '@/lib/dashboard/permissions/policy'
import { DASHBOARD_PERMISSIONS } from '@/lib/dashboard/policy'
import type messages from '@/lib/messages.fa.json'
import type { Matter, Own, Permission } from '@/lib/permissions'
import { ROUTE_PERMISSIONS } from '@/lib/route-risk/policy'
import { SCANNER_PERMISSIONS } from '@/lib/scanners/policy'
import { IMAGE_PERMISSIONS } from '@/lib/scans/images/policy'
import { INSPECTION_PERMISSIONS } from '@/lib/scans/inspections/policy'
import { SCAN_PERMISSIONS } from '@/lib/scans/policy'
import { PHOTO_PERMISSIONS } from '@/lib/seizures/photos/policy'
import { SEIZURE_PERMISSIONS } from '@/lib/seizures/policy'
import { CREDENTIAL_PERMISSIONS } from '@/lib/staff/credentials/policy'
import { STAFF_PERMISSIONS } from '@/lib/staff/policy'
import { AGENCY_OF, POSTINGS } from '@/lib/staff/rules'
import { type Agency, type OfficeKind, Role } from '@/prisma/generated/enums'

export const ROLES: readonly Role[] = Object.values(Role)

type Feature = keyof typeof messages.permissions.features

/** Everything that anybody may do, in the order in which goods go their way. */
export const PERMISSIONS: readonly { feature: Feature; rows: readonly Permission[] }[] = [
  { feature: 'DASHBOARD', rows: [...DASHBOARD_PERMISSIONS, ...BACKLOG_PERMISSIONS] },
  { feature: 'CONSIGNMENTS', rows: CONSIGNMENT_PERMISSIONS },
  {
    feature: 'SCANS',
    rows: [...SCAN_PERMISSIONS, ...INSPECTION_PERMISSIONS, ...IMAGE_PERMISSIONS],
  },
  { feature: 'SEIZURES', rows: [...SEIZURE_PERMISSIONS, ...PHOTO_PERMISSIONS] },
  { feature: 'CUSTODY', rows: CUSTODY_PERMISSIONS },
  { feature: 'CASES', rows: [...CASE_PERMISSIONS, ...EXCEPTIONAL_PERMISSIONS] },
  { feature: 'ROUTE_RISK', rows: ROUTE_PERMISSIONS },
  { feature: 'SCANNERS', rows: SCANNER_PERMISSIONS },
  { feature: 'COUNCIL', rows: [...COUNCIL_PERMISSIONS, ...DUTY_PERMISSIONS] },
  { feature: 'ALERTS', rows: ALERT_PERMISSIONS },
  { feature: 'AUDIT', rows: AUDIT_PERMISSIONS },
  {
    feature: 'STAFF',
    rows: [...STAFF_PERMISSIONS, ...CREDENTIAL_PERMISSIONS, ...MATRIX_PERMISSIONS],
  },
]

/**
 * `YES`: wherever it is. `OWN`: of one's own place alone. `MINE`: what the same person put there alone. `NO`.
 */
export type Answer = 'YES' | 'OWN' | 'MINE' | 'NO'

export interface Cell {
  role: Role
  answer: Answer
  officeKind: OfficeKind
  /** True where whoever did the step before, or whom it is about, may not do it. */
  notOneself: boolean
  /** What "one's own" means for this role. */
  own: Own | undefined
  /** The states in which the law gives it to this role; empty where no law of states speaks of it. */
  states: string[]
}

export interface Row extends Omit<Permission, 'ask' | 'steps' | 'ways' | 'own' | 'narrowed'> {
  ways: string[]
  /** Whose states they are, as in the law. */
  subject: string | undefined
  /** True where the person must say why. */
  reason: boolean
  cells: Cell[]
}

export interface Group {
  feature: Feature
  rows: Row[]
}

/** The whole matrix: role × verb × own or other place × state, by asking the policies themselves. */
export function matrixFor(roles: readonly Role[]): Group[] {
  return PERMISSIONS.map(({ feature, rows }) => ({
    feature,
    rows: rows.map((permission) => rowOf(permission, roles)),
  }))
}

function rowOf(permission: Permission, roles: readonly Role[]): Row {
  const { verb, steps, ways, confirm, article, condition } = permission
  const taken = steps?.law.steps.filter(({ action }) => steps.actions.includes(action)) ?? []
  return {
    ...{ verb, confirm, article, condition },
    ways: [...ways],
    subject: steps?.law.subject,
    reason: taken.some((step) => step.reason),
    cells: roles.map((role) => {
      const own = taken.filter((step) => step.roles.includes(role))
      return { ...cellOf(permission, role), states: [...new Set(own.map(({ from }) => from))] }
    }),
  }
}

/** Asked three times: of another place, of one's own, and of what one did oneself. */
function cellOf({ ask, ...permission }: Permission, role: Role): Omit<Cell, 'states'> {
  const narrowed = permission.narrowed?.[role]
  const own = narrowed ?? permission.own
  const who = someone(role)
  const here = matterOf(who)
  const may = (matter: Matter) => ask(who, matter).ok
  const [elsewhere, atHome, byMe] = [may(matterElsewhere(who)), may(here), may(mine(here, who))]
  const everywhere = elsewhere && own !== 'HERE' && !narrowed
  return {
    role,
    answer: atHome ? (everywhere ? 'YES' : 'OWN') : byMe ? 'MINE' : 'NO',
    officeKind: who.officeKind,
    notOneself: atHome && !byMe,
    own,
  }
}

/** Somebody of a role at a place where such a role is posted. */
export function someone(role: Role): Who {
  const officeKind = POSTINGS[role]
  const agency = AGENCY_OF[officeKind]
  return { id: 'one', role, agency, officeId: 'home', officeKind, countyCode: 'home' }
}

/** What a colleague of their own place has had to do with. */
export function matterOf({ officeId, agency, role }: Who): Matter {
  const place = { officeId, agency, role, countyCode: 'home' }
  return { ...place, personId: 'another', seized: true, met: true }
}

function mine(matter: Matter, { id }: Who): Matter {
  return { ...matter, personId: id }
}

function matterElsewhere({ agency, role }: Who): Matter {
  const other = <T>(all: T[], own: T) => all.find((one) => one !== own) as T
  return {
    officeId: 'elsewhere',
    countyCode: 'elsewhere',
    agency: other<Agency>(Object.values(AGENCY_OF), agency),
    role: other<Role>([...ROLES], role),
    personId: 'another',
    seized: false,
    met: true,
  }
}
