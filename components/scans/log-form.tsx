'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState, useTransition } from 'react'
import { useDraft } from '@/components/scans/draft'
import { IMAGES, ImageUploads } from '@/components/scans/image-uploads'
import { type KnownLookUp, useKnown } from '@/components/scans/known'
import { Goods, Identity, Pass } from '@/components/scans/log-fields'
import { asShown, KnownText, Logged, Refusal } from '@/components/scans/log-outcome'
import { moveOn } from '@/components/ui/move-on'
import { Notice } from '@/components/ui/notice'
import { useReasons } from '@/components/ui/reasons'
import { useUploads } from '@/components/ui/uploads'
import type { HsChoice } from '@/lib/consignments/queries'
import { newId } from '@/lib/id'
import { type Result, refused as refuse } from '@/lib/result'
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
  const { draft, change, addImage, dropImage, startNext, restored, ready } = useDraft(
    owner,
    firstId,
    only,
  )
  const [result, setResult] = useState<LogResult>()
  const [pending, start] = useTransition()
  const form = useRef<HTMLFormElement>(null)
  /** Set while a wish to send waits for images: how many were refused when it was made. */
  const [waiting, setWaiting] = useState<number>()
  const uploads = useUploads({ ...IMAGES, keep: addImage, forget: dropImage })
  const known = useKnown(actions.findKnown, draft, change)
  const send = () => {
    const element = form.current
    if (!element || pending) return
    setWaiting(uploads.busy ? uploads.refused : undefined)
    if (uploads.busy) return
    start(async () => {
      const answer = await actions
        .log(undefined, new FormData(element))
        .catch(() => refuse('UNREACHABLE'))
      setResult(answer)
      if (!answer?.ok) return
      startNext()
      known.clear()
      document.getElementById('cotage')?.focus()
    })
  }
  useEffect(() => {
    if (waiting === undefined || uploads.busy) return
    setWaiting(undefined)
    if (uploads.refused <= waiting) form.current?.requestSubmit()
  }, [waiting, uploads.busy, uploads.refused])
  const refused = result?.ok === false ? asShown(result) : undefined
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
      {refused && (
        <Refusal
          refused={refused}
          moment={result}
          sendAsNew={() => change({ clientId: newId() })}
        />
      )}
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
      <ImageUploads
        images={draft.images}
        uploads={uploads}
        error={useReasons().errorOf(refused, 'imageIds')}
      />
      <div className="sticky bottom-16 z-10 flex items-center gap-4 border-t border-line bg-canvas py-3 md:bottom-0">
        <button
          type="submit"
          disabled={pending || waiting !== undefined}
          className="button button-main min-h-12 px-8"
        >
          {pending ? t('sending') : waiting !== undefined ? t('waitForImages') : t('send')}
        </button>
        <span className="hidden text-13 text-soft md:inline">{t('keys')}</span>
      </div>
    </form>
  )
}
