import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { Empty } from '@/components/ui/empty'
import { formatDigits, localeOf } from '@/lib/format'

/** No find can be recorded here: one is on record already, or the vehicle is not being examined. */
export function FindClosed({ seizureNumber }: { seizureNumber: number | undefined }) {
  const t = useTranslations('find')
  const locale = localeOf(useLocale())
  if (seizureNumber === undefined) return <Empty title={t('notNow')}>{t('notNowHint')}</Empty>
  const number = formatDigits(String(seizureNumber), locale)
  return (
    <Empty title={t('recorded', { number })}>
      <p>{t('recordedHint')}</p>
      <Link
        href={`/seizures/${seizureNumber}`}
        prefetch={false}
        className="button button-main mt-4"
      >
        {t('openSeizure', { number })}
      </Link>
    </Empty>
  )
}
