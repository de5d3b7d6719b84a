import { CircleOff } from 'lucide-react'
import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { Identifier } from '@/components/ui/identifier'
import { Status } from '@/components/ui/status'
import { formatNumber, localeOf } from '@/lib/format'
import type { OfficeRow } from '@/lib/staff/offices/queries'

/** Every place of work: whose, what kind, where, how many people. Closed ones come last. */
export function OfficeTable({ offices }: { offices: OfficeRow[] }) {
  const t = useTranslations('officeForm')
  return (
    <section aria-label={t('list')}>
      <ul className="panel divide-y divide-line">
        {offices.map((office) => (
          <Row key={office.id} office={office} />
        ))}
      </ul>
    </section>
  )
}

function Row({ office }: { office: OfficeRow }) {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  const county = locale === 'fa' ? office.countyFa : office.countyEn
  return (
    <li className="relative grid grid-cols-1 items-center gap-x-4 gap-y-1 p-3 hover:bg-raised md:grid-cols-[2fr_1.4fr_1fr_7rem]">
      <div className="min-w-0">
        <Link
          href={`/accounts/offices/${office.code}`}
          prefetch={false}
          className="font-semibold text-accent after:absolute after:inset-0"
        >
          {locale === 'fa' ? office.nameFa : office.nameEn}
        </Link>
        <p className="text-13 text-soft">
          <Identifier>{office.code}</Identifier>
        </p>
      </div>
      <p className="text-13">
        {t(`words.officeKinds.${office.kind}`)}
        <span className="block text-soft">{t(`words.agencies.${office.agency}`)}</span>
      </p>
      <p className="text-13 text-soft">{county ?? t('officeForm.wholeProvince')}</p>
      <p className="text-13">
        {office.retiredAt ? (
          <Status tone="unknown" icon={CircleOff}>
            {t('officeForm.retired')}
          </Status>
        ) : (
          t('officeForm.people', { count: formatNumber(office.people, locale) })
        )}
      </p>
    </li>
  )
}
