import { useLocale, useTranslations } from 'next-intl'
import { formatNumber, localeOf } from '@/lib/format'

/** Whole rials with separators and their unit; a dash where nothing is on record. */
export function Rial({ amount }: { amount: number | null }) {
  const t = useTranslations('cases')
  const locale = localeOf(useLocale())
  if (amount === null) return <>—</>
  return (
    <span className="figures whitespace-nowrap">
      {t('rial', { amount: formatNumber(amount, locale) })}
    </span>
  )
}
