import { checkpointSeed } from './checkpoint'
import { onClose } from './lifetime'
import type { Settings } from './settings'

const second = 1000
const hour = 3_600_000

/**
 * What runs beside the server. Every hour images and photographs that no draft has claimed for a day go;
 * and how far the logs have come is signed; every few seconds changes of scan and stock counts are folded into their days.
 */
export async function keepHouse(settings: Settings): Promise<void> {
  Object.assign(process.env, settings)
  const { closeDatabase } = await import('@/lib/db')
  const { sweepStagedImages } = await import('@/lib/scans/images/jobs')
  const { sweepStagedPhotos } = await import('@/lib/seizures/photos/jobs')
  const sweep = () =>
    Promise.all([sweepStagedImages(), sweepStagedPhotos()]).then(
      ([images, photos]) =>
        images + photos > 0 &&
        console.log(`${images + photos} images that no draft claimed were removed`),
      (error: unknown) => console.error('Images could not be swept:', error),
    )
  const { foldCounts } = await import('@/lib/dashboard/jobs')
  const fold = () =>
    foldCounts().catch((error: unknown) => console.error('Counts could not be folded:', error))
  const { makeCheckpoint } = await import('@/lib/audit/checkpoints/jobs')
  const sign = () =>
    makeCheckpoint(checkpointSeed()).then(
      () => undefined,
      (error: unknown) => console.error('No checkpoint could be written:', error),
    )
  const timers = [
    setInterval(() => void sweep(), hour),
    setInterval(() => void sign(), hour),
    setInterval(() => void fold(), 5 * second),
  ]
  onClose(async () => {
    for (const timer of timers) clearInterval(timer)
    await closeDatabase()
  })
  await sweep()
}
