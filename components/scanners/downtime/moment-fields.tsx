import { useTranslations } from 'next-intl'
import type { InputHTMLAttributes } from 'react'
import { DayField } from '@/components/scanners/day-field'
import { Field } from '@/components/ui/field'

/** A day and a clock time; left empty they mean now. `hint` says so. */
export function MomentFields({
  idOf,
  errorOf,
  time,
  hint,
}: {
  idOf: (name: string) => string
  errorOf: (name: string) => string | undefined
  time: InputHTMLAttributes<HTMLInputElement>
  hint: string
}) {
  const t = useTranslations()
  return (
    <div className="flex flex-col gap-1">
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
        <DayField
          id={idOf('day')}
          name="day"
          label={`${t('unitForm.day')} (${t('ui.optional')})`}
          error={errorOf('day')}
        />
        <Field id={idOf('time')} label={t('unitForm.time')} error={errorOf('time')} optional>
          <input {...time} dir="ltr" inputMode="numeric" maxLength={8} autoComplete="off" />
        </Field>
      </div>
      <p id={`${idOf('time')}-hint`} className="text-13 text-soft">
        {hint}
      </p>
    </div>
  )
}
