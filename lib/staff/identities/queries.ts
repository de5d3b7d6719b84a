import type { Actor } from '@/lib/actor'
import { now } from '@/lib/clock'
import { readAs } from '@/lib/db'
import { type LinkState, linkState } from '@/lib/staff/identities/rules'
import { canLinkIdentity } from '@/lib/staff/policy'

export interface LinkRow {
  id: string
  displayName: string
  username: string
  claim: string | null
  state: LinkState
  linkedAt: Date
  claimUntil: Date | null
}

export interface Linkable {
  id: string
  displayName: string
  username: string
}

export interface LinkPage {
  links: LinkRow[]
  /** Open accounts without a link. */
  linkable: Linkable[]
}

/** Who signs in through this provider, and who could; undefined for anybody but administrators. */
export async function listLinks(actor: Actor, issuer: string): Promise<LinkPage | undefined> {
  if (!canLinkIdentity(actor).ok) return undefined
  const person = { id: true, displayName: true, username: true }
  return readAs(actor, async (tx) => {
    const links = await tx.externalIdentity.findMany({
      where: { issuer },
      include: { user: { select: person } },
      orderBy: { linkedAt: 'desc' },
      take: 1000,
    })
    const linkable = await tx.user.findMany({
      where: { disabledAt: null, identities: { none: { issuer } } },
      select: person,
      orderBy: { displayName: 'asc' },
      take: 1000,
    })
    const at = now()
    return {
      links: links.map(({ user, ...link }) => ({
        id: link.id,
        displayName: user.displayName,
        username: user.username,
        claim: link.claim,
        state: linkState(link, at),
        linkedAt: link.linkedAt,
        claimUntil: link.claimUntil,
      })),
      linkable,
    }
  })
}
