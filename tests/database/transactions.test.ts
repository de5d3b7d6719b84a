import { beforeAll, describe, expect, it } from 'vitest'
import { asPlatform, readAs, type Tx, writeAs } from '@/lib/db'
import { ok, type Result, refused } from '@/lib/result'
import { query } from '../support/database'
import { administrator, judge, officerAtShalamcheh } from '../support/people'
import { settleWorld } from '../support/world'

beforeAll(settleWorld)

const who = async (tx: Tx) => {
  const [row] = await tx.$queryRaw<Record<string, string | null>[]>`
    SELECT current_setting('didban.actor', true) AS actor, current_setting('didban.role', true) AS role,
      current_setting('didban.agency', true) AS agency, current_setting('didban.office', true) AS office`
  return row
}
const rename = (tx: Tx, name: string) =>
  tx.user.updateMany({ where: { id: judge.id }, data: { displayName: name } })
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
    await expect(readAs(administrator, (tx) => rename(tx, 'دیگری'))).rejects.toThrow(/read-only/)
    expect(await nameNow()).toBe(before)
  })

  it('for reading sees one moment, whatever happens meanwhile', async () => {
    const count = (tx: Tx) => tx.session.count()
    const [before, after] = await readAs(judge, async (tx) => {
      const first = await count(tx)
      await query(
        `INSERT INTO session (id, user_id, started_at, last_seen_at, expires_at, method)
         VALUES (gen_random_uuid(), $1, now(), now(), now() + interval '1 hour', 'PASSWORD')`,
        [judge.id],
      )
      return [first, await count(tx)]
    })
    expect(after).toBe(before)
  })

  it('that is refused undoes everything and gives back the refusal', async () => {
    const before = await nameNow()
    const outcome = await writeAs(administrator, async (tx) => {
      await rename(tx, 'دیگری')
      return refused('ALREADY_DONE', { number: 7 })
    })
    expect(outcome).toEqual(refused('ALREADY_DONE', { number: 7 }))
    expect(await nameNow()).toBe(before)
  })

  it('that fails undoes everything and fails', async () => {
    const before = await nameNow()
    const attempt = writeAs(administrator, async (tx) => {
      await rename(tx, 'دیگری')
      throw new Error('a bug')
    })
    await expect(attempt).rejects.toThrow('a bug')
    expect(await nameNow()).toBe(before)
  })
})

describe('two transactions that wait for each other', () => {
  it('both come to their end: the one that the database ends tries again', async () => {
    const [first, second] = [judge.id, officerAtShalamcheh.id]
    let met = 0
    const both = new Promise<void>((resolve) => {
      const wait = setInterval(() => {
        if (met < 2) return
        clearInterval(wait)
        resolve()
      }, 5)
    })
    let tries = 0
    const touch = (ids: string[]) =>
      writeAs(administrator, async (tx) => {
        tries += 1
        for (const [place, id] of ids.entries()) {
          await tx.user.updateMany({ where: { id }, data: { sessionEpoch: { increment: 1 } } })
          if (place === 0) met += 1
          await both
        }
        return ok(null)
      })
    const outcomes = await Promise.all([touch([first, second]), touch([second, first])])
    expect(outcomes).toEqual([ok(null), ok(null)])
    expect(tries).toBe(3)
    const rows = await query('SELECT session_epoch FROM user_account WHERE id = ANY ($1)', [
      [first, second],
    ])
    expect(rows).toEqual([{ session_epoch: 2 }, { session_epoch: 2 }])
  })
})

function nobodyIn(outcome: Result<unknown>): unknown {
  return outcome.ok ? (outcome.value as { actor: string | null }).actor : outcome
}
