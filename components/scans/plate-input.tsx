'use client'

import { useTranslations } from 'next-intl'
import { type ChangeEvent, useRef } from 'react'
import type { Draft } from '@/components/scans/draft'
import { describedBy, FieldError } from '@/components/ui/field'
import { PLATE_LETTERS } from '@/lib/consignments/rules'
import { toAsciiDigits } from '@/lib/text'

interface PlateInputProps {
  draft: Draft
  change: (changed: Partial<Draft>) => void
  onComplete: () => void
  error: string | undefined
}

/** The plate in its four parts, left to right as on the vehicle; any other plate as text. */
export function PlateInput({ draft, change, onComplete, error }: PlateInputProps) {
  const t = useTranslations('logScan')
  const iranian = draft.plateKind !== 'OTHER'
  return (
    <fieldset onBlur={onComplete} className={error ? 'border-s-4 border-breach ps-3' : undefined}>
      <legend className="mb-1 font-semibold">{t('plate')}</legend>
      {error && <FieldError id="plate" error={error} />}
      <div className="flex flex-wrap items-start gap-3">
        {iranian ? (
          <FourParts draft={draft} change={change} error={error} />
        ) : (
          <OneText draft={draft} change={change} error={error} />
        )}
        <select
          aria-label={t('plateKind')}
          name="plateKind"
          value={draft.plateKind}
          onChange={(event) => change({ plateKind: event.target.value })}
          className="input w-auto"
        >
          <option value="IRANIAN">{t('iranianPlate')}</option>
          <option value="OTHER">{t('otherPlate')}</option>
        </select>
      </div>
    </fieldset>
  )
}

type PartProps = Pick<PlateInputProps, 'draft' | 'change' | 'error'>

function OneText({ draft, change, error }: PartProps) {
  const t = useTranslations('logScan')
  return (
    <input
      id="plate"
      name="plateText"
      aria-label={t('plateText')}
      aria-describedby={describedBy('plate', undefined, error)}
      aria-invalid={error ? true : undefined}
      dir="ltr"
      maxLength={40}
      value={draft.plateText}
      onChange={(event) => change({ plateText: event.target.value })}
      className="input max-w-60"
    />
  )
}

function FourParts({ draft, change, error }: PartProps) {
  const t = useTranslations('logScan')
  const box = useRef<HTMLDivElement>(null)
  /** A full part hands on to the next one, so that a plate is typed in one go. */
  const part = (name: 'plateTwo' | 'plateThree' | 'plateRegion', length: number) => ({
    id: name === 'plateTwo' ? 'plate' : `plate-${name}`,
    name,
    value: draft[name],
    inputMode: 'numeric' as const,
    maxLength: length,
    'aria-label': t(name),
    'aria-invalid': error ? (true as const) : undefined,
    'aria-describedby': describedBy('plate', undefined, error),
    autoComplete: 'off',
    onChange: (event: ChangeEvent<HTMLInputElement>) => {
      const digits = toAsciiDigits(event.target.value).replace(/\D/g, '').slice(0, length)
      change({ [name]: digits })
      if (digits.length === length && name !== 'plateRegion') focusAfter(box.current, event.target)
    },
  })
  return (
    <div ref={box} dir="ltr" className="figures flex items-center gap-1">
      <input {...part('plateTwo', 2)} className="input w-14 px-2 text-center" placeholder="12" />
      <select
        name="plateLetter"
        aria-label={t('plateLetter')}
        value={draft.plateLetter}
        onChange={(event) => change({ plateLetter: event.target.value })}
        className="input w-20 px-2 text-center"
      >
        {PLATE_LETTERS.map((letter) => (
          <option key={letter} value={letter}>
            {letter}
          </option>
        ))}
      </select>
      <input {...part('plateThree', 3)} className="input w-16 px-2 text-center" placeholder="345" />
      <span className="px-1 text-13 text-soft">{t('iran')}</span>
      <input {...part('plateRegion', 2)} className="input w-14 px-2 text-center" placeholder="14" />
    </div>
  )
}

function focusAfter(box: HTMLElement | null, current: HTMLElement): void {
  const controls = [...(box?.querySelectorAll<HTMLElement>('input') ?? [])]
  controls[controls.indexOf(current) + 1]?.focus()
}
