import { now } from '@/lib/clock'

/** Logs a fault under a reference number that the user is shown; its text stays in the log. */
export function logFault(where: string, error: unknown): string {
  const reference = Math.random().toString(36).slice(2, 10)
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.stderr.write(
    `${JSON.stringify({ at: now().toISOString(), fault: where, reference, text })}\n`,
  )
  return reference
}
