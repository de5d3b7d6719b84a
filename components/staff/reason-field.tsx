import { useTranslations } from 'next-intl'
import type { ComponentProps } from 'react'
import { Field } from '@/components/ui/field'

export interface ReasonFieldProps {
  /** What the form binds its input with. */
  control: ComponentProps<'input'> & { id: string }
  error: string | undefined
}

/** Why an administrator changes something; stays in the log. */
export function ReasonField({ control, error }: ReasonFieldProps) {
  const t = useTranslations('accounts')
  return (
    <Field id={control.id} label={t('reason')} hint={t('reasonHint')} error={error}>
      <input {...control} maxLength={300} autoComplete="off" />
    </Field>
  )
}
