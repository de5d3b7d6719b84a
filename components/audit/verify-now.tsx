'use client'

import { ShieldCheck } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { Notice } from '@/components/ui/notice'
import { useReasons } from '@/components/ui/reasons'
import type { Progress } from '@/lib/audit/verification/schema'
import { formatNumber, localeOf } from '@/lib/format'
import type { Refused } from '@/lib/result'
import type { Agency } from '@/prisma/generated/enums'

type State = Progress | Refused | 'UNREACHABLE' | undefined

/** Recomputes a chain on the server and shows how far it is, then the outcome. */
export function VerifyNow({ agency }: { agency: Agency }) {
  const t = useTranslations('auditForm')
  const { state, running, start } = useVerifying(agency)
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <button type="button" onClick={start} disabled={running} className="button self-start">
        <ShieldCheck aria-hidden size={16} />
        {running ? t('verifying') : t('verify')}
      </button>
      <Outcome state={state} />
    </div>
  )
}

function Outcome({ state }: { state: State }) {
  const t = useTranslations('auditForm')
  const reasons = useReasons()
  const locale = localeOf(useLocale())
  const say = (value: number) => formatNumber(value, locale)
  if (!state) return null
  if (state === 'UNREACHABLE')
    return (
      <Notice tone="attention" live>
        {t('unreachable')}
      </Notice>
    )
  if ('reason' in state)
    return (
      <Notice tone="attention" live>
        {reasons.say(state.reason, state.details)}
      </Notice>
    )
  const { checked, total, broken, done, hash } = state
  if (!done)
    return (
      <label className="flex flex-col text-13 text-soft">
        {t('progress', { checked: say(checked), total: say(total) })}
        <progress value={checked} max={total} className="w-full accent-accent" />
      </label>
    )
  if (broken)
    return (
      <Notice tone="breach" live>
        <p className="font-semibold">{t(`broken.${broken.kind}`, { row: say(broken.ordinal) })}</p>
        <p className="text-13">{t('brokenHint', { row: say(checked) })}</p>
      </Notice>
    )
  return (
    <Notice tone="good" live>
      <p className="font-semibold">{t('unbroken', { count: say(checked) })}</p>
      <p className="text-13 break-all">
        {t('upTo')} <bdi dir="ltr">{hash.slice(0, 16)}…</bdi>
      </p>
    </Notice>
  )
}

function useVerifying(agency: Agency) {
  const [state, setState] = useState<State>()
  const [running, setRunning] = useState(false)
  const leaving = useRef<AbortController>(undefined)
  useEffect(() => () => leaving.current?.abort(), [])
  const start = async () => {
    const abort = new AbortController()
    leaving.current = abort
    setRunning(true)
    try {
      await follow(agency, abort.signal, setState)
    } catch {
      if (!abort.signal.aborted) setState('UNREACHABLE')
    } finally {
      setRunning(false)
    }
  }
  return { state, running, start }
}

/** Reads the server's lines as they come. */
async function follow(agency: Agency, signal: AbortSignal, show: (state: State) => void) {
  const response = await fetch(`/api/v1/audit/${agency}`, { method: 'POST', signal })
  if (!response.ok) return show((await response.json()) as Refused)
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  let last: Progress | undefined
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    const lines = (rest + read.value).split('\n')
    rest = lines.pop() ?? ''
    const newest = lines.at(-1)
    if (newest) {
      last = JSON.parse(newest) as Progress
      show(last)
    }
  }
  if (!last?.done) show('UNREACHABLE')
}
