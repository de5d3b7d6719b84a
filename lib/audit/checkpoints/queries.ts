import type { Actor } from '@/lib/actor'
import { readSigned } from '@/lib/audit/checkpoints/rules'
import { canReadAudit, onlyAgency } from '@/lib/audit/policy'
import { readNewestCheckpoint } from '@/lib/checkpoint-files'
import { readAs } from '@/lib/db'
import { Agency } from '@/prisma/generated/enums'

export interface ChainView {
  agency: Agency
  /** How many events there are. */
  rows: number
  /** The newest one signed: up to which row, when, and whether the chain still says the same there. */
  checkpoint: { ordinal: number; at: Date; agrees: boolean } | undefined
}

interface Head {
  rows: number | null
  signedHash: string | null
}

/** The chains that this actor may read, with their newest checkpoints; undefined where there is none. */
export async function listChains(actor: Actor): Promise<ChainView[] | undefined> {
  if (!canReadAudit(actor).ok) return undefined
  const text = await readNewestCheckpoint()
  const read = text === undefined ? undefined : readSigned(text)
  const signed = typeof read === 'object' ? read.checkpoints : []
  const mine = onlyAgency(actor)
  const agencies = mine ? [mine] : Object.values(Agency)
  return readAs(actor, async (tx) => {
    const views: ChainView[] = []
    for (const agency of agencies) {
      const point = signed.find((checkpoint) => checkpoint.agency === agency)
      const [head] = await tx.$queryRaw<Head[]>`
        SELECT l.ordinal::float8 AS rows, (SELECT encode(s.hash, 'hex') FROM audit_event s
          WHERE s.agency = ${agency}::agency AND s.ordinal = ${point?.ordinal ?? 0}) AS "signedHash"
        FROM audit_event l WHERE l.agency = ${agency}::agency
        ORDER BY l.agency DESC, l.ordinal DESC LIMIT 1`
      const { rows, signedHash } = head ?? { rows: 0, signedHash: null }
      const checkpoint = point && {
        ordinal: point.ordinal,
        at: new Date(point.at),
        agrees: signedHash === point.hash,
      }
      views.push({ agency, rows: rows ?? 0, checkpoint })
    }
    return views
  })
}
