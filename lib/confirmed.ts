import type { Actor } from '@/lib/actor'

/** How long a proof of identity is good for what cannot be taken back. */
export const CONFIRMED_MINUTES = 10

/** Whether somebody has proved who they are lately enough; otherwise a command answers `CONFIRM_IDENTITY`. */
export function isConfirmed({ confirmedAt }: Pick<Actor, 'confirmedAt'>, at: Date): boolean {
  return confirmedAt !== null && at.getTime() - confirmedAt.getTime() <= CONFIRMED_MINUTES * 60_000
}
