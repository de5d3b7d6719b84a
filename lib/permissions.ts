import type { Who } from '@/lib/actor'
import type messages from '@/lib/messages.fa.json'
import { ok, type Result } from '@/lib/result'
import type { Law } from '@/lib/states'
import type { Agency, Role } from '@/prisma/generated/enums'

/** What a policy may be asked about, as far as any looks: whose it is, and who had to do with it before. */
export interface Matter {
  /** The office that it belongs to: customs office, store, branch. */
  officeId: string
  countyCode: string
  agency: Agency
  /** Whom it is addressed to. */
  role: Role
  /** Who did the step before, or whose it is alone. */
  personId: string
  /** Whether something was found in it. */
  seized: boolean
  /** Whether the row's condition holds. */
  met: boolean
}

export type Own = keyof typeof messages.permissions.own

/**
 * One thing that somebody may do. Every server action, route handler and page is a way to one, and the matrix of
 * permissions is what `ask` answers to one person of each role: nobody types it.
 */
export interface Permission {
  verb: keyof typeof messages.permissions.verbs
  /** Pages by address, route handlers by method and address, server actions by name. */
  ways: readonly string[]
  /** Calls the policies that the query or command calls. */
  ask: (who: Who, matter: Matter) => Result<null>
  /** What "one's own" means where a role may do it with its own alone. */
  own?: Own
  /** Which rows a role is given at all, where row-level security says so; probed by a test. */
  narrowed?: Readonly<Partial<Record<Role, Own>>> | undefined
  /** Where it is a step of a law of states. */
  steps?: { law: Law; actions: readonly string[] }
  /** When the person must first prove again who they are, as it cannot be taken back. */
  confirm?: keyof typeof messages.permissions.confirms | undefined
  /** Of the Anti-Smuggling Law. */
  article?: string | undefined
  /** What must be true of the thing as well, whoever asks. */
  condition?: keyof typeof messages.permissions.conditions | undefined
}

/** Well where every answer is; otherwise the first refusal. */
export function every(...answers: Result<null>[]): Result<null> {
  return answers.find((answer) => !answer.ok) ?? ok(null)
}
