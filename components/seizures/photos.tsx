import Image from 'next/image'
import { useLocale, useTranslations } from 'next-intl'
import { formatDigits, formatNumber, localeOf } from '@/lib/format'
import type { PhotoView } from '@/lib/seizures/photos/schema'

/** Photographs in a grid; each opens larger, and its original can be saved. */
export function Photos({ photos, number }: { photos: PhotoView[]; number: number }) {
  const t = useTranslations('seizure')
  const locale = localeOf(useLocale())
  if (photos.length === 0) return null
  return (
    <section aria-labelledby="photos" className="panel p-4">
      <h2 id="photos" className="mb-2">
        {t('photos')}
      </h2>
      <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3 xl:grid-cols-4">
        {photos.map((photo, index) => (
          <li key={photo.id} className="min-w-0">
            <a
              href={`/api/photos/${photo.id}?size=preview`}
              target="_blank"
              rel="noreferrer"
              className="block overflow-hidden rounded-md bg-raised"
            >
              <Image
                src={`/api/photos/${photo.id}?size=thumbnail`}
                alt={t('photoAlt', {
                  place: formatNumber(index + 1, locale),
                  number: formatDigits(String(number), locale),
                })}
                width={photo.width}
                height={photo.height}
                loading="eager"
                className="aspect-[4/3] w-full object-contain"
              />
            </a>
            <a
              href={`/api/photos/${photo.id}?size=original`}
              download
              className="link no-print inline-flex min-h-11 items-center text-13"
            >
              {t('original')}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
