'use client'

import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { type KeyboardEvent, useCallback, useRef, useState, useTransition } from 'react'
import { HsInput } from '@/components/consignments/hs-input'
import { type Draft, useDraft } from '@/components/scans/draft'
import { ImageUploads } from '@/components/scans/image-uploads'
import { type KnownLookUp, useKnown } from '@/components/scans/known'
import { PlateInput } from '@/components/scans/plate-input'
import { useUploads } from '@/components/scans/uploads'
import { ErrorSummary } from '@/components/ui/error-summary'
import { describedBy, Field } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { useReasons } from '@/components/ui/reasons'
import type { HsChoice } from '@/lib/consignments/queries'
import { formatDigits, formatNumber, localeOf } from '@/lib/format'
import { newId } from '@/lib/id'
import { type Refused, type Result, refused as refuse } from '@/lib/result'
import type { ScannerChoice } from '@/lib/scanners/queries'
import type { LoggedScan } from '@/lib/scans/commands'

type LogResult = Result<LoggedScan> | undefined

export interface LogScanFormProps {
  /** Whose draft this is. */
  owner: string
  firstId: string
  /** Units of the officer's own office. */
  scanners: ScannerChoice[]
  actions: {
    log: (before: LogResult, form: FormData) => Promise<LogResult>
    searchCodes: (typed: string) => Promise<Result<HsChoice[]>>
    findKnown: KnownLookUp
  }
}

/** The officers' form: fields in the order of their hands, Enter onwards, Ctrl+Enter sends. */
export function LogScanForm({ owner, firstId, scanners, actions }: LogScanFormProps) {
  const t = useTranslations('logScan')
  const usable = scanners.filter((scanner) => scanner.state === 'IN_SERVICE')
  const only = usable.length === 1 ? (usable[0]?.id ?? '') : ''
  const { draft, change, startNext, restored, ready } = useDraft(owner, firstId, only)
  const [result, setResult] = useState<LogResult>()
  const [pending, start] = useTransition()
  const form = useRef<HTMLFormElement>(null)
  const draftImages = useRef(draft.images)
  draftImages.current = draft.images
  const keep = useCallback(
    (image: Draft['images'][number]) => change({ images: (draftImages.current = [...draftImages.current, image]) }),
    [change],
  )
  const forget = (id: string) => change({ images: draft.images.filter((image) => image.id !== id) })
  const uploads = useUploads(keep, forget)
  const known = useKnown(actions.findKnown, draft, change)
  const send = () => {
    const element = form.current
    if (!element || uploads.busy || pending) return
    start(async () => {
      const answer = await actions.log(undefined, new FormData(element)).catch(() => refuse('UNREACHABLE'))
      setResult(answer)
      if (!answer?.ok) return
      startNext()
      known.clear()
      document.getElementById('cotage')?.focus()
    })
  }
  const refused = result?.ok === false ? result : undefined
  return (
    <form
      ref={form}
      method="post"
      noValidate
      onKeyDown={(event) => moveOn(event, form.current)}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
      className="flex flex-col gap-6"
      aria-busy={!ready}
    >
      {refused && <Refusal refused={refused} moment={result} sendAsNew={() => change({ clientId: newId() })} />}
      {result?.ok && <Logged scan={result.value} />}
      {restored && !result && (
        <Notice tone="info">
          {t('restored')}{' '}
          <button type="button" onClick={startNext} className="link">
            {t('startAgain')}
          </button>
        </Notice>
      )}
      {usable.length === 0 && <Notice tone="attention">{t('noScanner')}</Notice>}
      <input type="hidden" name="clientId" value={draft.clientId} />
      <Identity draft={draft} change={change} refused={refused} look={known.look} />
      {known.found && (
        <Notice tone="info" live>
          <KnownText found={known.found} />
        </Notice>
      )}
      <Pass draft={draft} change={change} refused={refused} scanners={scanners} />
      <Goods draft={draft} change={change} refused={refused} searchCodes={actions.searchCodes} />
      <ImageUploads images={draft.images} uploads={uploads} error={useReasons().errorOf(refused, 'imageIds')} />
      <div className="sticky bottom-16 z-10 flex items-center gap-4 border-t border-line bg-canvas py-3 md:bottom-0">
        <button type="submit" disabled={pending || uploads.busy} className="button button-main min-h-12 px-8">
          {pending ? t('sending') : uploads.busy ? t('waitForImages') : t('send')}
        </button>
        <span className="text-13 text-soft">{t('keys')}</span>
      </div>
    </form>
  )
}

