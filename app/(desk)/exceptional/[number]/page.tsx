import type { Metadata } from 'next'
import Link from 'next/link'
import { forbidden, notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { OpenBanner } from '@/components/cases/exceptional/banner'
import { OpenedFileView } from '@/components/cases/exceptional/file'
import { AccessRecord, AccessReview } from '@/components/cases/exceptional/record'
import { ReviewForm } from '@/components/cases/exceptional/review-form'
import { AccessStatus } from '@/components/cases/exceptional/states'
import { Notice } from '@/components/ui/notice'
import type { Actor } from '@/lib/actor'
import { requireActor } from '@/lib/auth'
import { closeAccessAction, reviewAccessAction } from '@/lib/cases/exceptional/actions'
import { recordReading } from '@/lib/cases/exceptional/commands'
import { canReadAccesses, canReadOpened, canReview } from '@/lib/cases/exceptional/policy'
import { type AccessDetail, getAccess } from '@/lib/cases/exceptional/queries'
import { accessState } from '@/lib/cases/exceptional/rules'
import { getOpenedFile } from '@/lib/cases/opened/queries'
import { now } from '@/lib/clock'
import { formatDigits, localeOf } from '@/lib/format'

interface Props {
  params: Promise<{ number: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const number = formatDigits((await params).number, localeOf(await getLocale()))
  return { title: (await getTranslations('exceptional'))('one', { number }) }
}

/** What is not on record is not shown: each showing is written down before the file is read. */
async function openedFile(actor: Actor, access: AccessDetail, at: Date) {
  if (!canReadOpened(actor, access, at).ok) return undefined
  const recorded = await recordReading(actor, { accessId: access.id })
  return recorded.ok ? getOpenedFile(actor, access, at) : undefined
}

export default async function AccessPage({ params }: Props) {
  const actor = await requireActor()
  if (!canReadAccesses(actor).ok) forbidden()
  const { number } = await params
  const access = /^\d{1,9}$/.test(number) ? await getAccess(actor, Number(number)) : undefined
  if (!access) notFound()
  const at = now()
  const opened = await openedFile(actor, access, at)
  const t = await getTranslations('exceptional')
  const shown = formatDigits(number, localeOf(await getLocale()))
  return (
    <div className="flex flex-col gap-6">
      <header className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h1>{t('one', { number: shown })}</h1>
        <AccessStatus state={accessState(access, at)} />
      </header>
      {access.seizureId === null && <Notice tone="info">{t('noFile')}</Notice>}
      {opened && <OpenBanner access={access} at={at} done={closeAccessAction} />}
      {opened && <OpenedFileView opened={opened} />}
      <div className="grid grid-cols-1 items-start gap-6 xl:grid-cols-[2fr_1fr]">
        <AccessRecord access={access} />
        {canReview(actor, access).ok ? (
          <ReviewForm accessId={access.id} action={reviewAccessAction} />
        ) : (
          <AccessReview access={access} />
        )}
      </div>
      <Link href="/exceptional" prefetch={false} className="link no-print self-start">
        {t('back')}
      </Link>
    </div>
  )
}
