import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { AlertsBell } from '@/components/shell/alerts-bell'
import { AlertsLive } from '@/components/shell/alerts-live'
import { Header } from '@/components/shell/header'
import { Navigation, type Place } from '@/components/shell/navigation'
import { Preferences } from '@/components/shell/preferences'
import { SessionWatch } from '@/components/shell/session-watch'
import { TypedBack } from '@/components/shell/typed-back'
import { ConfirmWay } from '@/components/ui/confirm-identity'
import type { Actor } from '@/lib/actor'
import { canReadAlerts } from '@/lib/alerts/policy'
import { type Bell, countMyAlerts } from '@/lib/alerts/stream/queries'
import { canReadAudit } from '@/lib/audit/policy'
import { requireArriving } from '@/lib/auth'
import { canReadAccesses } from '@/lib/cases/exceptional/policy'
import { canReadCases } from '@/lib/cases/policy'
import { canReadCouncil } from '@/lib/council/policy'
import { canReadOrders, canReadStock, canReceive } from '@/lib/custody/policy'
import { canReadBacklog } from '@/lib/dashboard/backlog/policy'
import { canReadPermissions } from '@/lib/dashboard/permissions/policy'
import { isDemonstration } from '@/lib/dashboard/queries'
import { localeOf } from '@/lib/format'
import { ok, type Result } from '@/lib/result'
import { canReadRoutes, canReport } from '@/lib/route-risk/policy'
import { canReadScanners } from '@/lib/scanners/policy'
import { canImportScans, canLogScans, canReadScans } from '@/lib/scans/policy'
import { canReadSeizures } from '@/lib/seizures/policy'
import { IDLE_MINUTES, postingKey } from '@/lib/sessions'
import { canManageAccounts } from '@/lib/staff/policy'
import { setLocaleAction, setThemeAction } from '@/lib/staff/preferences/actions'
import { confirmIdentityAction, stayAction } from '@/lib/staff/sessions/actions'
import type { Role } from '@/prisma/generated/enums'

const OPEN: Readonly<Record<Place, (actor: Actor) => Result<null>>> = {
  overview: () => ok(null),
  logScan: canLogScans,
  scans: canReadScans,
  seizures: canReadSeizures,
  receive: canReceive,
  custody: canReadStock,
  orders: canReadOrders,
  cases: canReadCases,
  routeReport: canReport,
  routeRisk: canReadRoutes,
  scanners: canReadScanners,
  backlog: canReadBacklog,
  council: canReadCouncil,
  alerts: canReadAlerts,
  imports: canImportScans,
  exceptional: canReadAccesses,
  audit: canReadAudit,
  accounts: canManageAccounts,
  permissions: (actor) => canReadPermissions(actor, actor),
}

/** Each role's work in its order; what is not named follows. */
const FIRST: Readonly<Record<Role, readonly Place[]>> = {
  CUSTOMS_OFFICER: ['overview', 'logScan', 'scans', 'seizures', 'orders', 'cases'],
  CUSTOMS_SUPERVISOR: ['overview', 'scanners', 'alerts', 'scans', 'seizures'],
  WAREHOUSE_KEEPER: ['overview', 'receive', 'orders', 'custody', 'seizures'],
  POLICE_OFFICER: ['overview', 'routeReport', 'routeRisk', 'alerts', 'council'],
  PENALTY_OFFICER: ['overview', 'cases', 'orders', 'seizures', 'backlog'],
  JUDICIARY_OFFICER: ['overview', 'backlog', 'council', 'cases', 'custody', 'routeRisk'],
  ADMINISTRATOR: ['overview', 'accounts'],
}

/** A role's places follow from the same policies that its pages ask. */
function placesOf(actor: Actor): Place[] {
  const order = new Set([...FIRST[actor.role], ...(Object.keys(OPEN) as Place[])])
  return [...order].filter((place) => OPEN[place](actor).ok)
}

export default async function DeskLayout({ children }: { children: ReactNode }) {
  const actor = await requireArriving()
  // Who still owes sign-in something sees the page on which they give it, and nothing around it.
  const open = !actor.owes
  const t = await getTranslations()
  const locale = localeOf(await getLocale())
  const demonstration = await isDemonstration()
  const bell = open && (await countMyAlerts(actor))
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:z-40 focus:bg-surface focus:p-3"
      >
        {t('shell.skip')}
      </a>
      {demonstration && (
        <p className="bg-attention-tint px-4 py-1 text-center text-13 font-medium text-attention">
          {t('app.demonstration')}
        </p>
      )}
      <Header
        person={actor.displayName}
        role={t(`words.roles.${actor.role}`)}
        place={actor.office[locale]}
        withSearch={open && canReadScans(actor).ok}
        alerts={bell && <Alerts bell={bell} />}
        preferences={<Preferences setLocale={setLocaleAction} setTheme={setThemeAction} />}
      />
      <SessionWatch
        owner={actor.id}
        posting={postingKey(actor)}
        endsIn={IDLE_MINUTES * 60_000}
        stay={stayAction}
      />
      <div className="flex flex-1 flex-col md:flex-row">
        {open && <Navigation places={placesOf(actor)} />}
        <main id="content" tabIndex={-1} className="min-w-0 flex-1 p-3 pb-24 outline-none md:p-6">
          <TypedBack owner={actor.id} />
          <ConfirmWay confirm={confirmIdentityAction}>{children}</ConfirmWay>
        </main>
      </div>
    </div>
  )
}

/** The bell's figure is the server's; what happens from then on comes by the stream. */
function Alerts({ bell }: { bell: Bell }) {
  return (
    <>
      <AlertsLive start={bell} />
      <AlertsBell open={bell.open} />
    </>
  )
}
