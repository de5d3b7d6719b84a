import { useLocale, useTranslations } from 'next-intl'
import { DoneForm } from '@/components/cases/exceptional/done-form'
import type { AccessAction } from '@/components/cases/exceptional/review-form'
import { TimeLeft } from '@/components/cases/exceptional/time-left'
import { PrintButton } from '@/components/custody/print-button'
import { Notice } from '@/components/ui/notice'
import type { AccessDetail } from '@/lib/cases/exceptional/queries'
import { formatDigits, formatJalali, localeOf } from '@/lib/format'

interface Props {
  access: AccessDetail
  at: Date
  done: AccessAction
}

/** Says above an open file that it is not the reader's own: why they see it, for how long, and the way to end it. */
export function OpenBanner({ access, at, done }: Props) {
  const t = useTranslations()
  return (
    <Notice tone="attention">
      <div className="flex flex-col gap-3">
        <p className="font-semibold">{t('exceptional.banner.title')}</p>
        <p className="break-words">
          {t(`words.exceptionalReasons.${access.reasonKind}`)}: <bdi>{access.reason}</bdi>
        </p>
        <div className="flex flex-wrap items-center gap-4">
          <span className="no-print">
            <TimeLeft openedAt={access.openedAt} expiresAt={access.expiresAt} now={at} />
          </span>
          <DoneForm accessId={access.id} action={done} />
          <PrintButton>{t('exceptional.banner.print')}</PrintButton>
        </div>
        <PrintMark access={access} at={at} />
      </div>
    </Notice>
  )
}

/** At the foot of every printed sheet: who took it out of the system, when and why. */
function PrintMark({ access, at }: Omit<Props, 'done'>) {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  return (
    <p className="hidden border-t border-line bg-white text-12 print:fixed print:inset-x-0 print:bottom-0 print:block">
      {t('exceptional.banner.mark', {
        number: formatDigits(String(access.number), locale),
        name: access.actorName,
        role: t(`words.roles.${access.role}`),
        office: locale === 'fa' ? access.officeFa : access.officeEn,
        at: formatJalali(at, locale),
        reason: access.reason,
      })}
    </p>
  )
}
