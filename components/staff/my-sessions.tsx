'use client'

import { MonitorSmartphone } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { type ReactNode, useActionState } from 'react'
import { Identifier } from '@/components/ui/identifier'
import { Notice } from '@/components/ui/notice'
import { useReasons } from '@/components/ui/reasons'
import { sendAndKeep } from '@/components/ui/sending'
import { Time } from '@/components/ui/time'
import type { FormAction } from '@/components/ui/typed-form'
import { formatDayTime, localeOf } from '@/lib/format'
import type { SessionView } from '@/lib/staff/sessions/queries'

interface MySessionsProps {
  sessions: SessionView[]
  endOne: FormAction<null>
  endOthers: FormAction<null>
}

/** Everywhere the reader is signed in; one can be ended, or all others. */
export function MySessions({ sessions, endOne, endOthers }: MySessionsProps) {
  const t = useTranslations('mySessions')
  const others = sessions.some(({ own }) => !own)
  return (
    <div className="flex max-w-[960px] flex-col gap-4">
      <ul aria-label={t('list')} className="panel divide-y divide-line">
        {sessions.map((session) => (
          <Session key={session.id} session={session} endOne={endOne} />
        ))}
      </ul>
      {others ? (
        <End action={endOthers} done={t('othersEnded')} label={t('endOthers')} />
      ) : (
        <p className="text-soft">{t('onlyThis')}</p>
      )}
    </div>
  )
}

function Session({ session, endOne }: { session: SessionView; endOne: FormAction<null> }) {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  const device = t('mySessions.device', {
    browser: t(`words.browsers.${session.device.browser}`),
    system: t(`words.systems.${session.device.system}`),
  })
  const since = formatDayTime(session.startedAt, locale)
  return (
    <li className="flex flex-col gap-3 p-4 sm:flex-row sm:items-center">
      <MonitorSmartphone aria-hidden size={24} className="hidden shrink-0 text-soft sm:block" />
      <div className="min-w-0 flex-1">
        <p className="font-semibold">
          {device}
          {session.own && (
            <strong className="ms-2 rounded-md bg-accent-tint px-2 py-0.5 text-13 text-accent">
              {t('mySessions.this')}
            </strong>
          )}
        </p>
        <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-3 text-13 lg:grid-cols-[auto_1fr_auto_1fr]">
          <Fact name={t('mySessions.signedIn')}>
            <Time at={session.startedAt} />
          </Fact>
          <Fact name={t('mySessions.seen')}>
            <Time at={session.lastSeenAt} />
          </Fact>
          <Fact name={t('mySessions.method')}>{t(`words.signInMethods.${session.method}`)}</Fact>
          <Fact name={t('mySessions.address')}>
            {session.address ? (
              <Identifier>{session.address}</Identifier>
            ) : (
              t('mySessions.noAddress')
            )}
          </Fact>
        </dl>
      </div>
      {!session.own && (
        <End
          action={endOne}
          sessionId={session.id}
          label={t('mySessions.end')}
          name={t('mySessions.endOf', { device, since })}
          done={t('mySessions.ended')}
        />
      )}
    </li>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-soft">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  )
}

interface EndProps {
  action: FormAction<null>
  sessionId?: string
  label: string
  /** What a screen reader hears, where the label alone does not say which. */
  name?: string
  done: string
}

function End({ action, sessionId, label, name, done }: EndProps) {
  const ui = useTranslations('ui')
  const reasons = useReasons()
  const [state, dispatch, pending] = useActionState(action, undefined)
  return (
    <form action={dispatch} onSubmit={sendAndKeep(dispatch)} className="flex flex-col gap-2">
      {state?.ok && (
        <Notice tone="good" live>
          {done}
        </Notice>
      )}
      {state?.ok === false && (
        <Notice tone="breach" live>
          {reasons.say(state.reason, state.details)}
        </Notice>
      )}
      {sessionId && <input type="hidden" name="sessionId" value={sessionId} />}
      <button type="submit" disabled={pending} aria-label={name} className="button self-start">
        {pending ? ui('sending') : label}
      </button>
    </form>
  )
}
