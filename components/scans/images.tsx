import { Download, ImageOff } from 'lucide-react'
import Image from 'next/image'
import { useLocale, useTranslations } from 'next-intl'
import { Empty } from '@/components/ui/empty'
import { formatBytes, formatNumber, localeOf } from '@/lib/format'
import type { ImageView } from '@/lib/scans/images/schema'

/** A scan's images, each with its measures and its original bytes. */
export function Images({ images }: { images: ImageView[] }) {
  const t = useTranslations('scan')
  if (images.length === 0)
    return (
      <Empty title={t('noImages')}>
        <ImageOff aria-hidden className="mx-auto" />
      </Empty>
    )
  return (
    <div className="flex flex-col gap-4">
      {images.map((image) => (
        <ScanPicture key={image.id} image={image} />
      ))}
    </div>
  )
}

function ScanPicture({ image }: { image: ImageView }) {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  const size = `${formatNumber(image.width, locale)} × ${formatNumber(image.height, locale)}`
  const energy = t(`words.energies.${image.energy}`)
  return (
    <figure className="panel overflow-hidden">
      <a
        href={`/api/images/${image.id}`}
        target="_blank"
        rel="noreferrer"
        className="block bg-film"
      >
        <Image
          src={`/api/images/${image.id}`}
          alt={t('scan.imageAlt', { energy, name: image.fileName })}
          width={image.width}
          height={image.height}
          priority
          className="h-auto max-h-[70dvh] w-full object-contain"
        />
      </a>
      <figcaption className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2 text-13 text-soft">
        <span className="font-medium text-ink">{energy}</span>
        <span className="figures">
          <bdi>{size}</bdi> · {t('scan.bits', { bits: formatNumber(image.bitDepth, locale) })} ·{' '}
          <bdi>{image.format}</bdi> · {formatBytes(image.byteLength, locale)}
        </span>
        <span className="min-w-0 truncate" title={`SHA-256 ${image.sha256}`}>
          <bdi>{image.fileName}</bdi>
        </span>
        <a
          href={`/api/images/${image.id}?size=original`}
          download
          className="link no-print ms-auto inline-flex min-h-11 items-center gap-1"
        >
          <Download aria-hidden size={14} />
          {t('scan.original')}
        </a>
      </figcaption>
    </figure>
  )
}
