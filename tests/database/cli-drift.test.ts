import { describe, expect, it } from 'vitest'
import { migrate } from '@/lib/cli/migrate'
import { drift } from '@/lib/cli/migration'
import { prisma } from '@/lib/cli/prisma'
import { freshDatabase, query, wayIn } from '../support/database'

const patience = 60_000

function url(): string {
  return wayIn('SERVER')
}

describe('the migrations', () => {
  it('give exactly what the schema says', { timeout: patience }, async () => {
    expect(await drift(url())).toBe('')
  })

  it('are applied in the eyes of Prisma too', { timeout: patience }, async () => {
    const environment = { DATABASE_URL: url() }
    expect(await prisma(['migrate', 'status'], environment)).toContain(
      'Database schema is up to date!',
    )
    expect(await prisma(['migrate', 'deploy'], environment)).toContain(
      'No pending migrations to apply.',
    )
  })

  it('applied by Prisma are applied in our eyes', { timeout: patience }, async () => {
    const empty = await freshDatabase('empty')
    expect(await prisma(['migrate', 'deploy'], { DATABASE_URL: empty })).toContain(
      'successfully applied',
    )
    expect(await migrate(empty)).toEqual({ applied: [] })
    expect(await drift(empty)).toBe('')
  })
})

it('a change of the tables alone is seen', { timeout: patience }, async () => {
  const changed = await freshDatabase()
  await query('ALTER TABLE installation ADD COLUMN surplus text', [], changed)
  expect(await drift(changed)).toContain('DROP COLUMN "surplus"')
})
