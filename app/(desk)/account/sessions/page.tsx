import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { MySessions } from '@/components/staff/my-sessions'
import { requireActor } from '@/lib/auth'
import { now } from '@/lib/clock'
import { endMyOtherSessionsAction, endMySessionAction } from '@/lib/staff/sessions/actions'
import { listMySessions } from '@/lib/staff/sessions/queries'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('mySessions'))('title') }
}

export default async function MySessionsPage() {
  const sessions = await listMySessions(await requireActor(), now())
  const t = await getTranslations('mySessions')
  return (
    <div className="flex flex-col gap-4">
      <h1>{t('title')}</h1>
      <p className="max-w-[720px] text-soft">{t('intro')}</p>
      <MySessions
        sessions={sessions}
        endOne={endMySessionAction}
        endOthers={endMyOtherSessionsAction}
      />
    </div>
  )
}
