import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { Empty } from '@/components/ui/empty'

export default async function Forbidden() {
  const t = await getTranslations('errors')
  return (
    <main className="mx-auto max-w-[720px] p-4">
      <h1 className="sr-only">{t('forbidden')}</h1>
      <Empty title={t('forbidden')}>
        <p>{t('forbiddenHint')}</p>
        <Link href="/" prefetch={false} className="link">
          {t('home')}
        </Link>
      </Empty>
    </main>
  )
}
