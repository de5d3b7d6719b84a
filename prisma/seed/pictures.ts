import { idFrom } from '@/lib/id'
import { imageKey, type MeasuredImage, measureImage } from '@/lib/images'
import type { Store } from '@/lib/storage'
import { compactJalali } from './calendar'
import type { Cell } from './copy'
import { drawsTrucks } from './fleet'
import { idAt } from './ids'
import type { Plan } from './plan'
import { seededRandom, seedOf } from './random'
import { personId } from './staff'
import { type ScanPlan, scansOfDay } from './traffic'
import { encodeGrey16 } from './xray/png'
import { renderTruck, type TruckImage } from './xray/render'

/** What was drawn for one scan. */
export interface Drawn {
  rows: Cell[][]
  /** What is hidden in the picture, where anything is. */
  hidden?: string
}

/** How many days back pictures are looked for, and how many scans to look at for each picture. */
const LOOK_BACK_DAYS = 14
const LOOK_AT = 6

/** The scans that get pictures: those that wait, suspicious ones, then the newest. */
export function choosePictured(plan: Plan, images: number): ScanPlan[] {
  const recent: ScanPlan[] = []
  for (let back = 1; back <= LOOK_BACK_DAYS && recent.length < images * LOOK_AT; back++)
    recent.push(...scansOfDay(plan, plan.days.length - back).reverse())
  const fit = recent.filter((scan) => drawsTrucks(scan.unit))
  const waiting = fit.filter((scan) => scan.mayWait)
  const suspect = fit.filter((scan) => !scan.mayWait && scan.verdict === 'SUSPECT')
  const wanted = new Set([...waiting.slice(0, images), ...suspect.slice(0, images / 4), ...fit])
  return [...wanted].slice(0, images)
}

/** Several at once: while one is drawn, others are packed and written. */
const LANES = 4

/** Draws, packs and stores the pictures; every key written is added to `kept`. */
export async function drawPictures(
  scans: ScanPlan[],
  store: Store,
  kept: string[],
  say: (line: string) => void,
): Promise<Map<string, Drawn>> {
  const drawn = new Map<string, Drawn>()
  const queue = [...scans]
  const lane = async () => {
    for (let scan = queue.pop(); scan; scan = queue.pop()) {
      drawn.set(scan.id, await drawScan(scan, store, kept))
      if (drawn.size % 40 === 0) say(`${drawn.size} of ${scans.length} radiographs drawn`)
    }
  }
  await allEnded(Array.from({ length: LANES }, lane), () => queue.splice(0))
  return drawn
}

/** Waits for all, also where one fails: nothing may go on writing files that are being removed. */
async function allEnded(lanes: Promise<void>[], stop: () => void): Promise<void> {
  for (const lane of lanes) lane.catch(stop)
  for (const ended of await Promise.allSettled(lanes))
    if (ended.status === 'rejected') throw ended.reason
}

const PIXEL_CM = 1.9

async function drawScan(scan: ScanPlan, store: Store, kept: string[]): Promise<Drawn> {
  const image = radiographOf(scan)
  const rows = [
    await keep(scan, image, 'HIGH', store, kept),
    await keep(scan, image, 'LOW', store, kept),
  ]
  const hidden = image.truth[0]?.label
  return hidden ? { rows, hidden } : { rows }
}

function radiographOf(scan: ScanPlan): TruckImage {
  const { seed, goods, containerNumber } = scan.consignment
  const luck = seededRandom(seedOf(seed, 43)).next()
  const share = scan.mayWait ? 0.25 : scan.verdict === 'SUSPECT' ? 0.8 : 0
  return renderTruck({
    seed,
    cargo: goods.cargo,
    concealed: luck < share,
    pixelCm: PIXEL_CM,
    pass: scan.pass,
    stalled: !scan.mayWait && scan.verdict === 'UNREADABLE',
    ...(containerNumber ? { body: 'container' } : {}),
  })
}

async function keep(
  scan: ScanPlan,
  image: TruckImage,
  energy: 'HIGH' | 'LOW',
  store: Store,
  kept: string[],
): Promise<Cell[]> {
  const counts = energy === 'HIGH' ? image.high : image.low
  const bytes = await encodeGrey16(counts, image.width, image.height)
  const measured = await measureImage(bytes)
  if (!measured.ok) throw new Error(`a drawn radiograph was refused: ${measured.reason}`)
  const { sha256, preview, thumbnail } = measured.value
  const files = { preview, thumbnail, original: bytes }
  for (const size of ['preview', 'thumbnail', 'original'] as const) {
    kept.push(imageKey(sha256, size))
    await store.put(imageKey(sha256, size), files[size])
  }
  return rowOf(scan, energy, measured.value)
}

function rowOf(scan: ScanPlan, energy: 'HIGH' | 'LOW', image: MeasuredImage): Cell[] {
  const { sha256, format, width, height, bitDepth, channels, byteLength } = image
  const at = scan.scannedAt + 15_000
  const name = energy.toLowerCase()
  const id = idAt(at, idFrom('demo-image', scan.id, name))
  const place = [id, scan.id, energy === 'HIGH' ? 1 : 2, personId(scan.operator.username)]
  const file = `${scan.unit.code}-${stamp(scan.scannedAt)}-${name}.png`
  const picture = [sha256, format, energy, width, height, bitDepth, channels, byteLength]
  return [...place, new Date(at).toISOString(), file, ...picture]
}

const CLOCK = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Tehran',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** `14050902-1430`: Jalali day and Tehran time. */
function stamp(at: number): string {
  const instant = new Date(at)
  return `${compactJalali(instant)}-${CLOCK.format(instant).replace(':', '')}`
}
