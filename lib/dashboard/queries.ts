import { asPlatform } from '@/lib/db'
import { ok } from '@/lib/result'

/** Whether the demonstration province is loaded: every page says so. */
export async function isDemonstration(): Promise<boolean> {
  const found = await asPlatform(async (tx) =>
    ok(await tx.installation.findUnique({ where: { id: 1 } })),
  )
  return found.ok && found.value?.demoLoadedAt != null
}

/** The newest migration the database has finished, none where it was never migrated; throws where it does not answer. */
export async function newestMigration(): Promise<string | undefined> {
  const found = await asPlatform(async (tx) => {
    const [table] = await tx.$queryRaw<{ exists: boolean }[]>`
      SELECT to_regclass('_prisma_migrations') IS NOT NULL AS exists`
    if (!table?.exists) return ok([])
    return ok(
      await tx.$queryRaw<{ name: string }[]>`
        SELECT migration_name AS name FROM _prisma_migrations
        WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name DESC LIMIT 1`,
    )
  })
  return found.ok ? found.value[0]?.name : undefined
}
