import { type Actor, mintActor } from '@/lib/actor'
import { idFrom } from '@/lib/id'
import { POSTINGS } from '@/lib/staff/rules'
import type { Agency, OfficeKind, Role } from '@/prisma/generated/enums'

/** The people of the tests. Their offices are those of the reference data; world.ts makes their rows. */

const AGENCIES: Record<OfficeKind, Agency> = {
  CUSTOMS_OFFICE: 'CUSTOMS',
  CUSTOMS_PROVINCE: 'CUSTOMS',
  STORE: 'OCSSP',
  POLICE_COMMAND: 'POLICE',
  BENCH: 'TAZIRAT',
  JUDICIARY: 'JUDICIARY',
  PLATFORM: 'PLATFORM',
}

/** Whoever acts in a test has proved who they are, whatever its clock says. */
const LONG_FROM_NOW = new Date('2099-01-01T00:00:00Z')

/** As in the reference data. */
const COUNTIES: Record<string, string> = {
  shalamcheh: 'khorramshahr',
  chazabeh: 'dasht-e-azadegan',
  'customs-province': 'ahvaz',
  'judiciary-prevention': 'ahvaz',
  'police-khorramshahr': 'khorramshahr',
  'police-abadan': 'abadan',
  'police-dasht-e-azadegan': 'dasht-e-azadegan',
  'store-khorramshahr': 'khorramshahr',
  'store-ahvaz': 'ahvaz',
  'bench-ahvaz': 'ahvaz',
  platform: 'ahvaz',
}

/** The same person, who has not proved lately who they are. */
export function unconfirmed(actor: Actor): Actor {
  return mintActor({ ...actor, confirmedAt: null })
}

export function officeId(code: string): string {
  return idFrom('office', code)
}

export function person(username: string, displayName: string, role: Role, office: string): Actor {
  const officeKind = POSTINGS[role]
  return mintActor({
    id: idFrom('test-person', username),
    sessionId: idFrom('test-session', username),
    requestId: idFrom('test-request', username),
    confirmedAt: LONG_FROM_NOW,
    displayName,
    username,
    role,
    agency: AGENCIES[officeKind],
    officeId: officeId(office),
    officeKind,
    countyCode: COUNTIES[office] ?? null,
    office: { fa: office, en: office },
  })
}

export const officerAtShalamcheh = person('maryam', 'مریم کعبی', 'CUSTOMS_OFFICER', 'shalamcheh')
export const colleagueAtShalamcheh = person(
  'hossein',
  'حسین مرزبان',
  'CUSTOMS_OFFICER',
  'shalamcheh',
)
export const officerAtChazabeh = person('jasem', 'جاسم دشتبان', 'CUSTOMS_OFFICER', 'chazabeh')
export const supervisor = person('behrouz', 'بهروز دریا', 'CUSTOMS_SUPERVISOR', 'customs-province')
export const judge = person('amin', 'امین کارون', 'JUDICIARY_OFFICER', 'judiciary-prevention')
export const policeInKhorramshahr = person(
  'arash',
  'آرش بندری',
  'POLICE_OFFICER',
  'police-khorramshahr',
)
export const keeperAtKhorramshahr = person(
  'yaser',
  'یاسر نخل',
  'WAREHOUSE_KEEPER',
  'store-khorramshahr',
)
export const penaltyOfficer = person('narges', 'نرگس شوشتری', 'PENALTY_OFFICER', 'bench-ahvaz')
export const administrator = person('admin', 'راهبر سامانه', 'ADMINISTRATOR', 'platform')

/** One for each role and place that a rule may tell apart. */
export const PEOPLE = {
  officerAtShalamcheh,
  officerAtChazabeh,
  supervisor,
  judge,
  policeInKhorramshahr,
  keeperAtKhorramshahr,
  penaltyOfficer,
  administrator,
} as const

export type Persona = keyof typeof PEOPLE
export const PERSONAS = Object.keys(PEOPLE) as Persona[]