/** Enter goes to the next field, as barcode readers end with it; Ctrl+Enter sends from anywhere. */
function moveOn(event: KeyboardEvent, form: HTMLFormElement | null): void {
  if (event.key !== 'Enter' || event.defaultPrevented || !form) return
  if (event.ctrlKey || event.metaKey) {
    event.preventDefault()
    return form.requestSubmit()
  }
  const target = event.target as HTMLElement
  if (!['INPUT', 'SELECT'].includes(target.tagName) || (target as HTMLInputElement).type === 'file') return
  event.preventDefault()
  const controls = [...form.querySelectorAll<HTMLElement>('input:not([type=hidden]), select, button')].filter(
    (control) => control.tabIndex >= 0 && !control.hasAttribute('disabled'),
  )
  controls[controls.indexOf(target) + 1]?.focus()
}

function Refusal({ refused, moment, sendAsNew }: { refused: Refused; moment: unknown; sendAsNew: () => void }) {
  const t = useTranslations('logScan')
  const reasons = useReasons()
  return (
    <>
      <ErrorSummary title={reasons.say(refused.reason, refused.details)} items={reasons.itemsOf(refused)} moment={moment} />
      {refused.reason === 'SIGNED_OUT' && (
        <a href="/sign-in" target="_blank" rel="noreferrer" className="link">
          {t('signInAgain')}
        </a>
      )}
      {refused.reason === 'SCAN_SENT_DIFFERENTLY' && (
        <button type="button" onClick={sendAsNew} className="button self-start">
          {t('sendAsNew')}
        </button>
      )}
    </>
  )
}

function Logged({ scan }: { scan: LoggedScan }) {
  const t = useTranslations('logScan')
  const locale = localeOf(useLocale())
  const number = formatDigits(String(scan.number), locale)
  return (
    <Notice tone="good" live>
      {t(scan.repeated ? 'alreadyLogged' : 'logged', { number })}{' '}
      <Link href={`/scans/${scan.number}`} prefetch={false} className="link font-semibold">
        {t('openScan')}
      </Link>
    </Notice>
  )
}

function KnownText({ found }: { found: NonNullable<ReturnType<typeof useKnown>['found']> }) {
  const t = useTranslations('logScan')
  const locale = localeOf(useLocale())
  return <>{t('known', { number: formatDigits(String(found.number), locale), scans: formatNumber(found.scans, locale) })}</>
}

interface PartProps {
  draft: Draft
  change: (changed: Partial<Draft>) => void
  refused: Refused | undefined
}

/** A plain text input wired to the draft and to its error. */
function useText({ draft, change, refused }: PartProps) {
  const reasons = useReasons()
  return (name: 'cotage' | 'containerNumber' | 'declaredGoods' | 'declaredWeightKg', hint?: string) => {
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

function Identity({ look, ...part }: PartProps & { look: () => void }) {
  const t = useTranslations('logScan')
  const reasons = useReasons()
  const text = useText(part)
  const cotage = text('cotage', t('cotageHint'))
  const container = text('containerNumber', t('containerHint'))
  return (
    <>
      <Field id="cotage" label={t('cotage')} hint={t('cotageHint')} error={cotage.error}>
        <input {...cotage.input} onBlur={look} inputMode="numeric" dir="ltr" maxLength={40} className="input max-w-60" />
      </Field>
      <PlateInput draft={part.draft} change={part.change} onComplete={look} error={reasons.errorOf(part.refused, 'plate') ?? reasons.errorOf(part.refused, 'plateText')} />
      <Field id="containerNumber" label={t('container')} hint={t('containerHint')} error={container.error} optional>
        <input {...container.input} onBlur={look} dir="ltr" maxLength={40} autoCapitalize="characters" className="input max-w-60 uppercase placeholder:normal-case" />
      </Field>
    </>
  )
}

const DIRECTIONS = ['IMPORT', 'EXPORT', 'TRANSIT'] as const

function Pass({ draft, change, refused, scanners }: PartProps & { scanners: ScannerChoice[] }) {
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

function Goods({ searchCodes, ...part }: PartProps & { searchCodes: LogScanFormProps['actions']['searchCodes'] }) {
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
      <Field id="declaredWeightKg" label={t('weight')} hint={t('weightHint')} error={weight.error} optional>
        <input {...weight.input} inputMode="numeric" dir="ltr" maxLength={20} className="input max-w-60" />
      </Field>
    </>
  )
}
