'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { forgetTyped, keptTyped, typeAgain } from '@/components/shell/typed-keeper'
import { Notice } from '@/components/ui/notice'

/** Milliseconds until a page that has just come can be typed into. */
const SETTLED = 500

type Kept = { path: string; title: string } | 'restored'

/** After a session ended over a form: leads back to it, and there types again what had been typed. */
export function TypedBack({ owner }: { owner: string }) {
  const t = useTranslations('idle')
  const path = usePathname()
  const [kept, setKept] = useState<Kept>()
  useEffect(() => {
    const typed = keptTyped(owner)
    if (!typed) return setKept((before) => (before === 'restored' ? undefined : before))
    if (typed.path !== path + window.location.search) return setKept(typed)
    const timer = window.setTimeout(() => {
      forgetTyped()
      setKept(typeAgain(typed) ? 'restored' : undefined)
    }, SETTLED)
    return () => window.clearTimeout(timer)
  }, [owner, path])
  if (!kept) return null
  const forget = () => {
    forgetTyped()
    setKept(undefined)
  }
  if (kept === 'restored')
    return (
      <div className="no-print mb-4">
        <Notice tone="info" live>
          {t('restored')}
        </Notice>
      </div>
    )
  return (
    <div className="no-print mb-4">
      <Notice tone="info" live>
        <p>
          {t('kept')} <bdi className="font-semibold">{kept.title}</bdi>
        </p>
        <p className="flex flex-wrap items-center gap-3">
          <Link href={kept.path as never} prefetch={false} className="button">
            {t('open')}
          </Link>
          <button type="button" onClick={forget} className="button button-plain">
            {t('forget')}
          </button>
        </p>
      </Notice>
    </div>
  )
}
