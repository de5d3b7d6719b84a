'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState, useTransition } from 'react'
import { useFindDraft } from '@/components/seizures/draft'
import { FindFields } from '@/components/seizures/find-fields'
import { FindRefusal, Recorded } from '@/components/seizures/find-outcome'
import { ItemRows } from '@/components/seizures/item-rows'
import { PhotoUploads } from '@/components/seizures/photo-uploads'
import { moveOn } from '@/components/ui/move-on'
import { Notice } from '@/components/ui/notice'
import { useReasons } from '@/components/ui/reasons'
import { useUploads } from '@/components/ui/uploads'
import { type Result, refused as refuse } from '@/lib/result'
import type { GoodsClassChoice } from '@/lib/seizures/queries'

type FindResult = Result<{ number: number }> | undefined

export interface FindFormProps {
  /** Whose draft this is. */
  owner: string
  scanId: string
  classes: GoodsClassChoice[]
  record: (before: FindResult, form: FormData) => Promise<FindResult>
}

/** The discovery record: what, of which kind, how much, with photographs. Nothing typed is lost by a refusal. */
export function FindForm({ owner, scanId, classes, record }: FindFormProps) {
  const t = useTranslations('findForm')
  const reasons = useReasons()
  const found = useFindDraft(owner, scanId)
  const { draft } = found
  const form = useRef<HTMLFormElement>(null)
  const uploads = useUploads({
    route: '/api/photos',
    keep: found.addPhoto,
    forget: found.dropPhoto,
  })
  const { result, pending, waiting, send } = useSending(form, record, uploads, found.clear)
  if (result?.ok) return <Recorded number={result.value.number} />
  const refused = result
  return (
    <form
      ref={form}
      method="post"
      noValidate
      aria-busy={!found.ready}
      onKeyDown={(event) => moveOn(event, form.current)}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
      className="flex flex-col gap-6"
    >
      {refused && <FindRefusal refused={refused} items={draft.items} />}
      {found.restored && !result && (
        <Notice tone="info">
          {t('restored')}{' '}
          <button type="button" onClick={found.clear} className="link">
            {t('startAgain')}
          </button>
        </Notice>
      )}
      <input type="hidden" name="scanId" value={scanId} />
      <FindFields draft={draft} change={found.change} refused={refused} />
      <ItemRows
        items={draft.items}
        add={found.addItem}
        drop={found.dropItem}
        change={found.changeItem}
        classes={classes}
        refused={refused}
      />
      <PhotoUploads
        photos={draft.photos}
        uploads={uploads}
        error={reasons.errorOf(refused, 'photoIds')}
      />
      <div className="sticky bottom-16 z-10 flex flex-wrap items-center gap-x-4 gap-y-1 border-t border-line bg-canvas py-3 md:bottom-0">
        <button
          type="submit"
          disabled={pending || waiting}
          className="button button-main min-h-12 px-8"
        >
          {pending ? t('sending') : waiting ? t('waitForPhotos') : t('send')}
        </button>
        <span className="text-13 text-soft">{t('outcome')}</span>
      </div>
    </form>
  )
}

/** Sends once the photographs are in; a wish to send waits for them, unless one is refused meanwhile. */
function useSending(
  form: React.RefObject<HTMLFormElement | null>,
  record: FindFormProps['record'],
  uploads: { busy: boolean; refused: number },
  clear: () => void,
) {
  const [result, setResult] = useState<FindResult>()
  const [pending, start] = useTransition()
  /** How many were refused when the wish to send was made. */
  const [wish, setWish] = useState<number>()
  const send = () => {
    const element = form.current
    if (!element || pending) return
    setWish(uploads.busy ? uploads.refused : undefined)
    if (uploads.busy) return
    start(async () => {
      const answer = await record(undefined, new FormData(element)).catch(() =>
        refuse('UNREACHABLE'),
      )
      if (answer?.ok) clear()
      setResult(answer)
    })
  }
  useEffect(() => {
    if (wish === undefined || uploads.busy) return
    setWish(undefined)
    if (uploads.refused <= wish) form.current?.requestSubmit()
  }, [wish, uploads.busy, uploads.refused, form])
  return { result, pending, waiting: wish !== undefined, send }
}
