import type { Law } from '@/lib/states'
import type { SeizureState } from '@/prisma/generated/enums'

export type SeizureAction = 'APPRAISE' | 'DELIVER' | 'HOLD' | 'FILE' | 'CLOSE'

const OFFICER = ['CUSTOMS_OFFICER'] as const

/** Anti-Smuggling Law art. 53: no property receipt, no forward move — prohibited goods stay with the discoverer. */
export const SEIZURE_LAW: Law<SeizureState, SeizureAction> = {
  subject: 'SEIZURE',
  first: ['RECORDED'],
  steps: [
    {
      from: 'RECORDED',
      action: 'APPRAISE',
      to: 'APPRAISED',
      roles: OFFICER,
      event: 'SEIZURE_APPRAISED',
    },
    {
      from: 'APPRAISED',
      action: 'DELIVER',
      to: 'DELIVERED',
      roles: ['WAREHOUSE_KEEPER'],
      event: 'SEIZURE_DELIVERED',
    },
    {
      from: 'APPRAISED',
      action: 'HOLD',
      to: 'HELD_BY_DISCOVERER',
      roles: OFFICER,
      event: 'SEIZURE_HELD',
    },
    {
      from: 'DELIVERED',
      action: 'FILE',
      to: 'ADJUDICATING',
      roles: OFFICER,
      event: 'SEIZURE_FILED',
    },
    {
      from: 'HELD_BY_DISCOVERER',
      action: 'FILE',
      to: 'ADJUDICATING',
      roles: OFFICER,
      event: 'SEIZURE_FILED',
    },
    {
      from: 'ADJUDICATING',
      action: 'CLOSE',
      to: 'CLOSED',
      roles: ['WAREHOUSE_KEEPER', 'CUSTOMS_OFFICER'],
      event: 'SEIZURE_CLOSED',
    },
  ],
}

/** Most items one discovery record lists at once. */
export const MAX_ITEMS = 20

/** Most photographs a seizure carries; the database says the same. */
export const MAX_PHOTOS = 12

/** A staged photograph nobody attached is swept after this many hours. */
export const STAGED_PHOTO_HOURS = 24

/** Highest value of one item in rials; twenty of them stay within what the database takes for a seizure. */
export const MAX_ITEM_RIAL = 400_000_000_000_000
