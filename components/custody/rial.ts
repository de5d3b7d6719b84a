import { useLocale, useTranslations } from 'next-intl'
import { formatNumber, localeOf } from '@/lib/format'

const BILLION = 1e9
const MILLION = 1e6

/** Amounts in rials: exact on records, in millions or billions on figures. */
export function useRial() {
  const t = useTranslations('custody.rial')
  const locale = localeOf(useLocale())
  const scaled = (value: number): { amount: string; unit: string } => {
    if (value >= BILLION) return { amount: say(value / BILLION), unit: t('billion') }
    if (value >= MILLION) return { amount: say(value / MILLION), unit: t('million') }
    return { amount: say(value), unit: t('one') }
  }
  const say = (value: number) => formatNumber(value, locale, value < 100 ? 1 : 0)
  return {
    scaled,
    short: (value: number) => Object.values(scaled(value)).join(' '),
    exact: (value: number) => `${formatNumber(value, locale)} ${t('one')}`,
  }
}
