'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { FindDraft } from '@/components/seizures/draft'
import { describedBy, Field } from '@/components/ui/field'
import { useReasons } from '@/components/ui/reasons'
import type { Refused } from '@/lib/result'
import { Concealment, LegalKind, OwnerState } from '@/prisma/generated/enums'

interface FindFieldsProps {
  draft: FindDraft
  change: (changed: Partial<FindDraft>) => void
  refused: Refused | undefined
}

/** What was found where, as the discovery record has it. */
export function FindFields({ draft, change, refused }: FindFieldsProps) {
  const t = useTranslations()
  const reasons = useReasons()
  const noteError = reasons.errorOf(refused, 'note')
  return (
    <>
      <Choice name="legalKind" label={t('findForm.legalKind')} {...{ draft, change, refused }}>
        {Object.values(LegalKind).map((kind) => (
          <option key={kind} value={kind}>
            {t(`words.legalKinds.${kind}`)}
          </option>
        ))}
      </Choice>
      <p role="status" className="-mt-4 text-13 text-soft empty:hidden">
        {draft.legalKind === 'PROHIBITED' ? t('findForm.prohibitedHint') : ''}
      </p>
      <div className="grid grid-cols-1 gap-6 sm:grid-cols-2">
        <Choice name="owner" label={t('findForm.owner')} {...{ draft, change, refused }}>
          {Object.values(OwnerState).map((state) => (
            <option key={state} value={state}>
              {t(`words.ownerStates.${state}`)}
            </option>
          ))}
        </Choice>
        <Choice
          name="concealment"
          label={t('findForm.concealment')}
          {...{ draft, change, refused }}
        >
          {Object.values(Concealment).map((place) => (
            <option key={place} value={place}>
              {t(`words.concealments.${place}`)}
            </option>
          ))}
        </Choice>
      </div>
      <Field
        id="note"
        label={t('findForm.note')}
        hint={t('findForm.noteHint')}
        error={noteError}
        optional
      >
        <textarea
          id="note"
          name="note"
          value={draft.note}
          onChange={(event) => change({ note: event.target.value })}
          rows={3}
          maxLength={1000}
          dir="auto"
          aria-invalid={noteError ? true : undefined}
          aria-describedby={describedBy('note', 'hint', noteError)}
          className="input"
        />
      </Field>
    </>
  )
}

interface ChoiceProps extends FindFieldsProps {
  name: 'legalKind' | 'owner' | 'concealment'
  label: string
  children: ReactNode
}

function Choice({ name, label, draft, change, refused, children }: ChoiceProps) {
  const t = useTranslations('ui')
  const error = useReasons().errorOf(refused, name)
  return (
    <Field id={name} label={label} error={error}>
      <select
        id={name}
        name={name}
        value={draft[name]}
        onChange={(event) => change({ [name]: event.target.value })}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(name, undefined, error)}
        className="input"
      >
        <option value="">{t('choose')}</option>
        {children}
      </select>
    </Field>
  )
}
