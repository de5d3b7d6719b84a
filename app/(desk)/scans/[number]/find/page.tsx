import type { Metadata } from 'next'
import Link from 'next/link'
import { forbidden, notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { FindClosed } from '@/components/seizures/find-closed'
import { FindForm } from '@/components/seizures/find-form'
import { requireActor } from '@/lib/auth'
import { formatDigits, localeOf } from '@/lib/format'
import { getScan } from '@/lib/scans/queries'
import { recordFindAction } from '@/lib/seizures/finds/actions'
import { canChangeSeizure } from '@/lib/seizures/policy'
import { listGoodsClasses } from '@/lib/seizures/queries'

interface Props {
  params: Promise<{ number: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('find'))('title') }
}

export default async function RecordFindPage({ params }: Props) {
  const actor = await requireActor()
  const { number } = await params
  const scan = /^\d{1,9}$/.test(number) ? await getScan(actor, Number(number)) : undefined
  if (!scan) notFound()
  if (!canChangeSeizure(actor, scan).ok) forbidden()
  const t = await getTranslations('find')
  const shown = formatDigits(String(scan.number), localeOf(await getLocale()))
  return (
    <div className="mx-auto flex max-w-[720px] flex-col gap-4">
      <h1>{t('title')}</h1>
      {scan.state === 'INSPECTING' ? (
        <>
          <p className="max-w-prose">{t('purpose', { number: shown })}</p>
          <FindForm
            owner={actor.id}
            scanId={scan.id}
            classes={await listGoodsClasses(actor)}
            record={recordFindAction}
          />
        </>
      ) : (
        <FindClosed seizureNumber={scan.inspection?.seizureNumber ?? undefined} />
      )}
      <Link href={`/scans/${scan.number}`} className="link self-start">
        {t('back', { number: shown })}
      </Link>
    </div>
  )
}
