'use client'

import { Camera } from 'lucide-react'
import Image from 'next/image'
import { useLocale, useTranslations } from 'next-intl'
import type { DragEvent } from 'react'
import { describedBy, FieldError } from '@/components/ui/field'
import { PendingUpload, RemoveUpload, UPLOAD_ROW } from '@/components/ui/pending-upload'
import type { Uploads } from '@/components/ui/uploads'
import { formatBytes, localeOf } from '@/lib/format'
import type { PhotoView } from '@/lib/seizures/photos/schema'

interface PhotoUploadsProps {
  photos: PhotoView[]
  uploads: Uploads
  error: string | undefined
}

/** Photographs come in while the officer types; each shows its progress, itself, or why it was refused. */
export function PhotoUploads({ photos, uploads, error }: PhotoUploadsProps) {
  const t = useTranslations('findForm')
  const drop = (event: DragEvent) => {
    event.preventDefault()
    uploads.add([...event.dataTransfer.files])
  }
  return (
    <section
      aria-labelledby="photos-title"
      onDragOver={(event) => event.preventDefault()}
      onDrop={drop}
    >
      <h2 id="photos-title" className="mb-1">
        {t('photos')}
      </h2>
      <p className="mb-2 text-13 text-soft">{t('photosHint')}</p>
      {error && <FieldError id="photoIds" error={error} />}
      <ul className="flex flex-col gap-2">
        {photos.map((photo) => (
          <Staged key={photo.id} photo={photo} remove={() => uploads.discard(photo.id)} />
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
        id="photoIds"
        type="file"
        multiple
        accept=".png,.jpg,.jpeg,image/png,image/jpeg"
        aria-label={t('choosePhotos')}
        aria-describedby={describedBy('photoIds', undefined, error)}
        onChange={(event) => {
          uploads.add([...(event.target.files ?? [])])
          event.target.value = ''
        }}
        className="peer sr-only"
      />
      <label
        htmlFor="photoIds"
        className="mt-2 flex min-h-20 cursor-pointer items-center justify-center gap-3 rounded-md border-2 border-dashed border-edge bg-surface p-4 text-center peer-focus-visible:outline-3 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent hover:bg-raised"
      >
        <Camera aria-hidden size={20} />
        {t('addPhotos')}
      </label>
    </section>
  )
}

function Staged({ photo, remove }: { photo: PhotoView; remove: () => void }) {
  const locale = localeOf(useLocale())
  return (
    <li className={UPLOAD_ROW}>
      <Image
        src={`/api/photos/${photo.id}?size=thumbnail`}
        alt=""
        width={96}
        height={72}
        className="h-18 w-24 rounded-md bg-raised object-contain"
      />
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">
          <bdi>{photo.fileName}</bdi>
        </span>
        <span className="figures block text-13 text-soft">
          {formatBytes(photo.byteLength, locale)}
        </span>
        <input type="hidden" name="photoIds[]" value={photo.id} />
      </span>
      <RemoveUpload name={photo.fileName} remove={remove} />
    </li>
  )
}
