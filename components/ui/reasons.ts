import { useLocale, useTranslations } from 'next-intl'
import type { SummaryItem } from '@/components/ui/error-summary'
import { formatDigits, formatNumber, localeOf } from '@/lib/format'
import type { Details, Reason, Refused } from '@/lib/result'

/** Puts refusals into words: a reason, one field's error, all of them for a summary. */
export function useReasons() {
  const t = useTranslations('reasons')
  const locale = localeOf(useLocale())
  const say = (reason: Reason, details: Details = {}) => t(reason, inScript(details, locale))
  return {
    say,
    errorOf(refused: Refused | undefined, field: string): string | undefined {
      const found = refused?.fields.find((error) => error.field === field)
      return found && say(found.reason, found.details)
    },
    /** `labels` name the fields, so that a summary reads without its form. */
    itemsOf(refused: Refused, labels: Partial<Record<string, string>> = {}): SummaryItem[] {
      return refused.fields.map(({ field, reason, details }) => ({
        field,
        text: [labels[field], say(reason, details)].filter(Boolean).join(': '),
      }))
    },
  }
}

/** Numbers with the reader's digits; a number of a scan or consignment without separators. */
function inScript(details: Details, locale: 'fa' | 'en'): Record<string, string> {
  const entries = Object.entries(details).map(([name, value]) => {
    const grouped = typeof value === 'number' && name !== 'number'
    return [name, grouped ? formatNumber(value, locale) : formatDigits(String(value), locale)]
  })
  return Object.fromEntries(entries)
}
