'use client'

import Image from 'next/image'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { CopyButton, RecoveryCodeSheet } from '@/components/staff/recovery-codes'
import { Field } from '@/components/ui/field'
import { type FormAction, useTypedForm } from '@/components/ui/typed-form'
import type { Enrolment } from '@/lib/staff/credentials/queries'
import type { RecoveryCodes } from '@/lib/staff/second-factor/commands'

export type CodesAction = FormAction<RecoveryCodes>

/** The first step: a new key. */
export function BeginEnrolment({
  action,
  again = false,
}: {
  action: FormAction<null>
  again?: boolean
}) {
  const t = useTranslations('accountForm')
  const { form, summary, pending } = useTypedForm({ empty: {}, action, prefix: 'begin-' })
  return (
    <form {...form} className="flex max-w-[480px] flex-col gap-4">
      {summary({})}
      <button
        type="submit"
        disabled={pending}
        className={`button self-start ${again ? '' : 'button-main'}`}
      >
        {t(again ? 'newSecret' : 'begin')}
      </button>
    </form>
  )
}

interface ConfirmProps {
  enrolment: Enrolment
  action: CodesAction
  /** Makes another key, where this one was not read. */
  restart: FormAction<null>
  next: '/' | '/account'
}

/** The second: the key as a picture and as text, and the first code as proof that the program has it. */
export function ConfirmEnrolment({ enrolment, action, restart, next }: ConfirmProps) {
  const t = useTranslations('accountForm')
  return (
    <CodeForm
      action={action}
      next={next}
      prefix="confirm-"
      field={t('code')}
      verb={t('confirm')}
      main
      before={<KeyToScan {...enrolment} />}
      after={<BeginEnrolment action={restart} again />}
    />
  )
}

function KeyToScan({ secret, picture }: Enrolment) {
  const t = useTranslations('accountForm')
  return (
    <>
      <div>
        <p className="font-semibold">{t('step1')}</p>
        <p className="text-13 text-soft">{t('step1Hint')}</p>
      </div>
      <Image
        src={picture}
        alt={t('picture')}
        width={220}
        height={220}
        unoptimized
        className="self-center"
      />
      <p>{t('secret')}</p>
      <bdi dir="ltr" className="figures text-16">
        {secret.match(/.{1,4}/g)?.join(' ')}
      </bdi>
      <CopyButton text={secret} label={t('copySecret')} />
      <p className="font-semibold">{t('step2')}</p>
    </>
  )
}

export interface FactorActions {
  renew: CodesAction
  remove: FormAction<null>
}

/** What can be done with a second factor that is on; each needs a fresh code. */
export function ManageSecondFactor({ actions }: { actions: FactorActions }) {
  const t = useTranslations('accountForm')
  return (
    <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
      <CodeForm
        action={actions.renew}
        next="/account"
        prefix="renew-"
        title={t('renewTitle')}
        field={t('freshCode')}
        before={<p className="text-soft">{t('renewHint')}</p>}
        verb={t('renew')}
      />
      <CodeForm
        action={actions.remove}
        next="/account"
        prefix="remove-"
        title={t('removeTitle')}
        field={t('freshCode')}
        before={<p className="text-soft">{t('removeHint')}</p>}
        verb={t('remove')}
      />
    </div>
  )
}

interface CodeFormProps {
  /** Codes come back where new ones were made. */
  action: FormAction<RecoveryCodes> | FormAction<null>
  next: '/' | '/account'
  prefix: string
  title?: string
  field: string
  verb: string
  main?: boolean
  before?: ReactNode
  after?: ReactNode
}

/** One code and what it is for; recovery codes that come back take its place. */
function CodeForm({
  action,
  next,
  prefix,
  title,
  field,
  verb,
  main,
  before,
  after,
}: CodeFormProps) {
  const ui = useTranslations('ui')
  const { form, state, control, errorOf, summary, pending } = useTypedForm({
    empty: { code: '' },
    action: action as FormAction<RecoveryCodes | null>,
    prefix,
  })
  if (state?.ok && state.value) return <RecoveryCodeSheet codes={state.value.codes} next={next} />
  return (
    <>
      <form {...form} className="panel flex max-w-[480px] flex-col gap-4 p-4">
        {title && <h2>{title}</h2>}
        {summary({ code: field })}
        {before}
        <Field id={`${prefix}code`} label={field} error={errorOf('code')}>
          <input
            {...control('code')}
            dir="ltr"
            required
            maxLength={40}
            autoComplete="one-time-code"
            autoCapitalize="characters"
            spellCheck={false}
          />
        </Field>
        <button
          type="submit"
          disabled={pending}
          className={`button self-start ${main ? 'button-main' : ''}`}
        >
          {pending ? ui('sending') : verb}
        </button>
      </form>
      {after}
    </>
  )
}
