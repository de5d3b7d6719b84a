import { useLocale, useTranslations } from 'next-intl'
import type { ChangeEvent } from 'react'
import { Field } from '@/components/ui/field'
import { localeOf } from '@/lib/format'
import type { CountyChoice } from '@/lib/staff/offices/queries'

interface Control {
  id: string
  name: string
  value: string
  onChange: (event: ChangeEvent<HTMLInputElement | HTMLSelectElement>) => void
  className: string
}

export interface OfficeFieldsProps {
  counties: CountyChoice[]
  control: (name: 'nameFa' | 'nameEn' | 'countyCode') => Control
  errorOf: (name: string) => string | undefined
}

/** The names of a place in both languages, and its county. */
export function OfficeFields({ counties, control, errorOf }: OfficeFieldsProps) {
  const t = useTranslations('officeForm')
  const locale = localeOf(useLocale())
  const { id: nameFaId } = control('nameFa')
  const { id: nameEnId } = control('nameEn')
  const { id: countyId } = control('countyCode')
  return (
    <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
      <Field id={nameFaId} label={t('nameFa')} error={errorOf('nameFa')}>
        <input {...control('nameFa')} dir="rtl" lang="fa" maxLength={120} autoComplete="off" />
      </Field>
      <Field id={nameEnId} label={t('nameEn')} error={errorOf('nameEn')}>
        <input {...control('nameEn')} dir="ltr" lang="en" maxLength={120} autoComplete="off" />
      </Field>
      <Field id={countyId} label={t('county')} error={errorOf('countyCode')}>
        <select {...control('countyCode')}>
          <option value="">{t('wholeProvince')}</option>
          {counties.map((county) => (
            <option key={county.code} value={county.code}>
              {county[locale]}
            </option>
          ))}
        </select>
      </Field>
    </div>
  )
}
