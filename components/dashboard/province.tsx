import type { Route } from 'next'
import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { DayChart } from '@/components/ui/day-chart'
import { Figure } from '@/components/ui/figure'
import { Ago, Time } from '@/components/ui/time'
import { startOfTehranDay } from '@/lib/calendar'
import type { OfficeCount, Province } from '@/lib/dashboard/province/queries'
import { formatNumber, formatShare, formatShortDay, localeOf } from '@/lib/format'

interface Reads {
  scans: boolean
  scanners: boolean
}

/** The province today: figures, thirty days, offices. Ways to rows only for those who may read them. */
export function ProvinceView({ province, reads }: { province: Province; reads: Reads }) {
  const t = useTranslations('overview')
  return (
    <section aria-labelledby="province" className="flex flex-col gap-4">
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <h2 id="province" className="text-20">
          {t('province')}
        </h2>
        <p className="text-13 text-soft">
          {t('asOf')} <Time at={province.asOf} />
        </p>
      </div>
      <Figures province={province} reads={reads} />
      <div className="grid grid-cols-1 gap-4 xl:grid-cols-[3fr_2fr]">
        <Days province={province} linked={reads.scans} />
        <Offices offices={province.offices} day={province.today} linked={reads.scans} />
      </div>
    </section>
  )
}

function Figures({ province, reads }: { province: Province; reads: Reads }) {
  const t = useTranslations('overview')
  const locale = localeOf(useLocale())
  const count = (value: number) => formatNumber(value, locale)
  const scansOf = (query: string) => (reads.scans ? (`/scans?${query}` as Route) : undefined)
  const share = province.referredShare
  return (
    <div className="grid grid-cols-1 gap-4 sm:grid-cols-2 xl:grid-cols-4">
      <Figure
        label={t('figures.today.label')}
        value={count(province.scansToday)}
        change={changeOf(province, t, locale)}
        definition={t('figures.today.definition')}
        href={scansOf(`from=${province.today}&to=${province.today}`)}
      />
      <Figure
        label={t('figures.waiting.label')}
        value={count(province.waiting)}
        note={
          province.oldestWaiting && (
            <>
              {t('oldest')} <Ago at={province.oldestWaiting} now={province.asOf} />
            </>
          )
        }
        definition={t('figures.waiting.definition')}
        href={scansOf('state=SCANNED&order=asc')}
      />
      <Figure
        label={t('figures.referred.label')}
        value={share === undefined ? undefined : formatShare(share, locale, 1)}
        missing={t('figures.referred.missing')}
        note={
          share !== undefined &&
          t('ofTotal', { part: count(province.referred), total: count(province.decided) })
        }
        definition={t('figures.referred.definition')}
        href={scansOf(`state=REFERRED&from=${province.days[0]?.day ?? province.today}`)}
      />
      <Figure
        label={t('figures.units.label')}
        value={count(province.unitsInService)}
        unit={t('figures.units.of', { total: count(province.units) })}
        note={t('figures.units.commissioning', { count: count(province.commissioning) })}
        definition={t('figures.units.definition')}
        href={reads.scanners ? '/scanners' : undefined}
      />
    </div>
  )
}

function changeOf(
  province: Province,
  t: ReturnType<typeof useTranslations<'overview'>>,
  locale: 'fa' | 'en',
) {
  const { changeToday } = province
  if (changeToday === undefined) return undefined
  const sign = Math.sign(changeToday)
  const share = formatShare(Math.abs(changeToday), locale)
  return { sign, text: t(sign > 0 ? 'more' : sign < 0 ? 'fewer' : 'same', { share }) }
}

function Days({ province, linked }: { province: Province; linked: boolean }) {
  const t = useTranslations('overview')
  const locale = localeOf(useLocale())
  const bars = province.days.map(({ day, scans }) => ({
    key: day,
    label: formatShortDay(startOfTehranDay(day), locale),
    value: scans,
    href: (linked ? `/scans?from=${day}&to=${day}` : '/') as Route,
    partial: day === province.today,
  }))
  return (
    <DayChart title={t('days.title')} unit={t('days.unit')} barsTitle={t('days.day')} bars={bars} />
  )
}

function Offices({
  offices,
  day,
  linked,
}: {
  offices: OfficeCount[]
  day: string
  linked: boolean
}) {
  const t = useTranslations('overview')
  const locale = localeOf(useLocale())
  const top = Math.max(1, ...offices.map((office) => office.scans))
  return (
    <section aria-labelledby="offices" className="panel p-4">
      <h2 id="offices" className="mb-2">
        {t('offices.title')}
      </h2>
      {offices.length === 0 && <p className="text-soft">{t('offices.none')}</p>}
      <ul className="flex flex-col">
        {offices.map((office) => {
          const name = locale === 'fa' ? office.officeFa : office.officeEn
          const row = (
            <>
              <span className="flex justify-between gap-2 text-13">
                <span className="truncate">{name}</span>
                <span className="figures font-semibold">{formatNumber(office.scans, locale)}</span>
              </span>
              <span aria-hidden className="mt-1 block h-2 rounded-full bg-raised">
                <span
                  className="block h-2 rounded-full bg-accent"
                  style={{ width: `${(office.scans / top) * 100}%` }}
                />
              </span>
            </>
          )
          return (
            <li key={office.officeId}>
              {linked ? (
                <Link
                  href={`/scans?office=${office.officeId}&from=${day}&to=${day}` as Route}
                  prefetch={false}
                  className="block rounded-md px-2 py-2 hover:bg-raised"
                >
                  {row}
                </Link>
              ) : (
                <div className="px-2 py-2">{row}</div>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
