import { Radar } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { SearchBox } from '@/components/shell/search-box'
import { SignOut } from '@/components/shell/session'

export interface HeaderProps {
  person: string
  role: string
  place: string
  /** Only for those who may read scans. */
  withSearch: boolean
  /** The bell, for those who may have alerts. */
  alerts: ReactNode
  preferences: ReactNode
}

/** Who is here, in which role and place; search, language, theme, the way out. */
export function Header({ person, role, place, withSearch, alerts, preferences }: HeaderProps) {
  const t = useTranslations('app')
  return (
    <header className="no-print sticky top-0 z-30 border-b border-line bg-surface">
      <div className="flex min-h-14 flex-wrap items-center gap-x-3 gap-y-1 px-3 py-1 md:px-4">
        <Link
          href="/"
          prefetch={false}
          className="flex min-h-11 items-center gap-2 text-16 font-bold"
        >
          <Radar aria-hidden size={24} className="text-accent" />
          {t('name')}
        </Link>
        <div className="order-last w-full md:order-none md:flex md:w-auto md:flex-1 md:justify-center">
          {withSearch && <SearchBox />}
        </div>
        <div className="ms-auto flex items-center">
          {alerts}
          {preferences}
          <SignOut />
        </div>
        <p className="order-last w-full truncate border-t border-line pt-1 text-13 md:order-none md:w-auto md:max-w-72 xl:max-w-lg md:border-0 md:p-0 md:text-end md:leading-snug">
          <Link href="/account" prefetch={false} className="font-semibold hover:underline">
            <bdi>{person}</bdi>
          </Link>
          <span className="text-soft md:block">
            <span className="md:hidden"> · </span>
            {role} · {place}
          </span>
        </p>
      </div>
    </header>
  )
}
