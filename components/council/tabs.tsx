import { Plus } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'

/** Between duties and resolutions, with the way to propose one. */
export function CouncilTabs({
  here,
  mayPropose,
}: {
  here: 'duties' | 'resolutions'
  mayPropose: boolean
}) {
  const t = useTranslations('council')
  const tabs = [
    { key: 'duties', href: '/council', label: t('tabs.duties') },
    { key: 'resolutions', href: '/council/resolutions', label: t('tabs.resolutions') },
  ] as const
  return (
    <div className="no-print flex flex-wrap items-center justify-between gap-3">
      <nav aria-label={t('title')} className="flex gap-2">
        {tabs.map(({ key, href, label }) => (
          <Link
            key={key}
            href={href}
            prefetch={false}
            aria-current={key === here ? 'page' : undefined}
            className="button aria-[current]:border-accent aria-[current]:bg-accent-tint"
          >
            {label}
          </Link>
        ))}
      </nav>
      {mayPropose && (
        <Link href="/council/new" prefetch={false} className="button button-main">
          <Plus aria-hidden size={18} />
          {t('propose')}
        </Link>
      )}
    </div>
  )
}
