import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { Vehicle } from '@/components/consignments/plate'
import { ScanStatus } from '@/components/scans/states'
import { Time } from '@/components/ui/time'
import { formatDigits, localeOf } from '@/lib/format'
import type { ScanRow } from '@/lib/scans/queries'

/** Other scans of the same consignment, plate or container: has this truck been here before? */
export function Related({ rows }: { rows: ScanRow[] }) {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  return (
    <section aria-labelledby="related" className="panel p-4">
      <h2 id="related" className="mb-2">
        {t('scan.related')}
      </h2>
      {rows.length === 0 ? (
        <p className="text-soft">{t('scan.noRelated')}</p>
      ) : (
        <ul className="flex flex-col divide-y divide-line">
          {rows.map((row) => (
            <li
              key={row.id}
              className="grid grid-cols-2 items-center gap-x-4 gap-y-1 py-2 md:grid-cols-[6rem_10rem_12rem_1fr_auto]"
            >
              <Link
                href={`/scans/${row.number}`}
                prefetch={false}
                className="link figures font-semibold"
              >
                {formatDigits(String(row.number), locale)}
              </Link>
              <Time at={row.scannedAt} />
              <span>{locale === 'fa' ? row.officeFa : row.officeEn}</span>
              <Vehicle plate={row.plate} containerNumber={row.containerNumber} />
              <span>
                <ScanStatus state={row.state} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
