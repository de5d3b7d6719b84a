import { PrismaPg } from '@prisma/adapter-pg'
import { z } from 'zod'
import type { Actor } from '@/lib/actor'
import { readEnvironment } from '@/lib/env'
import { logIncident } from '@/lib/log'
import { type Refused, type Result, refused } from '@/lib/result'
import { type Prisma, PrismaClient } from '@/prisma/generated/client'
import type { Agency } from '@/prisma/generated/enums'

/** A transaction that already knows who acts. */
export type Tx = Prisma.TransactionClient

const kept = globalThis as { didbanPrisma?: PrismaClient }

function client(): PrismaClient {
  kept.didbanPrisma ??= new PrismaClient({
    adapter: new PrismaPg({ connectionString: readEnvironment().DATABASE_URL, max: 12 }),
  })
  return kept.didbanPrisma
}

/** Ends the connections; for scripts and tests. */
export async function closeDatabase(): Promise<void> {
  await kept.didbanPrisma?.$disconnect()
  delete kept.didbanPrisma
}

/** The database role of each agency (prisma/roles.sql): what it may read and write at all. */
const DATABASE_ROLES: Readonly<Record<Agency, string>> = {
  CUSTOMS: 'didban_customs',
  OCSSP: 'didban_ocssp',
  POLICE: 'didban_police',
  TAZIRAT: 'didban_tazirat',
  JUDICIARY: 'didban_judiciary',
  PLATFORM: 'didban_platform',
}

/**
 * The one place where the actor's identity reaches the database: for this transaction only, as settings that
 * policies compare with, and as the role that the transaction wears from here on.
 */
async function introduce(tx: Tx, actor: Actor, role = DATABASE_ROLES[actor.agency]): Promise<void> {
  await tx.$queryRaw`
    SELECT set_config('didban.actor', ${actor.id}, true), set_config('didban.role', ${actor.role}, true),
           set_config('didban.agency', ${actor.agency}, true), set_config('didban.office', ${actor.officeId}, true),
           set_config('didban.request', ${actor.requestId}, true), set_config('role', ${role}, true)`
}

const LIMITS = { maxWait: 5_000, timeout: 30_000 }

/** A page's reads: one transaction, one snapshot, nothing written. */
export function readAs<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  return read((tx) => introduce(tx, actor), work)
}

/** Counts of the whole province, for whoever may see them: no row that names a person, a vehicle or a place of hiding. */
export function readFigures<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  return read((tx) => introduce(tx, actor, 'didban_figures'), work)
}

/** A file outside one's agency or place: of casework only the rows that this actor has opened and may still read. */
export function readExceptionally<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  return read((tx) => introduce(tx, actor, 'didban_exceptional'), work)
}

function read<T>(before: (tx: Tx) => Promise<void>, work: (tx: Tx) => Promise<T>): Promise<T> {
  return client().$transaction(
    async (tx) => {
      await tx.$executeRaw`SET TRANSACTION READ ONLY`
      await before(tx)
      return work(tx)
    },
    { ...LIMITS, isolationLevel: 'RepeatableRead' },
  )
}

class RolledBack extends Error {
  constructor(readonly outcome: Refused) {
    super(outcome.reason)
  }
}

/** Of two that wait for each other the database ends one; it has done nothing, so it simply tries again. */
const TRIES = 3

async function settle<T>(
  work: (tx: Tx) => Promise<Result<T>>,
  before: (tx: Tx) => Promise<void>,
): Promise<Result<T>> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await attemptOf(work, before)
    } catch (error) {
      if (error instanceof RolledBack) return error.outcome
      const code = codeOf(error)
      if (code === DEADLOCK && attempt < TRIES) continue
      if (code !== NO_PRIVILEGE) throw error
      logIncident('DATABASE_REFUSED', { text: String(error) })
      return refused('NOT_YOUR_TASK')
    }
  }
}

function attemptOf<T>(work: (tx: Tx) => Promise<Result<T>>, before: (tx: Tx) => Promise<void>) {
  return client().$transaction(async (tx) => {
    await before(tx)
    const result = await work(tx)
    if (!result.ok) throw new RolledBack(result)
    return result
  }, LIMITS)
}

const DEADLOCK = '40P01'
/** No grant for a table or no policy for a row: the last line, where no policy of the program has said so before. */
const NO_PRIVILEGE = '42501'

const databaseError = z.object({
  meta: z.object({
    driverAdapterError: z.object({ cause: z.object({ originalCode: z.string() }) }),
  }),
})

/** PostgreSQL's code of an error, where it is one of PostgreSQL's. */
function codeOf(error: unknown): string | undefined {
  return databaseError.safeParse(error).data?.meta.driverAdapterError.cause.originalCode
}

/** One command, one transaction: a refusal rolls everything back and is returned. */
export function writeAs<T>(actor: Actor, work: (tx: Tx) => Promise<Result<T>>): Promise<Result<T>> {
  return settle(work, (tx) => introduce(tx, actor))
}

/** The platform itself, where nobody has signed in yet or a job runs: sign-in, set-up, sweeps, health. */
export function asPlatform<T>(work: (tx: Tx) => Promise<Result<T>>): Promise<Result<T>> {
  return settle(work, async (tx) => {
    await tx.$queryRaw`
      SELECT set_config('didban.agency', 'PLATFORM', true), set_config('role', 'didban_system', true)`
  })
}
