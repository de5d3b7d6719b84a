import { z } from 'zod'
import { Agency } from '@/prisma/generated/enums'

export const chainInput = z.strictObject({ agency: z.enum(Agency) })
export type ChainInput = z.output<typeof chainInput>
