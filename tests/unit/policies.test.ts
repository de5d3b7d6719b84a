import { describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/actor'
import { canRegister, canSearchCodes } from '@/lib/consignments/policy'
import { canReadProvince } from '@/lib/dashboard/policy'
import type { Result } from '@/lib/result'
import { canManageScanners, canReadScanners } from '@/lib/scanners/policy'
import { canDiscardImage, canSeeImage, canStageImages } from '@/lib/scans/images/policy'
import {
  canDecide,
  canImportFromScanner,
  canImportScans,
  canLogScans,
  canReadScans,
  canUseScanner,
  SCAN_VERBS,
} from '@/lib/scans/policy'
import { canDisableAccount, canManageAccounts } from '@/lib/staff/policy'
import { ScannerState } from '@/prisma/generated/enums'
import {
  administrator,
  officeId,
  officerAtShalamcheh,
  PEOPLE,
  PERSONAS,
  type Persona,
  supervisor,
} from '../support/people'

type Verdicts = Record<Persona, string>

/** What each persona is told: `ok`, or the reason. */
function told(ask: (actor: Actor) => Result<null>): Verdicts {
  const answers = PERSONAS.map((persona) => {
    const answer = ask(PEOPLE[persona])
    return [persona, answer.ok ? 'ok' : answer.reason] as const
  })
  return Object.fromEntries(answers) as Verdicts
}

/** Everybody not named is told `otherwise`. */
function only(allowed: Partial<Verdicts>, otherwise = 'NOT_YOUR_TASK'): Verdicts {
  const everybody = PERSONAS.map((persona) => [persona, otherwise] as const)
  return { ...(Object.fromEntries(everybody) as Verdicts), ...allowed }
}

const OFFICERS = { officerAtShalamcheh: 'ok', officerAtChazabeh: 'ok' } as const
const atShalamcheh = { officeId: officeId('shalamcheh') }

describe('who may', () => {
  it('read scans', () => {
    expect(told(canReadScans)).toEqual(only({ ...OFFICERS, supervisor: 'ok', judge: 'ok' }))
  })

  it('log scans', () => {
    expect(told(canLogScans)).toEqual(only(OFFICERS))
  })

  it('import scans', () => {
    expect(told(canImportScans)).toEqual(only(OFFICERS))
  })

  it('decide a scan of Shalamcheh', () => {
    expect(told((actor) => canDecide(actor, atShalamcheh))).toEqual(
      only({ officerAtShalamcheh: 'ok', officerAtChazabeh: 'OTHER_OFFICE' }),
    )
  })

  it('register consignments', () => {
    expect(told(canRegister)).toEqual(only(OFFICERS))
  })

  it('search HS codes', () => {
    expect(told(canSearchCodes)).toEqual(only({}, 'ok'))
  })

  it('see the fleet', () => {
    const readers = { supervisor: 'ok', judge: 'ok', policeInKhorramshahr: 'ok' } as const
    expect(told(canReadScanners)).toEqual(only({ ...OFFICERS, ...readers }))
  })

  it('register and manage units', () => {
    expect(told(canManageScanners)).toEqual(only({ supervisor: 'ok' }))
  })

  it('see the figures of the province', () => {
    expect(told(canReadProvince)).toEqual(only({ administrator: 'NOT_YOUR_TASK' }, 'ok'))
  })

  it('stage images', () => {
    expect(told(canStageImages)).toEqual(only(OFFICERS))
  })

  it('see an image that an officer’s draft holds', () => {
    const image = { uploaderId: officerAtShalamcheh.id, scanId: null }
    const expected = only({ officerAtShalamcheh: 'ok' }, 'NOT_FOUND')
    expect(told((actor) => canSeeImage(actor, image))).toEqual(expected)
    expect(told((actor) => canDiscardImage(actor, image))).toEqual(expected)
  })

  it('see an image of a scan', () => {
    const image = { uploaderId: officerAtShalamcheh.id, scanId: 'scan' }
    expect(told((actor) => canSeeImage(actor, image))).toEqual(
      only({ ...OFFICERS, supervisor: 'ok', judge: 'ok' }, 'NOT_FOUND'),
    )
  })

  it('take back an image of a scan: nobody', () => {
    const image = { uploaderId: officerAtShalamcheh.id, scanId: 'scan' }
    expect(told((actor) => canDiscardImage(actor, image))).toEqual(only({}, 'NOT_FOUND'))
  })

  it('manage accounts', () => {
    expect(told(canManageAccounts)).toEqual(only({ administrator: 'ok' }))
  })

  it('disable the supervisor’s account, and their own', () => {
    expect(told((actor) => canDisableAccount(actor, supervisor))).toEqual(
      only({ administrator: 'ok' }),
    )
    expect(told((actor) => canDisableAccount(actor, administrator))).toEqual(
      only({ administrator: 'OWN_ACCOUNT' }),
    )
  })
})

describe('a scanner', () => {
  const answers = (ask: typeof canUseScanner) =>
    Object.fromEntries(
      Object.values(ScannerState).map((state) => {
        const answer = ask(officerAtShalamcheh, { ...atShalamcheh, state })
        return [state, answer.ok ? 'ok' : answer.reason]
      }),
    )

  it('at the desk must be in service', () => {
    expect(answers(canUseScanner)).toEqual({
      COMMISSIONING: 'SCANNER_NOT_IN_SERVICE',
      IN_SERVICE: 'ok',
      OUT_OF_SERVICE: 'SCANNER_NOT_IN_SERVICE',
      RETIRED: 'SCANNER_NOT_IN_SERVICE',
    })
  })

  it('of an imported log must have been', () => {
    expect(answers(canImportFromScanner)).toEqual({
      COMMISSIONING: 'SCANNER_NOT_IN_SERVICE',
      IN_SERVICE: 'ok',
      OUT_OF_SERVICE: 'ok',
      RETIRED: 'ok',
    })
  })

  it.each(Object.values(ScannerState))('%s of another office is refused as such', (state) => {
    const other = { officeId: officeId('chazabeh'), state }
    const refusal = { ok: false, reason: 'SCANNER_OF_OTHER_OFFICE' }
    expect(canUseScanner(officerAtShalamcheh, other)).toMatchObject(refusal)
    expect(canImportFromScanner(officerAtShalamcheh, other)).toMatchObject(refusal)
  })
})

it('a role alone is not a place: a customs officer posted elsewhere logs and registers nothing', () => {
  const astray: Actor = { ...officerAtShalamcheh, officeKind: 'CUSTOMS_PROVINCE' }
  for (const ask of [canLogScans, canImportScans, canRegister, canStageImages])
    expect(ask(astray)).toMatchObject({ ok: false, reason: 'NOT_YOUR_TASK' })
})

it('the verbs on scans are the table that these rows read', () => {
  expect(SCAN_VERBS).toEqual({
    READ: ['CUSTOMS_OFFICER', 'CUSTOMS_SUPERVISOR', 'JUDICIARY_OFFICER'],
    LOG: ['CUSTOMS_OFFICER'],
    IMPORT: ['CUSTOMS_OFFICER'],
    DECIDE: ['CUSTOMS_OFFICER'],
  })
})
