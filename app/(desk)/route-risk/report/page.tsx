import type { Metadata } from 'next'
import Link from 'next/link'
import { forbidden } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ReportForm } from '@/components/route-risk/report-form'
import { Empty } from '@/components/ui/empty'
import { requireActor } from '@/lib/auth'
import { tehranDay } from '@/lib/calendar'
import { now } from '@/lib/clock'
import { formatTime } from '@/lib/format'
import { listRouteChoices } from '@/lib/route-risk/choices/queries'
import { submitReportAction } from '@/lib/route-risk/reports/actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('routeForms'))('reportTitle') }
}

interface Props {
  searchParams: Promise<{ route?: string | string[] }>
}

export default async function ReportRoutePage({ searchParams }: Props) {
  const actor = await requireActor()
  const routes = await listRouteChoices(actor)
  if (!routes) forbidden()
  const { route } = await searchParams
  const t = await getTranslations('routeForms')
  const at = now()
  return (
    <div className="mx-auto flex max-w-[720px] flex-col gap-4">
      <h1>{t('reportTitle')}</h1>
      {routes.length === 0 ? (
        <Empty title={t('noRoutes')}>
          <Link href="/route-risk/new" prefetch={false} className="link">
            {t('registerTitle')}
          </Link>
        </Empty>
      ) : (
        <ReportForm
          routes={routes}
          routeId={routes.find(({ code }) => code === route)?.id}
          today={tehranDay(at)}
          time={formatTime(at, 'en')}
          action={submitReportAction}
        />
      )}
    </div>
  )
}
