import { z } from 'zod'
import { line } from '@/lib/input'

export const codeInput = z.strictObject({ code: line(6, 40) })
export type CodeInput = z.output<typeof codeInput>
