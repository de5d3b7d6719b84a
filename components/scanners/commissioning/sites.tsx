import type { Route } from 'next'
import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { LadderStrip } from '@/components/scanners/commissioning/ladder'
import { Identifier } from '@/components/ui/identifier'
import { formatNumber, localeOf } from '@/lib/format'
import type { BoardUnit, ScannerBoard } from '@/lib/scanners/queries'

interface Site {
  code: string
  fa: string
  en: string
}

/** Units on their way into service, by site: the named ones first, whether or not one is on its way there. */
export function Sites({ board }: { board: ScannerBoard }) {
  const t = useTranslations('words.scannerStates')
  const locale = localeOf(useLocale())
  const coming = board.units.filter(({ state }) => state === 'COMMISSIONING')
  return (
    <section id="COMMISSIONING" aria-labelledby="COMMISSIONING-title" className="scroll-mt-24">
      <h2 id="COMMISSIONING-title" className="mb-3 text-16">
        {t('COMMISSIONING')}{' '}
        <span className="figures text-soft">({formatNumber(coming.length, locale)})</span>
      </h2>
      <ul className="grid grid-cols-1 gap-3 lg:grid-cols-3">
        {sitesOf(board.sites, coming).map((site) => (
          <SiteCard
            key={site.code}
            site={site}
            units={coming.filter(({ officeCode }) => officeCode === site.code)}
          />
        ))}
      </ul>
    </section>
  )
}

function sitesOf(named: Site[], coming: BoardUnit[]): Site[] {
  const sites = new Map(named.map((site) => [site.code, site]))
  for (const { officeCode: code, officeFa: fa, officeEn: en } of coming)
    if (!sites.has(code)) sites.set(code, { code, fa, en })
  return [...sites.values()]
}

function SiteCard({ site, units }: { site: Site; units: BoardUnit[] }) {
  const t = useTranslations('board')
  const locale = localeOf(useLocale())
  return (
    <li className="panel flex min-w-0 flex-col gap-3 p-4">
      <h3 className="text-14">
        <bdi>{site[locale]}</bdi>
      </h3>
      {units.length === 0 && <p className="text-soft">{t('noneComing')}</p>}
      {units.map((unit) => (
        <div key={unit.id} className="relative flex flex-col gap-1 border-t border-line pt-3">
          <p className="flex flex-wrap items-baseline gap-x-2 text-13 text-soft">
            <Link
              href={`/scanners/${unit.code}` as Route}
              prefetch={false}
              className="link text-16 font-semibold after:absolute after:inset-0"
            >
              <Identifier>{unit.code}</Identifier>
            </Link>
            <bdi>{`${unit.maker} ${unit.model}`}</bdi>
          </p>
          {unit.ladder && <LadderStrip ladder={unit.ladder} />}
        </div>
      ))}
    </li>
  )
}
