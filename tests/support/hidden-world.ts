import type { Actor } from '@/lib/actor'
import {
  acknowledgeAlert,
  actOnAlert,
  closeAlertFalse,
  closeAlertTrue,
} from '@/lib/alerts/commands'
import { getAlert } from '@/lib/alerts/queries'
import { closeAccess, reviewAccess } from '@/lib/cases/exceptional/commands'
import { getAccess } from '@/lib/cases/exceptional/queries'
import { fileCase } from '@/lib/cases/files/commands'
import { getFiling } from '@/lib/cases/files/queries'
import { orderDisposition } from '@/lib/cases/orders/commands'
import { getCase } from '@/lib/cases/queries'
import {
  acceptCase,
  lodgeAppeal,
  makeFinal,
  notifyCase,
  ruleAppeal,
  ruleCase,
  transferCase,
} from '@/lib/cases/rulings/commands'
import { adoptResolution } from '@/lib/council/commands'
import {
  raiseObstacle,
  rejectEvidence,
  removeObstacle,
  startDuty,
  submitEvidence,
  verifyDuty,
} from '@/lib/council/duties/commands'
import { getResolution } from '@/lib/council/queries'
import { moveItem } from '@/lib/custody/items/commands'
import { getItem } from '@/lib/custody/ledger/queries'
import { carryOut, setApart } from '@/lib/custody/orders/commands'
import { getOrder } from '@/lib/custody/orders/queries'
import { receiveSeizure } from '@/lib/custody/receipts/commands'
import { getDelivery } from '@/lib/custody/receipts/queries'
import { getConsignment } from '@/lib/dashboard/strip/queries'
import { newId } from '@/lib/id'
import {
  cancelIntervention,
  endIntervention,
  planIntervention,
  startIntervention,
} from '@/lib/route-risk/interventions/commands'
import { corroborateReport, refuteReport, submitReport } from '@/lib/route-risk/reports/commands'
import { getRoute } from '@/lib/route-risk/segments/queries'
import {
  enterService,
  holdUnit,
  planStages,
  reachStage,
  resumeUnit,
} from '@/lib/scanners/commissioning/commands'
import { reportDown, restoreUnit, retireUnit } from '@/lib/scanners/downtime/commands'
import { getUnit } from '@/lib/scanners/queries'
import { decideScan } from '@/lib/scans/commands'
import { discardImage } from '@/lib/scans/images/commands'
import { openImage } from '@/lib/scans/images/queries'
import { recordNoFind, startInspection } from '@/lib/scans/inspections/commands'
import { getScan } from '@/lib/scans/queries'
import { appraiseSeizure, holdSeizure } from '@/lib/seizures/commands'
import { recordFind } from '@/lib/seizures/finds/commands'
import { discardPhoto } from '@/lib/seizures/photos/commands'
import { openPhoto } from '@/lib/seizures/photos/queries'
import { getSeizure } from '@/lib/seizures/queries'
import { disableAccount, enableAccount, resetPassword } from '@/lib/staff/commands'
import { unlinkIdentity } from '@/lib/staff/identities/commands'
import { renameOffice, reopenOffice, retireOffice } from '@/lib/staff/offices/commands'
import { callOffPosting, endPosting } from '@/lib/staff/postings/commands'
import { endAccountSessions, endMySession } from '@/lib/staff/sessions/commands'

/** One way to ask for a thing by what names it. */
export type Asking = (actor: Actor, id: string) => Promise<unknown>

const at = new Date('2026-11-24T08:00:00Z')
const reason = 'برای آزمون نوشته شد'
const minutes = 'صورت‌جلسه آزمون نوشته شد'
const day = '2026-11-20'

