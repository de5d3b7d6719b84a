import { now } from '@/lib/clock'
import { asPlatform } from '@/lib/db'
import { ok } from '@/lib/result'
import { removeStaged } from '@/lib/scans/images/commands'
import { STAGED_IMAGE_HOURS } from '@/lib/scans/rules'

/** Removes staged images that no draft has claimed for a day; at most 200 a run. Returns how many went. */
export async function sweepStagedImages(): Promise<number> {
  const before = new Date(now().getTime() - STAGED_IMAGE_HOURS * 3_600_000)
  const swept = await asPlatform(async (tx) => {
    const left = await tx.scanImage.findMany({
      where: { scanId: null, uploadedAt: { lt: before } },
      select: { id: true, sha256: true },
      take: 200,
    })
    let count = 0
    for (const image of left) if (await removeStaged(tx, image)) count += 1
    return ok(count)
  })
  return swept.ok ? swept.value : 0
}
