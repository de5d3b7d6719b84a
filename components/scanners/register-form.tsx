'use client'

import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { Field } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { type FormAction, useTypedForm } from '@/components/ui/typed-form'
import { localeOf } from '@/lib/format'
import type { OfficeChoice } from '@/lib/staff/queries'

const EMPTY = {
  code: '',
  officeId: '',
  kind: '',
  maker: '',
  model: '',
  ratedPerHour: '',
  energyMev: '',
  opensAtHour: '7',
  closesAtHour: '19',
  stage: '',
}
type Name = keyof typeof EMPTY

const KINDS = ['FIXED_PORTAL', 'RELOCATABLE', 'MOBILE', 'BACKSCATTER', 'PALLET'] as const
const STAGES = [
  'NEED',
  'FUNDED',
  'CONTRACTED',
  'DELIVERED',
  'SITE_READY',
  'INSTALLED',
  'RADIATION_LICENSED',
  'ACCEPTANCE_TESTED',
  'OPERATORS_TRAINED',
] as const

/** A new unit; what was typed stays after a refusal. */
export function RegisterForm({
  offices,
  action,
}: {
  offices: OfficeChoice[]
  action: FormAction<{ code: string }>
}) {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  const { form, state, control, errorOf, summary, pending } = useTypedForm({
    empty: EMPTY,
    action,
  })
  const labelOf = (name: Name) => t(`unit.${name}`)
  const labels = Object.fromEntries(
    (Object.keys(EMPTY) as Name[]).map((name) => [name, labelOf(name)]),
  )
  const field = (name: Name, input: React.ReactNode) => (
    <Field id={name} label={labelOf(name)} error={errorOf(name)}>
      {input}
    </Field>
  )
  const text = (name: Name, more: { dir?: 'ltr'; inputMode?: 'decimal' } = {}) =>
    field(name, <input {...control(name)} {...more} maxLength={60} autoComplete="off" />)
  const choice = (name: Name, empty: string, options: (readonly [string, string])[]) =>
    field(
      name,
      <select {...control(name)}>
        <option value="">{empty}</option>
        {options.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>,
    )
  return (
    <form {...form} className="flex flex-col gap-6">
      {summary(labels)}
      {state?.ok && (
        <Notice tone="good" live>
          {t('unit.registered', { code: state.value.code })}{' '}
          <Link href="/scanners" prefetch={false} className="link font-semibold">
            {t('unit.openBoard')}
          </Link>
        </Notice>
      )}
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
        {text('code', { dir: 'ltr' })}
        {choice(
          'officeId',
          t('ui.choose'),
          offices.map((office) => [office.id, office[locale]]),
        )}
        {choice(
          'kind',
          t('ui.choose'),
          KINDS.map((kind) => [kind, t(`words.scannerKinds.${kind}`)]),
        )}
        {choice(
          'stage',
          t('words.scannerStates.IN_SERVICE'),
          STAGES.map((stage) => [stage, t('unit.atStage', { stage: t(`words.stages.${stage}`) })]),
        )}
        {text('maker')}
        {text('model')}
        {text('ratedPerHour', { inputMode: 'decimal', dir: 'ltr' })}
        {text('energyMev', { inputMode: 'decimal', dir: 'ltr' })}
        {text('opensAtHour', { inputMode: 'decimal', dir: 'ltr' })}
        {text('closesAtHour', { inputMode: 'decimal', dir: 'ltr' })}
      </div>
      <button type="submit" disabled={pending} className="button button-main self-start">
        {pending ? t('ui.sending') : t('unit.send')}
      </button>
    </form>
  )
}