/** Every query that takes one number, code or pair of numbers: undefined is how a missing thing is told. */
export const QUERIES: Record<string, Asking> = {
  getScan: (actor, number) => getScan(actor, Number(number)),
  getConsignment: (actor, number) => getConsignment(actor, Number(number)),
  getSeizure: (actor, number) => getSeizure(actor, Number(number)),
  getDelivery: (actor, number) => getDelivery(actor, Number(number)),
  getItem: (actor, number) => getItem(actor, Number(number), 1),
  getFiling: (actor, number) => getFiling(actor, Number(number)),
  getCase: (actor, number) => getCase(actor, Number(number)),
  getOrder: (actor, number) => getOrder(actor, Number(number)),
  getAccess: (actor, number) => getAccess(actor, Number(number)),
  getAlert: (actor, number) => getAlert(actor, Number(number)),
  getResolution: (actor, number) => getResolution(actor, Number(number)),
  getRoute: (actor, code) => getRoute(actor, code, at),
  getUnit: (actor, code) => getUnit(actor, code, at, 30),
}

const ruling = { outcome: 'CONFISCATION', fineRial: 1_000_000, grounds: minutes } as const

/** Every command on one thing that is there already. */
export const COMMANDS: Record<string, Record<string, Asking>> = {
  scan: {
    decideScan: (actor, scanId) => decideScan(actor, { scanId, verdict: 'CLEAR' } as never),
    startInspection: (actor, scanId) => startInspection(actor, { scanId }),
    recordNoFind: (actor, scanId) => recordNoFind(actor, { scanId }),
    recordFind: (actor, scanId) =>
      recordFind(actor, {
        scanId,
        legalKind: 'PERMITTED',
        owner: 'KNOWN',
        concealment: 'CABIN',
        photoIds: [],
        items: [{ description: 'سیگار', classCode: 'OTHER', quantity: '1', unit: 'PIECE' }],
      } as never),
  },
  image: {
    openImage: (actor, id) => openImage(actor, id, 'thumb' as never),
    discardImage: (actor, id) => discardImage(actor, id),
  },
  seizure: {
    appraiseSeizure: (actor, seizureId) =>
      appraiseSeizure(actor, { seizureId, values: new Map() } as never),
    holdSeizure: (actor, seizureId) => holdSeizure(actor, { seizureId }),
    receiveSeizure: (actor, seizureId) =>
      receiveSeizure(actor, { seizureId, giverName: 'رحیمی', places: [] }),
    fileCase: (actor, seizureId) => fileCase(actor, { seizureId, officeId: newId() }),
  },
  photo: {
    openPhoto: (actor, id) => openPhoto(actor, id, 'thumb' as never),
    discardPhoto: (actor, id) => discardPhoto(actor, id),
  },
  item: {
    moveItem: (actor, itemId) => moveItem(actor, { itemId, fromBayId: newId(), toBayId: newId() }),
  },
  file: {
    acceptCase: (actor, caseId) => acceptCase(actor, { caseId }),
    transferCase: (actor, caseId) => transferCase(actor, { caseId, reason }),
    ruleCase: (actor, caseId) => ruleCase(actor, { caseId, ...ruling }),
    notifyCase: (actor, caseId) => notifyCase(actor, { caseId, servedOn: day }),
    lodgeAppeal: (actor, caseId) => lodgeAppeal(actor, { caseId, reason }),
    ruleAppeal: (actor, caseId) => ruleAppeal(actor, { caseId, ...ruling }),
    makeFinal: (actor, caseId) => makeFinal(actor, { caseId }),
    orderDisposition: (actor, caseId) =>
      orderDisposition(actor, { caseId, disposition: 'AUCTION' }),
  },
  order: {
    setApart: (actor, orderId) => setApart(actor, { orderId }),
    carryOut: (actor, orderId) => carryOut(actor, { orderId, minutes }),
  },
  alert: {
    acknowledgeAlert: (actor, alertId) => acknowledgeAlert(actor, { alertId }),
    actOnAlert: (actor, alertId) => actOnAlert(actor, { alertId, reason }),
    closeAlertTrue: (actor, alertId) => closeAlertTrue(actor, { alertId }),
    closeAlertFalse: (actor, alertId) => closeAlertFalse(actor, { alertId, reason }),
  },
  duty: {
    startDuty: (actor, dutyId) => startDuty(actor, { dutyId }),
    raiseObstacle: (actor, dutyId) =>
      raiseObstacle(actor, { dutyId, kind: 'FUNDS', owner: 'TAZIRAT', note: reason }),
    removeObstacle: (actor, dutyId) => removeObstacle(actor, { dutyId }),
    submitEvidence: (actor, dutyId) => submitEvidence(actor, { dutyId, evidence: minutes }),
    verifyDuty: (actor, dutyId) => verifyDuty(actor, { dutyId }),
    rejectEvidence: (actor, dutyId) => rejectEvidence(actor, { dutyId, reason }),
  },
  resolution: {
    adoptResolution: (actor, resolutionId) => adoptResolution(actor, { resolutionId }),
  },
  route: {
    submitReport: (actor, segmentId) =>
      submitReport(actor, { segmentId, severity: 3, day, time: '10:00', note: reason } as never),
    planIntervention: (actor, segmentId) =>
      planIntervention(actor, {
        segmentId,
        kind: 'PATROL',
        plannedFrom: '2026-12-01',
        plannedTo: '2026-12-02',
        hoursPerDay: 8,
      }),
  },
  report: {
    corroborateReport: (actor, reportId) => corroborateReport(actor, { reportId }),
    refuteReport: (actor, reportId) => refuteReport(actor, { reportId, reason }),
  },
  intervention: {
    startIntervention: (actor, interventionId) => startIntervention(actor, { interventionId }),
    endIntervention: (actor, interventionId) => endIntervention(actor, { interventionId }),
    cancelIntervention: (actor, interventionId) =>
      cancelIntervention(actor, { interventionId, reason }),
  },
  unit: {
    reportDown: (actor, scannerId) =>
      reportDown(actor, { scannerId, reason: 'BREAKDOWN', blocker: 'PART' }),
    restoreUnit: (actor, scannerId) => restoreUnit(actor, { scannerId, remedy: reason }),
    retireUnit: (actor, scannerId) => retireUnit(actor, { scannerId, reason }),
    planStages: (actor, scannerId) => planStages(actor, { scannerId }),
    reachStage: (actor, scannerId) => reachStage(actor, { scannerId, stage: 'FUNDED' }),
    holdUnit: (actor, scannerId) => holdUnit(actor, { scannerId, blocker: 'FUNDS', note: reason }),
    resumeUnit: (actor, scannerId) => resumeUnit(actor, { scannerId }),
    enterService: (actor, scannerId) => enterService(actor, { scannerId, licenceUntil: day }),
  },
  access: {
    closeAccess: (actor, accessId) => closeAccess(actor, { accessId }),
    reviewAccess: (actor, accessId) => reviewAccess(actor, { accessId, verdict: 'JUSTIFIED' }),
  },
  session: {
    endMySession: (actor, sessionId) => endMySession(actor, { sessionId }),
  },
  account: {
    resetPassword: (actor, accountId) => resetPassword(actor, { accountId, reason }),
    disableAccount: (actor, accountId) => disableAccount(actor, { accountId, reason }),
    enableAccount: (actor, accountId) => enableAccount(actor, { accountId, reason }),
    endAccountSessions: (actor, accountId) => endAccountSessions(actor, { accountId, reason }),
    callOffPosting: (actor, accountId) => callOffPosting(actor, { accountId, reason }),
    endPosting: (actor, accountId) => endPosting(actor, { accountId, reason } as never),
  },
  office: {
    renameOffice: (actor, officeId) => renameOffice(actor, { officeId, reason } as never),
    retireOffice: (actor, officeId) => retireOffice(actor, { officeId, reason }),
    reopenOffice: (actor, officeId) => reopenOffice(actor, { officeId, reason }),
  },
  link: {
    unlinkIdentity: (actor, linkId) => unlinkIdentity(actor, { linkId }),
  },
}

/** Begin something new, or concern the asker alone: they name no row that somebody else may have. */
export const NAME_NO_ROW = [
  'addOffice',
  'changePassword',
  'confirmEnrolment',
  'confirmIdentity',
  'createAccount',
  'endMyOtherSessions',
  'exportChain',
  'importScans',
  'linkIdentity',
  'logScan',
  'openExceptionally',
  'postAccount',
  'prepareExport',
  'proposeResolution',
  'registerScanner',
  'registerSegment',
  'removeSecondFactor',
  'renewRecoveryCodes',
  'setRoleSetting',
  'stageImage',
  'stagePhoto',
  'startEnrolment',
  'takeLostFactor',
  'verifyChain',
]
