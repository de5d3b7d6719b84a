import { type Checkpoint, signedFile } from '@/lib/audit/checkpoints/rules'
import { checkpointFolder, keepCheckpoint } from '@/lib/checkpoint-files'
import { now } from '@/lib/clock'
import { asPlatform } from '@/lib/db'
import { ok } from '@/lib/result'
import type { Agency } from '@/prisma/generated/enums'

interface Head {
  agency: Agency
  ordinal: number
  hash: string
}

/** Signs how far every chain has come and writes it to a file of its own; `seed` is this installation's secret. */
export async function makeCheckpoint(
  seed: Buffer,
  folder = checkpointFolder(),
): Promise<{ file: string; checkpoints: Checkpoint[] }> {
  const at = now()
  const heads = await asPlatform(async (tx) =>
    ok(
      await tx.$queryRaw<Head[]>`
        SELECT agency, ordinal::float8 AS ordinal, encode(hash, 'hex') AS hash
        FROM didban_audit_heads() ORDER BY agency`,
    ),
  )
  if (!heads.ok) throw new Error(`the chains could not be read: ${heads.reason}`)
  const checkpoints = heads.value.map((head) => ({ ...head, at: at.toISOString() }))
  return { file: await keepCheckpoint(folder, at, signedFile(checkpoints, seed)), checkpoints }
}
