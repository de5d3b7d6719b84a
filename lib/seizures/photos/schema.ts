import { z } from 'zod'
import { id, line } from '@/lib/input'

/** What travels in the address of an upload; the body is the file itself. */
export const stagePhotoInput = z.strictObject({ id, name: line(1, 200) })
export type StagePhotoInput = z.output<typeof stagePhotoInput>

/** A photograph as a page shows it. */
export interface PhotoView {
  id: string
  fileName: string
  width: number
  height: number
  byteLength: number
}
