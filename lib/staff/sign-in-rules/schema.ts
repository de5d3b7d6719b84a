import { z } from 'zod'
import { because } from '@/lib/input'
import { administrativeReason, username } from '@/lib/staff/schema'
import { Role } from '@/prisma/generated/enums'

export const roleSettingInput = z.strictObject({
  role: z.enum(Role, { error: because('REQUIRED') }),
  required: z
    .enum(['yes', 'no'], { error: because('REQUIRED') })
    .transform((word) => word === 'yes'),
})
export type RoleSettingInput = z.output<typeof roleSettingInput>

export const lostFactorInput = z.strictObject({ username, reason: administrativeReason })
export type LostFactorInput = z.output<typeof lostFactorInput>
