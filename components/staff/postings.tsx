import { useLocale, useTranslations } from 'next-intl'
import { PostingStatus } from '@/components/staff/states'
import { Time } from '@/components/ui/time'
import { localeOf } from '@/lib/format'
import type { PostingView } from '@/lib/staff/postings/queries'

/** Where somebody has worked and will work, newest first. */
export function Postings({ postings }: { postings: PostingView[] }) {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  return (
    <ol className="flex flex-col divide-y divide-line">
      {postings.map((one) => (
        <li key={one.id} className="grid grid-cols-1 gap-x-4 gap-y-1 py-3 sm:grid-cols-[8rem_1fr]">
          <p>
            <PostingStatus state={one.state} />
          </p>
          <div className="min-w-0">
            <p className="font-semibold">{t(`words.roles.${one.role}`)}</p>
            <p>
              {locale === 'fa' ? one.officeFa : one.officeEn}
              {one.countyFa && (
                <span className="text-soft">
                  {' '}
                  ·{' '}
                  {t('accounts.county', {
                    name: (locale === 'fa' ? one.countyFa : one.countyEn) ?? '',
                  })}
                </span>
              )}
            </p>
            <p className="text-13 text-soft">
              {t('accounts.fromTime')} <Time at={one.validFrom} />
              {one.validTo && one.state !== 'CALLED_OFF' && (
                <>
                  {' '}
                  {t('accounts.toTime')} <Time at={one.validTo} />
                </>
              )}
              {one.madeBy && (
                <>
                  {' · '}
                  {t('accounts.madeBy')} <bdi>{one.madeBy}</bdi>
                </>
              )}
            </p>
          </div>
        </li>
      ))}
    </ol>
  )
}
