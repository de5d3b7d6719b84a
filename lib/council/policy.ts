import type { Who } from '@/lib/actor'
import { RESOLUTION_LAW } from '@/lib/council/rules'
import type { Permission } from '@/lib/permissions'
import { ok, type Result, refused } from '@/lib/result'

/** What the council agreed is read by every agency; the administrator reads no casework. */
export function canReadCouncil(actor: Who): Result<null> {
  return actor.role === 'ADMINISTRATOR' ? refused('NOT_YOUR_TASK') : ok(null)
}

/** The judiciary writes down what the council agreed, and its adoption. */
export function canKeepResolutions(actor: Who): Result<null> {
  return actor.role === 'JUDICIARY_OFFICER' ? ok(null) : refused('NOT_YOUR_TASK')
}

/** See lib/permissions.ts. */
export const COUNCIL_PERMISSIONS: readonly Permission[] = [
  {
    verb: 'READ_COUNCIL',
    ways: ['/council', '/council/resolutions', '/council/[number]'],
    ask: canReadCouncil,
  },
  {
    verb: 'PROPOSE_RESOLUTION',
    ways: ['/council/new', 'proposeResolutionAction'],
    ask: canKeepResolutions,
  },
  {
    verb: 'ADOPT_RESOLUTION',
    ways: ['adoptResolutionAction'],
    steps: { law: RESOLUTION_LAW, actions: ['ADOPT'] },
    ask: canKeepResolutions,
  },
]
