import { useLocale, useTranslations } from 'next-intl'
import { BANDS } from '@/components/route-risk/band'
import { formatNumber, localeOf } from '@/lib/format'
import { ROUTE_MODEL } from '@/lib/route-risk/scores/rules'

const CREDENCES = ['SUBMITTED', 'CORROBORATED', 'REFUTED'] as const
const HARMS = ['LOW', 'MEDIUM', 'HIGH', 'SEVERE'] as const

/** How every score is computed: the formula and each of its parameters, which are a model and no measurement. */
export function Model() {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  const number = (value: number) => formatNumber(value, locale, 2)
  const rows: [string, string][] = [
    [t('routes.model.floor'), number(ROUTE_MODEL.floor)],
    [t('routes.model.halfLife'), t('routes.days', { days: number(ROUTE_MODEL.halfLifeDays) })],
    [t('routes.model.window'), t('routes.days', { days: number(ROUTE_MODEL.windowDays) })],
    [
      t('routes.model.credence'),
      CREDENCES.map(
        (state) => `${t(`words.reportStates.${state}`)} ${number(ROUTE_MODEL.credence[state])}`,
      ).join(' · '),
    ],
    [
      t('routes.model.harm'),
      HARMS.map(
        (harm) => `${t(`words.harmClasses.${harm}`)} ${number(ROUTE_MODEL.harm[harm])}`,
      ).join(' · '),
    ],
    [
      t('routes.model.fullValue'),
      t('routes.billions', { billions: number(ROUTE_MODEL.fullValueRial / 1e9) }),
    ],
    [
      t('routes.model.bands'),
      BANDS.toReversed()
        .map((band) => `${t(`words.riskBands.${band}`)} ${number(ROUTE_MODEL.bands[band])}`)
        .join(' · '),
    ],
  ]
  return (
    <details className="panel p-4">
      <summary className="font-semibold">
        {t('routes.model.title', { version: number(ROUTE_MODEL.version) })}
      </summary>
      <div className="mt-3 flex max-w-prose flex-col gap-2">
        <p>{t('routes.model.intro')}</p>
        <p dir="ltr" lang="en" className="figures overflow-x-auto rounded-md bg-raised px-3 py-2">
          R = 100 · (T · V · I)^(1/3) ; T = 1 − exp(−Σ s · c · 2^(−age / 30 d) ÷ km)
        </p>
        <p className="text-13 text-soft">{t('routes.model.factors')}</p>
        <dl className="grid grid-cols-1 gap-x-4 gap-y-1 text-13 sm:grid-cols-[auto_1fr]">
          {rows.map(([label, value]) => (
            <div key={label} className="contents">
              <dt className="text-soft">{label}</dt>
              <dd className="figures mb-1 min-w-0 sm:mb-0">{value}</dd>
            </div>
          ))}
        </dl>
        <p className="text-13 text-soft">{t('routes.model.persons')}</p>
      </div>
    </details>
  )
}
