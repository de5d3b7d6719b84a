'use client'

import { LoaderCircle, RotateCcw, X } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useReasons } from '@/components/ui/reasons'
import type { Upload } from '@/components/ui/uploads'
import { formatShare, localeOf } from '@/lib/format'

/** How a row of a list of uploads looks. */
export const UPLOAD_ROW = 'panel flex items-center gap-3 p-2'

interface PendingUploadProps {
  upload: Upload
  retry: () => void
  drop: () => void
}

/** A file on its way: its progress, or why it was refused. */
export function PendingUpload({ upload, retry, drop }: PendingUploadProps) {
  const t = useTranslations('upload')
  const reasons = useReasons()
  const locale = localeOf(useLocale())
  const { file, progress, refused } = upload
  return (
    <li className={`${UPLOAD_ROW} ${refused ? 'border-breach' : ''}`}>
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">
          <bdi>{file.name}</bdi>
        </span>
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
      <RemoveUpload name={file.name} remove={drop} />
    </li>
  )
}

export function RemoveUpload({ name, remove }: { name: string; remove: () => void }) {
  const t = useTranslations('upload')
  return (
    <button
      type="button"
      onClick={remove}
      aria-label={t('remove', { name })}
      className="button button-plain"
    >
      <X aria-hidden size={18} />
    </button>
  )
}
