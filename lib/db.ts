import { PrismaPg } from '@prisma/adapter-pg'
import type { Actor } from '@/lib/actor'
import { readEnvironment } from '@/lib/env'
import type { Refused, Result } from '@/lib/result'
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
  kept.didbanPrisma = undefined
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
           set_config('role', ${role}, true)`
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

async function settle<T>(work: (tx: Tx) => Promise<Result<T>>, before: (tx: Tx) => Promise<void>) {
  try {
    return await client().$transaction(async (tx) => {
      await before(tx)
      const result = await work(tx)
      if (!result.ok) throw new RolledBack(result)
      return result
    }, LIMITS)
  } catch (error) {
    if (error instanceof RolledBack) return error.outcome
    throw error
  }
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
