import { beforeAll, describe, expect, it } from 'vitest'
import { asPlatform, readAs, type Tx, writeAs } from '@/lib/db'
import { ok, type Result, refused } from '@/lib/result'
import { query } from '../support/database'
import { judge, officerAtShalamcheh } from '../support/people'
import { settleWorld } from '../support/world'

beforeAll(settleWorld)

const who = async (tx: Tx) => {
  const [row] = await tx.$queryRaw<Record<string, string | null>[]>`
    SELECT current_setting('didban.actor', true) AS actor, current_setting('didban.role', true) AS role,
      current_setting('didban.agency', true) AS agency, current_setting('didban.office', true) AS office`
  return row
}
const rename = (tx: Tx, name: string) =>
  tx.user.update({ where: { id: judge.id }, data: { displayName: name } })
const nameNow = async () => {
  const [row] = await query('SELECT display_name FROM user_account WHERE id = $1', [judge.id])
  return row?.display_name
}

describe('a transaction', () => {
  it('knows who acts, when reading and when writing', async () => {
    const { id, role, agency, officeId } = officerAtShalamcheh
    const known = { actor: id, role, agency, office: officeId }
    expect(await readAs(officerAtShalamcheh, who)).toEqual(known)
    expect(await writeAs(officerAtShalamcheh, async (tx) => ok(await who(tx)))).toEqual(ok(known))
  })

  it('leaves its actor behind: whoever comes next on that connection is somebody else', async () => {
    const asked = Array.from({ length: 40 }, (_, index) =>
      index % 2 ? readAs(judge, who) : asPlatform(async (tx) => ok(await who(tx))),
    )
    const seen = await Promise.all(asked)
    for (const [index, one] of seen.entries()) {
      const actor = index % 2 ? (one as { actor: string }).actor : nobodyIn(one as Result<unknown>)
      expect(actor || null).toBe(index % 2 ? judge.id : null)
    }
  })

  it('for reading writes nothing', async () => {
    const before = await nameNow()
    await expect(readAs(judge, (tx) => rename(tx, 'دیگری'))).rejects.toThrow(/read-only/)
    expect(await nameNow()).toBe(before)
  })

  it('for reading sees one moment, whatever happens meanwhile', async () => {
    const count = (tx: Tx) => tx.session.count()
    const [before, after] = await readAs(judge, async (tx) => {
      const first = await count(tx)
      await query(
        `INSERT INTO session (id, user_id, started_at, last_seen_at, expires_at)
         VALUES (gen_random_uuid(), $1, now(), now(), now() + interval '1 hour')`,
        [judge.id],
      )
      return [first, await count(tx)]
    })
    expect(after).toBe(before)
  })

  it('that is refused undoes everything and gives back the refusal', async () => {
    const before = await nameNow()
    const outcome = await writeAs(judge, async (tx) => {
      await rename(tx, 'دیگری')
      return refused('ALREADY_DONE', { number: 7 })
    })
    expect(outcome).toEqual(refused('ALREADY_DONE', { number: 7 }))
    expect(await nameNow()).toBe(before)
  })

  it('that fails undoes everything and fails', async () => {
    const before = await nameNow()
    const attempt = writeAs(judge, async (tx) => {
      await rename(tx, 'دیگری')
      throw new Error('a bug')
    })
    await expect(attempt).rejects.toThrow('a bug')
    expect(await nameNow()).toBe(before)
  })
})

function nobodyIn(outcome: Result<unknown>): unknown {
  return outcome.ok ? (outcome.value as { actor: string | null }).actor : outcome
}
