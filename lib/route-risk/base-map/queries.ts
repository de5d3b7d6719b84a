import { readFileSync } from 'node:fs'
import path from 'node:path'
import { type BaseMap, baseMapOf, type Topology } from '@/lib/route-risk/base-map/rules'

const FILE = path.join(process.cwd(), 'public', 'map', 'khuzestan.topojson')

let kept: BaseMap | undefined

/** The province's land and counties, read and projected once. */
export function readBaseMap(): BaseMap {
  kept ??= baseMapOf(JSON.parse(readFileSync(FILE, 'utf8')) as Topology)
  return kept
}
