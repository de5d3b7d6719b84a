'use client'

import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { keepTyped } from '@/components/shell/typed-keeper'
import { Notice } from '@/components/ui/notice'
import { now } from '@/lib/clock'
import { formatTime, localeOf } from '@/lib/format'
import type { Result } from '@/lib/result'

const CHANNEL = 'didban-session'
const SIGN_IN = '/sign-in'
/** Milliseconds before the end from which on it is announced. */
const WARNING = 2 * 60_000
/** Milliseconds for which a key or a click shows that somebody is at work. */
const AT_WORK = 10 * 60_000

export interface SessionWatchProps {
  /** Whose session this is. */
  owner: string
  /** Role and place that the shell was made for. */
  posting: string
  /** Milliseconds until the session ends if nobody does anything. */
  endsIn: number
  stay: () => Promise<Result<null>>
}

/**
 * Watches over this browser's session: leaves when it has ended, wherever that was done; brings the shell up to date
 * when the person was posted anew; warns before it runs idle. Drafts stay in the browser.
 */
export function SessionWatch(props: SessionWatchProps) {
  const { endsAt, keep, pending } = useWatch(props)
  const t = useTranslations('idle')
  const locale = localeOf(useLocale())
  return (
    <div role="status" className="no-print">
      {endsAt && (
        <section
          aria-label={t('title')}
          className="fixed inset-x-3 bottom-20 z-40 rounded-md bg-surface shadow-float md:start-auto md:end-4 md:bottom-4 md:w-96"
        >
          <Notice tone="attention">
            <p className="font-semibold">{t('title')}</p>
            <p>{t('warning', { time: formatTime(endsAt, locale) })}</p>
            <button type="button" onClick={keep} disabled={pending} className="button mt-2">
              {pending ? t('staying') : t('stay')}
            </button>
          </Notice>
        </section>
      )}
    </div>
  )
}

interface Standing {
  posting: string
  endsIn: number
}

/** How the session stands; undefined where it has ended, null where the server cannot be asked. */
async function askStanding(): Promise<Standing | undefined | null> {
  try {
    const answer = await fetch('/api/session', { cache: 'no-store' })
    if (answer.status === 401) return undefined
    if (!answer.ok) return null
    const standing = (await answer.json()) as Standing | { because: string }
    return 'because' in standing ? undefined : standing
  } catch {
    return null
  }
}

function useWatch({ owner, posting, endsIn, stay }: SessionWatchProps) {
  const router = useRouter()
  const place = `${usePathname()}?${useSearchParams()}`
  const [endsAt, setEndsAt] = useState<Date>()
  const [pending, setPending] = useState(false)
  const timer = useRef<number>(undefined)
  const touchedAt = useRef(Number.NEGATIVE_INFINITY)

  const leave = useEffectEvent(() => {
    keepTyped(owner)
    window.location.assign(SIGN_IN)
  })
  const wait = useEffectEvent((left: number) => {
    window.clearTimeout(timer.current)
    const warned = left <= WARNING
    setEndsAt(warned ? new Date(now().getTime() + left) : undefined)
    timer.current = window.setTimeout(look, Math.max(1000, warned ? left + 1000 : left - WARNING))
  })
  const look = useEffectEvent(async () => {
    const standing = await askStanding()
    if (standing === undefined) return leave()
    if (standing === null) return wait(WARNING + 30_000)
    if (standing.posting !== posting) router.refresh()
    const atWork = performance.now() - touchedAt.current < AT_WORK
    if (standing.endsIn <= WARNING && atWork) return keep()
    wait(standing.endsIn)
  })
  const keep = async () => {
    setPending(true)
    touchedAt.current = Number.NEGATIVE_INFINITY
    await stay().catch(() => undefined)
    setPending(false)
    await look()
  }

  useEffect(() => {
    const touch = () => {
      touchedAt.current = performance.now()
    }
    const turn = () => !document.hidden && look()
    const channel = new BroadcastChannel(CHANNEL)
    channel.onmessage = () => window.location.assign(SIGN_IN)
    document.addEventListener('keydown', touch)
    document.addEventListener('pointerdown', touch)
    document.addEventListener('visibilitychange', turn)
    return () => {
      channel.close()
      document.removeEventListener('keydown', touch)
      document.removeEventListener('pointerdown', touch)
      document.removeEventListener('visibilitychange', turn)
      window.clearTimeout(timer.current)
    }
  }, [])

  const began = useRef<string>(undefined)
  useEffect(() => {
    // The first page has come with the shell; from then on the shell stays while pages change.
    if (began.current === undefined) wait(endsIn)
    else if (began.current !== place) void look()
    began.current = place
  }, [place, endsIn])

  return { endsAt, keep, pending }
}
