import type { Law } from '@/lib/states'
import type { ScanState, Verdict } from '@/prisma/generated/enums'

export type ScanAction = Verdict | 'START_INSPECTION' | 'RECORD_NO_FIND' | 'RECORD_FIND'

const OFFICER = ['CUSTOMS_OFFICER'] as const

/** From the image to the end of a physical examination. */
export const SCAN_LAW: Law<ScanState, ScanAction> = {
  subject: 'SCAN',
  first: ['SCANNED'],
  steps: [
    { from: 'SCANNED', action: 'CLEAR', to: 'CLEARED', roles: OFFICER, event: 'IMAGE_DECIDED' },
    {
      from: 'SCANNED',
      action: 'SUSPECT',
      to: 'REFERRED',
      roles: OFFICER,
      event: 'IMAGE_DECIDED',
      reason: true,
    },
    {
      from: 'SCANNED',
      action: 'UNREADABLE',
      to: 'RESCAN',
      roles: OFFICER,
      event: 'IMAGE_DECIDED',
      reason: true,
    },
    {
      from: 'REFERRED',
      action: 'START_INSPECTION',
      to: 'INSPECTING',
      roles: OFFICER,
      event: 'INSPECTION_STARTED',
    },
    {
      from: 'INSPECTING',
      action: 'RECORD_NO_FIND',
      to: 'RELEASED',
      roles: OFFICER,
      event: 'INSPECTION_ENDED',
    },
    {
      from: 'INSPECTING',
      action: 'RECORD_FIND',
      to: 'SEIZED',
      roles: OFFICER,
      event: 'INSPECTION_ENDED',
    },
  ],
}

/** The state a verdict leads to, or undefined where it is no longer asked for. */
export function stateAfter(state: ScanState, verdict: Verdict): ScanState | undefined {
  return SCAN_LAW.steps.find((step) => step.from === state && step.action === verdict)?.to
}

/** Verdicts that must say why. */
export const VERDICTS_WITH_REASON: readonly Verdict[] = ['SUSPECT', 'UNREADABLE']

/** Most images one scan may carry. */
export const MAX_IMAGES = 12

/** A staged image nobody attached is swept after this many hours. */
export const STAGED_IMAGE_HOURS = 24
