import { Filter, X } from 'lucide-react'
import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { scansAddress } from '@/components/scans/address'
import { DateInput } from '@/components/ui/date-input'
import { startOfTehranDay } from '@/lib/calendar'
import { formatDay, formatDigits, localeOf } from '@/lib/format'
import type { ScannerChoice } from '@/lib/scanners/queries'
import type { ScanFilter } from '@/lib/scans/schema'
import type { OfficeChoice } from '@/lib/staff/queries'

export interface ScanFiltersProps {
  filter: ScanFilter
  offices: OfficeChoice[]
  scanners: ScannerChoice[]
}

const STATES = [
  'SCANNED',
  'CLEARED',
  'REFERRED',
  'INSPECTING',
  'RELEASED',
  'SEIZED',
  'RESCAN',
] as const
const DIRECTIONS = ['IMPORT', 'EXPORT', 'TRANSIT'] as const

/** Filters as a plain form: their state is the address, shareable, and works before any script. */
export function ScanFilters(props: ScanFiltersProps) {
  const t = useTranslations('filters')
  const { filter } = props
  const active = chipsOf(props, useTranslations(), localeOf(useLocale()))
  return (
    <div className="no-print flex flex-col gap-2">
      <details className="panel group">
        <summary className="flex min-h-11 items-center gap-2 px-4 font-medium">
          <Filter aria-hidden size={16} />
          {t('title')}
        </summary>
        <form
          action="/scans"
          className="grid gap-3 border-t border-line p-4 sm:grid-cols-2 lg:grid-cols-4"
        >
          <Inputs {...props} />
          {filter.sort !== 'time' && <input type="hidden" name="sort" value={filter.sort} />}
          {filter.order !== 'desc' && <input type="hidden" name="order" value={filter.order} />}
          <div className="flex items-end gap-2">
            <button type="submit" className="button button-main">
              {t('apply')}
            </button>
            <Link href="/scans" prefetch={false} className="button button-plain">
              {t('clear')}
            </Link>
          </div>
        </form>
      </details>
      {active.length > 0 && (
        <ul aria-label={t('active')} className="flex flex-wrap gap-2">
          {active.map(({ name, text }) => (
            <li key={name}>
              <Link
                href={scansAddress(filter, {
                  [name]: undefined,
                  page: 1,
                  ...(name === 'q' ? { q: '' } : {}),
                })}
                prefetch={false}
                aria-label={t('remove', { filter: text })}
                className="inline-flex min-h-8 items-center gap-1 rounded-full border border-edge bg-surface px-3 text-13 hover:bg-raised"
              >
                {text}
                <X aria-hidden size={14} />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function Inputs({ filter, offices, scanners }: ScanFiltersProps) {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  const nameOf = (place: { fa: string; en: string }) => place[locale]
  return (
    <>
      <Labelled id="filter-q" label={t('filters.q')}>
        <input id="filter-q" name="q" defaultValue={filter.q} maxLength={80} className="input" />
      </Labelled>
      <Select
        id="office"
        label={t('filters.office')}
        value={filter.office}
        options={offices.map((office) => [office.id, nameOf(office)])}
      />
      <Select
        id="scanner"
        label={t('filters.scanner')}
        value={filter.scanner}
        options={scanners.map((unit) => [
          unit.id,
          `${unit.code} · ${nameOf({ fa: unit.officeFa, en: unit.officeEn })}`,
        ])}
      />
      <Select
        id="state"
        label={t('filters.state')}
        value={filter.state}
        options={STATES.map((state) => [state, t(`words.scanStates.${state}`)])}
      />
      <Select
        id="direction"
        label={t('filters.direction')}
        value={filter.direction}
        options={DIRECTIONS.map((way) => [way, t(`words.directions.${way}`)])}
      />
      <Labelled id="filter-hs" label={t('filters.hs')}>
        <input
          id="filter-hs"
          name="hs"
          defaultValue={filter.hs}
          inputMode="numeric"
          pattern="\d{2,6}"
          title={t('filters.hsHint')}
          dir="ltr"
          className="input"
        />
      </Labelled>
      <DateInput name="from" label={t('filters.from')} value={filter.from} />
      <DateInput name="to" label={t('filters.to')} value={filter.to} />
      <label className="flex min-h-11 items-center gap-2 self-end">
        <input
          type="checkbox"
          name="images"
          value="1"
          defaultChecked={filter.images === '1'}
          className="size-5 accent-accent"
        />
        {t('filters.images')}
      </label>
    </>
  )
}

function Labelled({
  id,
  label,
  children,
}: {
  id: string
  label: string
  children: React.ReactNode
}) {
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-13 font-medium">
        {label}
      </label>
      {children}
    </div>
  )
}

interface SelectProps {
  id: string
  label: string
  value: string | undefined
  options: (readonly [string, string])[]
}

function Select({ id, label, value, options }: SelectProps) {
  const t = useTranslations('filters')
  return (
    <Labelled id={`filter-${id}`} label={label}>
      <select id={`filter-${id}`} name={id} defaultValue={value ?? ''} className="input">
        <option value="">{t('all')}</option>
        {options.map(([key, text]) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
      </select>
    </Labelled>
  )
}

interface Chip {
  name: keyof ScanFilter
  text: string
}

function chipsOf(
  { filter, offices, scanners }: ScanFiltersProps,
  t: ReturnType<typeof useTranslations<never>>,
  locale: 'fa' | 'en',
): Chip[] {
  const day = (value: string) => formatDay(startOfTehranDay(value), locale)
  const office = offices.find(({ id }) => id === filter.office)
  const scanner = scanners.find(({ id }) => id === filter.scanner)
  const chips: [keyof ScanFilter, string | undefined | false][] = [
    ['q', filter.q && `«${filter.q}»`],
    ['office', office?.[locale]],
    ['scanner', scanner?.code],
    ['state', filter.state && t(`words.scanStates.${filter.state}`)],
    ['direction', filter.direction && t(`words.directions.${filter.direction}`)],
    ['hs', filter.hs && `HS ${formatDigits(filter.hs, locale)}`],
    ['from', filter.from && `${t('filters.from')} ${day(filter.from)}`],
    ['to', filter.to && `${t('filters.to')} ${day(filter.to)}`],
    ['images', filter.images && t('filters.images')],
  ]
  return chips.flatMap(([name, text]) => (text ? [{ name, text }] : []))
}
