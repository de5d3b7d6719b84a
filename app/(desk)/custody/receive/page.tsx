import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { AwaitedList } from '@/components/custody/awaited'
import { requireActor } from '@/lib/auth'
import { now } from '@/lib/clock'
import { canReceive } from '@/lib/custody/policy'
import { listAwaited } from '@/lib/custody/receipts/queries'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('custody'))('receive.title') }
}

export default async function ReceivePage() {
  const actor = await requireActor()
  const page = await listAwaited(actor, now())
  if (!page) forbidden()
  const t = await getTranslations('custody')
  return (
    <div className="mx-auto flex w-full max-w-[960px] flex-col gap-4">
      <h1>{t('receive.title')}</h1>
      <p className="max-w-prose text-soft">{t('receive.purpose')}</p>
      <AwaitedList page={page} mayReceive={canReceive(actor).ok} />
    </div>
  )
}
