import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Header } from '@/components/shell/header'
import { Navigation, type Place } from '@/components/shell/navigation'
import { Preferences } from '@/components/shell/preferences'
import { SessionWatch } from '@/components/shell/session'
import type { Actor } from '@/lib/actor'
import { requireActor } from '@/lib/auth'
import { isDemonstration } from '@/lib/dashboard/queries'
import { localeOf } from '@/lib/format'
import { canReadScanners } from '@/lib/scanners/policy'
import { canImportScans, canLogScans, canReadScans } from '@/lib/scans/policy'
import { setLocaleAction, setThemeAction } from '@/lib/staff/actions'
import { canManageAccounts } from '@/lib/staff/policy'

/** A role's places follow from the same policies that its pages ask. */
function placesOf(actor: Actor): Place[] {
  const open: [Place, boolean][] = [
    ['overview', true],
    ['logScan', canLogScans(actor).ok],
    ['scans', canReadScans(actor).ok],
    ['scanners', canReadScanners(actor).ok],
    ['imports', canImportScans(actor).ok],
    ['accounts', canManageAccounts(actor).ok],
  ]
  return open.filter(([, allowed]) => allowed).map(([place]) => place)
}

export default async function DeskLayout({ children }: { children: ReactNode }) {
  const actor = await requireActor()
  const t = await getTranslations()
  const locale = localeOf(await getLocale())
  const demonstration = await isDemonstration()
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
        withSearch={canReadScans(actor).ok}
        preferences={<Preferences setLocale={setLocaleAction} setTheme={setThemeAction} />}
      />
      <SessionWatch />
      <div className="flex flex-1 flex-col md:flex-row">
        <Navigation places={placesOf(actor)} />
        <main id="content" tabIndex={-1} className="min-w-0 flex-1 p-3 pb-24 outline-none md:p-6">
          {children}
        </main>
      </div>
    </div>
  )
}
