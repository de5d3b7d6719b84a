import { z } from 'zod'
import { id, line } from '@/lib/input'
import { ImageEnergy } from '@/prisma/generated/enums'

/** What travels in the address of an upload; the body is the file itself. */
export const stageImageInput = z.strictObject({
  id,
  name: line(1, 200),
  energy: z.enum(ImageEnergy).default('UNSTATED'),
})
export type StageImageInput = z.output<typeof stageImageInput>

export const imageSize = z.enum(['original', 'preview', 'thumbnail']).catch('preview')

/** An image as a page shows it. */
export interface ImageView {
  id: string
  fileName: string
  format: string
  energy: ImageEnergy
  width: number
  height: number
  bitDepth: number
  byteLength: number
  sha256: string
}
