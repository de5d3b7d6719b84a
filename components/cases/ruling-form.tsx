'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { ActForm, type CaseFormAction } from '@/components/cases/act-form'
import { Choices } from '@/components/cases/choices'
import { describedBy, Field } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { useReasons } from '@/components/ui/reasons'
import { isOutsideBand, readRial } from '@/lib/cases/proposals/rules'
import { formatDigits, formatNumber, localeOf } from '@/lib/format'
import type { Refused } from '@/lib/result'
import type { Outcome } from '@/prisma/generated/enums'

/** The fine that the law foresees for these goods, whole rials. */
export interface ProposedFine {
  article: string
  minRial: number
  maxRial: number
  valueRial: number
}

interface Props {
  step: 'RULE' | 'RULE_APPEAL'
  caseId: string
  proposed: ProposedFine | undefined
  action: CaseFormAction
}

const OUTCOMES: readonly Outcome[] = ['CONFISCATION', 'RETURN']

/** A ruling: outcome, fine, grounds. A fine outside the proposed band is warned of, never forbidden. */
export function RulingForm({ step, caseId, proposed, action }: Props) {
  const t = useTranslations()
  const reasons = useReasons()
  const [outcome, setOutcome] = useState<Outcome>()
  return (
    <ActForm
      step={step}
      action={action}
      hidden={{ caseId }}
      labels={{
        outcome: t('caseForm.outcome'),
        fineRial: t('caseForm.fine'),
        grounds: t('caseForm.grounds'),
      }}
      fields={(refused) => (
        <>
          <Choices
            id="outcome"
            legend={t('caseForm.outcome')}
            error={reasons.errorOf(refused, 'outcome')}
            options={OUTCOMES.map((key) => ({ key, label: t(`words.outcomes.${key}`) }))}
            onChoose={(key) => setOutcome(key as Outcome)}
          />
          <Fine
            outcome={outcome}
            proposed={proposed}
            error={reasons.errorOf(refused, 'fineRial')}
          />
          <Grounds refused={refused} />
        </>
      )}
    />
  )
}

interface FineProps {
  outcome: Outcome | undefined
  proposed: ProposedFine | undefined
  error: string | undefined
}

function Fine({ outcome, proposed, error }: FineProps) {
  const t = useTranslations('caseForm')
  const locale = localeOf(useLocale())
  const [typed, setTyped] = useState('')
  const fine = readRial(typed)
  const band = proposed && {
    article: formatDigits(proposed.article, locale),
    from: formatNumber(proposed.minRial, locale),
    to: formatNumber(proposed.maxRial, locale),
  }
  return (
    <div className="flex flex-col gap-2">
      <Field id="fineRial" label={t('fine')} hint={t('fineHint')} error={error}>
        <input
          id="fineRial"
          name="fineRial"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          inputMode="numeric"
          dir="ltr"
          maxLength={40}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy('fineRial', 'hint', error)}
          className="input figures max-w-80"
        />
      </Field>
      {band && outcome !== 'RETURN' && <p className="text-13 text-soft">{t('fineBand', band)}</p>}
      {fine !== undefined && <FineRead fine={fine} valueRial={proposed?.valueRial} />}
      {fine !== undefined && outcome && isOutsideBand(outcome, fine, proposed) && (
        <Notice tone="attention" live>
          {outcome === 'RETURN' ? t('fineWithReturn') : t('fineOutside')}
        </Notice>
      )}
    </div>
  )
}

/** The amount as read, and how many times the value it is. */
function FineRead({ fine, valueRial }: { fine: number; valueRial: number | undefined }) {
  const t = useTranslations('caseForm')
  const locale = localeOf(useLocale())
  return (
    <p className="figures font-semibold">
      {t('fineReads', { amount: formatNumber(fine, locale) })}
      {valueRial ? (
        <span className="ms-2 font-normal text-soft">
          {t('fineTimes', { times: formatNumber(fine / valueRial, locale, 1) })}
        </span>
      ) : null}
    </p>
  )
}

function Grounds({ refused }: { refused: Refused | undefined }) {
  const t = useTranslations('caseForm')
  const error = useReasons().errorOf(refused, 'grounds')
  return (
    <Field id="grounds" label={t('grounds')} hint={t('groundsHint')} error={error}>
      <textarea
        id="grounds"
        name="grounds"
        rows={4}
        maxLength={2000}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy('grounds', 'hint', error)}
        className="input"
      />
    </Field>
  )
}
