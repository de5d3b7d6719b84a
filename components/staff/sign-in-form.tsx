'use client'

import { useTranslations } from 'next-intl'
import { SignInStep } from '@/components/staff/sign-in-step'
import { Field } from '@/components/ui/field'

/** First step: name and password. After a refusal the name stays and the password is asked again. */
export function SignInForm() {
  const t = useTranslations('signIn')
  return (
    <SignInStep step="password" field="username">
      <Field id="username" label={t('username')}>
        <input
          id="username"
          name="username"
          required
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          dir="ltr"
          className="input"
        />
      </Field>
      <Field id="password" label={t('password')}>
        <input
          id="password"
          name="password"
          type="password"
          required
          autoComplete="current-password"
          dir="ltr"
          className="input"
        />
      </Field>
    </SignInStep>
  )
}
