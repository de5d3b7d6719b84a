import type { ScanState, Verdict } from '@/prisma/generated/enums'

/**
 * The table of states: from a state, what a reader's verdict makes of a scan. What is not here is refused,
 * here and by the trigger `scan_session_transition`.
 */
export const SCAN_TRANSITIONS: Readonly<Record<ScanState, Partial<Record<Verdict, ScanState>>>> = {
  SCANNED: { CLEAR: 'CLEARED', SUSPECT: 'REFERRED', UNREADABLE: 'RESCAN' },
  CLEARED: {},
  REFERRED: {},
  RESCAN: {},
}

/** The state a verdict leads to, or undefined where it is no longer asked for. */
export function stateAfter(state: ScanState, verdict: Verdict): ScanState | undefined {
  return SCAN_TRANSITIONS[state][verdict]
}

/** Verdicts that must say why. */
export const VERDICTS_WITH_REASON: readonly Verdict[] = ['SUSPECT', 'UNREADABLE']

/** Most images one scan may carry. */
export const MAX_IMAGES = 12

/** A staged image nobody attached is swept after this many hours. */
export const STAGED_IMAGE_HOURS = 24
