import type { Agency, OfficeKind, Role } from '@/prisma/generated/enums'

declare const minted: unique symbol

/** Who acts, as the database says now. Only lib/sessions.ts (and tests) can make one. */
export interface Actor {
  readonly [minted]: true
  readonly id: string
  readonly sessionId: string
  readonly displayName: string
  readonly username: string
  readonly role: Role
  readonly agency: Agency
  readonly officeId: string
  readonly officeKind: OfficeKind
  readonly office: { readonly fa: string; readonly en: string }
}

/** Brands a row read from the database. Imported by lib/sessions.ts and tests alone (architecture test). */
export function mintActor(row: Omit<Actor, typeof minted>): Actor {
  return Object.freeze({ ...row }) as Actor
}
