import type { Agency, OfficeKind, Role } from '@/prisma/generated/enums'

/** A password of one's own choosing; a second factor where the role demands one. */
export type Owed = 'PASSWORD' | 'SECOND_FACTOR'

declare const minted: unique symbol

/** Who acts, as the database says now. Only lib/sessions.ts (and tests) can make one. */
export interface Actor {
  readonly [minted]: true
  readonly id: string
  readonly sessionId: string
  /** The request in which they act; every event of it says so. */
  readonly requestId: string
  /** When they last proved who they are in this session and in this posting. */
  readonly confirmedAt: Date | null
  /** What sign-in still asks of them; until then they do that and nothing else. */
  readonly owes?: Owed | null
  readonly displayName: string
  readonly username: string
  readonly role: Role
  readonly agency: Agency
  readonly officeId: string
  readonly officeKind: OfficeKind
  /** The county of the office; empty where an office stands for the whole province. */
  readonly countyCode: string | null
  readonly office: { readonly fa: string; readonly en: string }
}

/**
 * What a policy looks at: an actor, or in the matrix of permissions the description of one. It proves nothing;
 * queries and commands take an Actor.
 */
export type Who = Pick<Actor, 'id' | 'role' | 'agency' | 'officeId' | 'officeKind' | 'countyCode'>

/** Brands a row read from the database. Imported by lib/sessions.ts and tests alone (architecture test). */
export function mintActor(row: Omit<Actor, typeof minted>): Actor {
  return Object.freeze({ ...row }) as Actor
}
