'use client'

import { useLocale, useTranslations } from 'next-intl'
import { describedBy, FieldError } from '@/components/ui/field'
import { formatNumber, localeOf } from '@/lib/format'
import { SEVERITIES } from '@/lib/route-risk/reports/rules'

interface SeverityProps {
  value: string
  error: string | undefined
  onChange: (severity: string) => void
}

/** How severe it was, each step in words. */
export function SeverityChoice({ value, error, onChange }: SeverityProps) {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  return (
    <fieldset aria-describedby={describedBy('severity', undefined, error)}>
      <legend className="mb-1 font-semibold">{t('routeForms.severity')}</legend>
      {error && <FieldError id="severity" error={error} />}
      <div className="flex flex-col gap-2">
        {SEVERITIES.map((severity, index) => {
          const step = String(index + 1)
          return (
            <label
              key={severity}
              className="flex min-h-12 cursor-pointer items-center gap-3 rounded-md border border-edge bg-surface px-3 has-checked:border-accent has-checked:bg-accent-tint"
            >
              <input
                id={index === 0 ? 'severity' : undefined}
                type="radio"
                name="severity"
                value={step}
                checked={value === step}
                onChange={() => onChange(step)}
                className="size-4 shrink-0 accent-accent"
              />
              <span className="figures w-3 font-semibold">{formatNumber(index + 1, locale)}</span>
              {t(`words.severities.${severity}`)}
            </label>
          )
        })}
      </div>
    </fieldset>
  )
}
