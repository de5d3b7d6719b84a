'use client'

import { ImagePlus } from 'lucide-react'
import Image from 'next/image'
import { useLocale, useTranslations } from 'next-intl'
import { type DragEvent, useRef } from 'react'
import { describedBy, FieldError } from '@/components/ui/field'
import { PendingUpload, RemoveUpload, UPLOAD_ROW } from '@/components/ui/pending-upload'
import type { Uploads } from '@/components/ui/uploads'
import { formatBytes, formatNumber, localeOf } from '@/lib/format'
import type { ImageView } from '@/lib/scans/images/schema'

/** Energy as scanners name their files; a person may not know it. */
function energyOf(name: string): 'HIGH' | 'LOW' | 'UNSTATED' {
  if (/(^|[-_.\s])(high|he)([-_.\s]|$)/i.test(name)) return 'HIGH'
  return /(^|[-_.\s])(low|le)([-_.\s]|$)/i.test(name) ? 'LOW' : 'UNSTATED'
}

/** Where the scans' images are staged. */
export const IMAGES = {
  route: '/api/images',
  query: (fileName: string) => ({ energy: energyOf(fileName) }),
}

interface ImageUploadsProps {
  images: ImageView[]
  uploads: Uploads
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
          <PendingUpload
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

function Staged({ image, remove }: { image: ImageView; remove: () => void }) {
  const t = useTranslations('logScan')
  const locale = localeOf(useLocale())
  const number = (value: number) => formatNumber(value, locale)
  return (
    <li className={UPLOAD_ROW}>
      <Image
        src={`/api/images/${image.id}?size=thumbnail`}
        alt=""
        width={96}
        height={56}
        className="h-14 w-24 rounded-md bg-film object-contain"
      />
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">
          <bdi>{image.fileName}</bdi>
        </span>
        <span className="figures block text-13 text-soft">
          <bdi>
            {number(image.width)} × {number(image.height)}
          </bdi>{' '}
          · {t('bits', { bits: number(image.bitDepth) })} · {formatBytes(image.byteLength, locale)}
        </span>
        <input type="hidden" name="imageIds[]" value={image.id} />
      </span>
      <RemoveUpload name={image.fileName} remove={remove} />
    </li>
  )
}
