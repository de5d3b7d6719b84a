'use client'

import { useTranslations } from 'next-intl'
import { HsInput } from '@/components/consignments/hs-input'
import type { Draft } from '@/components/scans/draft'
import { PlateInput } from '@/components/scans/plate-input'
import { describedBy, Field } from '@/components/ui/field'
import { useReasons } from '@/components/ui/reasons'
import type { HsChoice } from '@/lib/consignments/queries'
import type { Refused, Result } from '@/lib/result'
import type { ScannerChoice } from '@/lib/scanners/queries'

interface PartProps {
  draft: Draft
  change: (changed: Partial<Draft>) => void
  refused: Refused | undefined
}

/** A plain text input wired to the draft and to its error. */
function useText({ draft, change, refused }: PartProps) {
  const reasons = useReasons()
  return (
    name: 'cotage' | 'containerNumber' | 'declaredGoods' | 'declaredWeightKg',
    hint?: string,
  ) => {
    const error = reasons.errorOf(refused, name)
    return {
      error,
      input: {
        id: name,
        name,
        value: draft[name],
        onChange: (event: { target: { value: string } }) => change({ [name]: event.target.value }),
        'aria-invalid': error ? (true as const) : undefined,
        'aria-describedby': describedBy(name, hint, error),
        autoComplete: 'off',
        className: 'input',
      },
    }
  }
}

/** What identifies the consignment. */
export function Identity({ look, ...part }: PartProps & { look: () => void }) {
  const t = useTranslations('logScan')
  const reasons = useReasons()
  const text = useText(part)
  const cotage = text('cotage', t('cotageHint'))
  const container = text('containerNumber', t('containerHint'))
  return (
    <>
      <Field id="cotage" label={t('cotage')} hint={t('cotageHint')} error={cotage.error}>
        <input
          {...cotage.input}
          onBlur={look}
          inputMode="numeric"
          dir="ltr"
          maxLength={40}
          className="input max-w-60"
        />
      </Field>
      <PlateInput
        draft={part.draft}
        change={part.change}
        onComplete={look}
        error={reasons.errorOf(part.refused, 'plate')}
      />
      <Field
        id="containerNumber"
        label={t('container')}
        hint={t('containerHint')}
        error={container.error}
      >
        <input
          {...container.input}
          onBlur={look}
          dir="ltr"
          maxLength={40}
          autoCapitalize="characters"
          className="input max-w-60 uppercase placeholder:normal-case"
        />
      </Field>
    </>
  )
}

const DIRECTIONS = ['IMPORT', 'EXPORT', 'TRANSIT'] as const

/** The pass itself: direction and unit. */
export function Pass({
  draft,
  change,
  refused,
  scanners,
}: PartProps & { scanners: ScannerChoice[] }) {
  const t = useTranslations()
  const reasons = useReasons()
  const directionError = reasons.errorOf(refused, 'direction')
  const scannerError = reasons.errorOf(refused, 'scannerId')
  return (
    <div className="grid gap-6 sm:grid-cols-2">
      <Field id="direction" label={t('logScan.direction')} error={directionError}>
        <select
          id="direction"
          name="direction"
          value={draft.direction}
          onChange={(event) => change({ direction: event.target.value })}
          aria-invalid={directionError ? true : undefined}
          aria-describedby={describedBy('direction', undefined, directionError)}
          className="input"
        >
          <option value="">{t('ui.choose')}</option>
          {DIRECTIONS.map((direction) => (
            <option key={direction} value={direction}>
              {t(`words.directions.${direction}`)}
            </option>
          ))}
        </select>
      </Field>
      <Field id="scannerId" label={t('logScan.scanner')} error={scannerError}>
        <select
          id="scannerId"
          name="scannerId"
          value={draft.scannerId}
          onChange={(event) => change({ scannerId: event.target.value })}
          aria-invalid={scannerError ? true : undefined}
          aria-describedby={describedBy('scannerId', undefined, scannerError)}
          className="input"
        >
          <option value="">{t('ui.choose')}</option>
          {scanners.map((scanner) => (
            <option key={scanner.id} value={scanner.id} disabled={scanner.state !== 'IN_SERVICE'}>
              {`${scanner.code} · ${t(`words.scannerKinds.${scanner.kind}`)}`}
              {scanner.state !== 'IN_SERVICE' && ` (${t(`words.scannerStates.${scanner.state}`)})`}
            </option>
          ))}
        </select>
      </Field>
    </div>
  )
}

/** What was declared. */
export function Goods({
  searchCodes,
  ...part
}: PartProps & { searchCodes: (typed: string) => Promise<Result<HsChoice[]>> }) {
  const t = useTranslations('logScan')
  const reasons = useReasons()
  const text = useText(part)
  const goods = text('declaredGoods')
  const weight = text('declaredWeightKg', t('weightHint'))
  return (
    <>
      <HsInput
        value={part.draft.hsCode}
        onChange={(hsCode) => part.change({ hsCode })}
        search={searchCodes}
        error={reasons.errorOf(part.refused, 'hsCode')}
      />
      <Field id="declaredGoods" label={t('goods')} error={goods.error} optional>
        <input {...goods.input} dir="auto" maxLength={200} />
      </Field>
      <Field
        id="declaredWeightKg"
        label={t('weight')}
        hint={t('weightHint')}
        error={weight.error}
        optional
      >
        <input
          {...weight.input}
          inputMode="numeric"
          dir="ltr"
          maxLength={20}
          className="input max-w-60"
        />
      </Field>
    </>
  )
}
