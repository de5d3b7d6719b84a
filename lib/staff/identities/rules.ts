/** How long a name waits for its owner: whoever comes later under it may be somebody else. */
export const CLAIM_DAYS = 7

/** Until when the first sign-in under a name makes the link. */
export function claimUntil(linkedAt: Date): Date {
  return new Date(linkedAt.getTime() + CLAIM_DAYS * 86_400_000)
}

export type LinkState = 'LINKED' | 'EXPECTED' | 'LAPSED'

/** Where a link stands: its subject is known, awaited, or was not seen in time. */
export function linkState(
  link: { pinnedAt: Date | null; claimUntil: Date | null },
  at: Date,
): LinkState {
  if (link.pinnedAt) return 'LINKED'
  return link.claimUntil && link.claimUntil > at ? 'EXPECTED' : 'LAPSED'
}
