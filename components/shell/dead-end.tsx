import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Empty } from '@/components/ui/empty'

/** Where a way ends: what is the matter and where to go on. */
export function DeadEnd({ kind }: { kind: 'notFound' | 'forbidden' }) {
  const t = useTranslations('errors')
  return (
    <div className="mx-auto max-w-[720px] p-4">
      <h1 className="sr-only">{t(kind)}</h1>
      <Empty title={t(kind)}>
        <p>{t(`${kind}Hint`)}</p>
        <Link href="/" prefetch={false} className="link inline-flex min-h-11 items-center">
          {t('home')}
        </Link>
      </Empty>
    </div>
  )
}
