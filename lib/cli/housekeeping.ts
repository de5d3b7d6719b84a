import { onClose } from './lifetime'
import type { Settings } from './settings'

const hour = 3_600_000

/** What runs beside the server, now and every hour: images that no draft has claimed for a day go. */
export async function keepHouse(settings: Settings): Promise<void> {
  Object.assign(process.env, settings)
  const { closeDatabase } = await import('@/lib/db')
  const { sweepStagedImages } = await import('@/lib/scans/images/jobs')
  const sweep = () =>
    sweepStagedImages().then(
      (count) => count > 0 && console.log(`${count} images that no draft claimed were removed`),
      (error: unknown) => console.error('Images could not be swept:', error),
    )
  const timer = setInterval(() => void sweep(), hour)
  onClose(async () => {
    clearInterval(timer)
    await closeDatabase()
  })
  await sweep()
}
