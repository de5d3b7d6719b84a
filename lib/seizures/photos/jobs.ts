import { now } from '@/lib/clock'
import { asPlatform } from '@/lib/db'
import { ok } from '@/lib/result'
import { removeStagedPhoto } from '@/lib/seizures/photos/commands'
import { STAGED_PHOTO_HOURS } from '@/lib/seizures/rules'

/** Removes staged photographs that no draft has claimed for a day; at most 200 a run. Returns how many went. */
export async function sweepStagedPhotos(): Promise<number> {
  const before = new Date(now().getTime() - STAGED_PHOTO_HOURS * 3_600_000)
  const swept = await asPlatform(async (tx) => {
    const left = await tx.seizurePhoto.findMany({
      where: { seizureId: null, uploadedAt: { lt: before } },
      select: { id: true, sha256: true },
      take: 200,
    })
    let count = 0
    for (const photo of left) if (await removeStagedPhoto(tx, photo)) count += 1
    return ok(count)
  })
  return swept.ok ? swept.value : 0
}
