import { afterAll } from 'vitest'
import { dropDatabases, freshDatabase, wayIn } from './database'

// Every test file has a database of its own. lib/db.ts reads the address when it is first used.
await freshDatabase()
process.env.DATABASE_URL = wayIn('APP_SERVER')
process.env.NEXTAUTH_SECRET = 'for the tests alone '.repeat(3)
process.env.STORAGE_URL ??= `file:.data/test/files-${process.pid}`

afterAll(async () => {
  if ('didbanPrisma' in globalThis) await (await import('@/lib/db')).closeDatabase()
  await dropDatabases()
})
