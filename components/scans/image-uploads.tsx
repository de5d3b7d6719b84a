'use client'

import { ImagePlus, LoaderCircle, RotateCcw, X } from 'lucide-react'
import Image from 'next/image'
import { useLocale, useTranslations } from 'next-intl'
import { type DragEvent, useRef } from 'react'
import type { Upload, useUploads } from '@/components/scans/uploads'
import { describedBy, FieldError } from '@/components/ui/field'
import { useReasons } from '@/components/ui/reasons'
import { formatBytes, formatNumber, formatShare, localeOf } from '@/lib/format'
import type { ImageView } from '@/lib/scans/images/schema'

interface ImageUploadsProps {
  images: ImageView[]
  uploads: ReturnType<typeof useUploads>
  error: string | undefined
}

/** Images come in while the officer types; each shows its progress, its measures, or why it was refused. */
export function ImageUploads({ images, uploads, error }: ImageUploadsProps) {
  const t = useTranslations('logScan')
  const input = useRef<HTMLInputElement>(null)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    uploads.add([...event.dataTransfer.files])
  }
  return (
    <section
      aria-labelledby="images-title"
      onDragOver={(event) => event.preventDefault()}
      onDrop={drop}
    >
      <h2 id="images-title" className="mb-1 text-14 font-semibold">
        {t('images')}
      </h2>
      <p className="mb-2 text-13 text-soft">{t('imagesHint')}</p>
      {error && <FieldError id="imageIds" error={error} />}
      <ul className="flex flex-col gap-2">
        {images.map((image) => (
          <Staged key={image.id} image={image} remove={() => uploads.discard(image.id)} />
        ))}
        {uploads.pending.map((upload) => (
          <Pending
            key={upload.id}
            upload={upload}
            retry={() => uploads.retry(upload)}
            drop={() => uploads.drop(upload.id)}
          />
        ))}
      </ul>
      <input
        ref={input}
        id="imageIds"
        type="file"
        multiple
        accept=".png,.tif,.tiff,.jpg,.jpeg,image/png,image/tiff,image/jpeg"
        aria-label={t('chooseImages')}
        aria-describedby={describedBy('imageIds', undefined, error)}
        onChange={(event) => {
          uploads.add([...(event.target.files ?? [])])
          event.target.value = ''
        }}
        className="peer sr-only"
      />
      <label
        htmlFor="imageIds"
        className="mt-2 flex min-h-20 cursor-pointer items-center justify-center gap-3 rounded-md border-2 border-dashed border-edge bg-surface p-4 text-center peer-focus-visible:outline-3 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent hover:bg-raised"
      >
        <ImagePlus aria-hidden size={20} />
        {t('addImages')}
      </label>
    </section>
  )
}

const ROW = 'panel flex items-center gap-3 p-2'

function Staged({ image, remove }: { image: ImageView; remove: () => void }) {
  const t = useTranslations('logScan')
  const locale = localeOf(useLocale())
  const number = (value: number) => formatNumber(value, locale)
  return (
    <li className={ROW}>
      <Image
        src={`/api/images/${image.id}?size=thumbnail`}
        alt=""
        width={96}
        height={56}
        className="h-14 w-24 rounded-md bg-film object-contain"
      />
      <span className="min-w-0 flex-1">
        <bdi className="block truncate font-medium">{image.fileName}</bdi>
        <span className="figures block text-13 text-soft">
          <bdi>
            {number(image.width)} × {number(image.height)}
          </bdi>{' '}
          · {t('bits', { bits: number(image.bitDepth) })} · {formatBytes(image.byteLength, locale)}
        </span>
        <input type="hidden" name="imageIds[]" value={image.id} />
      </span>
      <RemoveButton name={image.fileName} remove={remove} />
    </li>
  )
}

function Pending({ upload, retry, drop }: { upload: Upload; retry: () => void; drop: () => void }) {
  const t = useTranslations('logScan')
  const reasons = useReasons()
  const locale = localeOf(useLocale())
  const { file, progress, refused } = upload
  return (
    <li className={`${ROW} ${refused ? 'border-breach' : ''}`}>
      <span className="min-w-0 flex-1">
        <bdi className="block truncate font-medium">{file.name}</bdi>
        {refused ? (
          <span role="alert" className="block font-medium text-breach">
            {reasons.say(refused.reason, refused.details)}
          </span>
        ) : (
          <span className="flex items-center gap-2 text-13 text-soft">
            <LoaderCircle aria-hidden size={14} className="animate-spin" />
            <progress
              max={1}
              value={progress}
              aria-label={t('uploading', { name: file.name })}
              className="h-2 flex-1 accent-accent"
            />
            <span className="figures">
              {progress < 1 ? formatShare(progress, locale) : t('checking')}
            </span>
          </span>
        )}
      </span>
      {refused?.reason === 'UNREACHABLE' && (
        <button type="button" onClick={retry} className="button">
          <RotateCcw aria-hidden size={16} />
          {t('retry')}
        </button>
      )}
      <RemoveButton name={file.name} remove={drop} />
    </li>
  )
}

function RemoveButton({ name, remove }: { name: string; remove: () => void }) {
  const t = useTranslations('logScan')
  return (
    <button
      type="button"
      onClick={remove}
      aria-label={t('removeImage', { name })}
      className="button button-plain"
    >
      <X aria-hidden size={18} />
    </button>
  )
}
