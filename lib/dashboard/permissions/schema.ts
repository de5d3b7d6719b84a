import { z } from 'zod'
import { Role } from '@/prisma/generated/enums'

/** Whose column of the matrix is shown; all of them unless told. */
export const permissionFilter = z.object({
  role: z.enum(Role).optional().catch(undefined),
})
export type PermissionFilter = z.output<typeof permissionFilter>
