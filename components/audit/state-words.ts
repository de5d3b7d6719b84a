import { useTranslations } from 'next-intl'
import type {
  AlertState,
  CaseState,
  DutyState,
  InterventionState,
  ItemState,
  OrderState,
  ReportState,
  ResolutionState,
  ScannerState,
  ScanState,
  SeizureState,
} from '@/prisma/generated/enums'

/** The words of a state, by whose state it is, as in state_move.subject_type. */
export function useStateWords(): (subject: string | undefined, state: string) => string {
  const t = useTranslations('words')
  const words = new Map<string | undefined, (state: string) => string>([
    ['ALERT', (state) => t(`alertStates.${state as AlertState}`)],
    ['CASE', (state) => t(`caseStates.${state as CaseState}`)],
    ['DUTY', (state) => t(`dutyStates.${state as DutyState}`)],
    ['INTERVENTION', (state) => t(`interventionStates.${state as InterventionState}`)],
    ['ITEM', (state) => t(`itemStates.${state as ItemState}`)],
    ['ORDER', (state) => t(`orderStates.${state as OrderState}`)],
    ['RESOLUTION', (state) => t(`resolutionStates.${state as ResolutionState}`)],
    ['ROUTE_REPORT', (state) => t(`reportStates.${state as ReportState}`)],
    ['SCAN', (state) => t(`scanStates.${state as ScanState}`)],
    ['SCANNER', (state) => t(`scannerStates.${state as ScannerState}`)],
    ['SEIZURE', (state) => t(`seizureStates.${state as SeizureState}`)],
  ])
  return (subject, state) => words.get(subject)?.(state) ?? state
}
