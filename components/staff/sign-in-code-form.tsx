'use client'

import { useTranslations } from 'next-intl'
import { SignInStep } from '@/components/staff/sign-in-step'
import { Field } from '@/components/ui/field'

/** Second step: a code of the authenticator program, or a recovery code. */
export function SignInCodeForm() {
  const t = useTranslations('signIn')
  return (
    <SignInStep step="code" field="code">
      <Field id="code" label={t('code')} hint={t('codeHint')}>
        <input
          id="code"
          name="code"
          required
          autoComplete="one-time-code"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={40}
          dir="ltr"
          className="input"
          aria-describedby="code-hint"
          ref={(field) => field?.focus()}
        />
      </Field>
      <a href="/sign-in?again=1" className="link order-last self-start">
        {t('startOver')}
      </a>
    </SignInStep>
  )
}
