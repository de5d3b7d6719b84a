import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { describeFailure } from '@/lib/cli/failures'
import { migrate } from '@/lib/cli/migrate'
import { freshDatabase, query } from '../support/database'

const folder = mkdtempSync(join(tmpdir(), 'didban migrations '))
let url: string

afterAll(() => rmSync(folder, { recursive: true }))

function write(name: string, sql: string): void {
  mkdirSync(join(folder, name), { recursive: true })
  writeFileSync(join(folder, name, 'migration.sql'), sql)
}

async function refusal(): Promise<string | undefined> {
  const error = await migrate(url, folder).catch((thrown: unknown) => thrown)
  return describeFailure(error)?.line
}

function tables(): Promise<{ name: string }[]> {
  return query(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1`,
    [],
    url,
  )
}

const functionWithSemicolons = `
CREATE TABLE one (id int PRIMARY KEY);
CREATE FUNCTION count_one() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM 1; RETURN NEW;
  END
$$;
CREATE TRIGGER counted BEFORE INSERT ON one FOR EACH ROW EXECUTE FUNCTION count_one();
`

beforeEach(async () => {
  rmSync(folder, { recursive: true })
  mkdirSync(folder)
  writeFileSync(join(folder, 'migration_lock.toml'), 'provider = "postgresql"\n')
  write('20260101000000_one', functionWithSemicolons)
  write('20260102000000_two', 'CREATE TABLE two (id int PRIMARY KEY);\n')
  url = await freshDatabase('empty')
})

describe('migrations', () => {
  it('are applied in order and once', async () => {
    expect(await migrate(url, folder)).toEqual({
      applied: ['20260101000000_one', '20260102000000_two'],
    })
    expect(await migrate(url, folder)).toEqual({ applied: [] })
    expect(await tables()).toEqual([
      { name: '_prisma_migrations' },
      { name: 'one' },
      { name: 'two' },
    ])
  })

  it('are recorded as Prisma does', async () => {
    await migrate(url, folder)
    const rows = await query('SELECT * FROM _prisma_migrations ORDER BY started_at', [], url)
    expect(rows).toMatchObject([
      {
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        checksum: createHash('sha256').update(functionWithSemicolons).digest('hex'),
        migration_name: '20260101000000_one',
        logs: null,
        rolled_back_at: null,
        applied_steps_count: 1,
      },
      { migration_name: '20260102000000_two' },
    ])
    expect(rows.every((row) => row.finished_at >= row.started_at)).toBe(true)
  })

  it('that two starts want at the same time are applied by one of them', async () => {
    const both = await Promise.all([migrate(url, folder), migrate(url, folder)])
    expect(both.map(({ applied }) => applied.length).sort()).toEqual([0, 2])
  })

  it('that fail leave nothing behind, and those before them stay', async () => {
    write('20260103000000_three', 'CREATE TABLE three (id int); SELECT 1 / 0;')
    await expect(migrate(url, folder)).rejects.toThrow(
      'The migration 20260103000000_three failed and was taken back',
    )
    expect((await tables()).map(({ name }) => name)).not.toContain('three')
    write('20260103000000_three', 'CREATE TABLE three (id int);')
    expect(await migrate(url, folder)).toEqual({ applied: ['20260103000000_three'] })
  })

  it('added later are applied later', async () => {
    await migrate(url, folder)
    write('20260103000000_three', 'CREATE TABLE three (id int);')
    expect(await migrate(url, folder)).toEqual({ applied: ['20260103000000_three'] })
  })
})

describe('refused is a database', () => {
  it('that is newer than the program', async () => {
    await migrate(url, folder)
    rmSync(join(folder, '20260102000000_two'), { recursive: true })
    expect(await refusal()).toMatch(
      /^The database is newer than the program: it has the migration 20260102000000_two: /,
    )
  })

  it('whose migration was changed since', async () => {
    await migrate(url, folder)
    write('20260102000000_two', 'CREATE TABLE two (id bigint PRIMARY KEY);\n')
    expect(await refusal()).toMatch(
      /^The migration 20260102000000_two was changed after it was applied: /,
    )
  })

  it('in which another tool left a migration unfinished', async () => {
    await migrate(url, folder)
    await query(
      `UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name LIKE '%two'`,
      [],
      url,
    )
    expect(await refusal()).toMatch(
      /^The migration 20260102000000_two was begun by another tool and did not finish: /,
    )
  })

  it("that is another program's", async () => {
    await query('CREATE TABLE invoices (id int)', [], url)
    expect(await refusal()).toMatch(
      /^The database is not empty and not Didban's: it has a table "invoices"/,
    )
    expect(await tables()).toEqual([{ name: 'invoices' }])
  })

  it('but not for line ends or a migration that was rolled back', async () => {
    await migrate(url, folder)
    const file = join(folder, '20260101000000_one', 'migration.sql')
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('\n', '\r\n'))
    await query(
      `UPDATE _prisma_migrations SET rolled_back_at = now() WHERE migration_name LIKE '%two'; DROP TABLE two`,
      [],
      url,
    )
    expect(await migrate(url, folder)).toEqual({ applied: ['20260102000000_two'] })
  })
})
