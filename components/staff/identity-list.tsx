'use client'

import { CircleCheck, CircleOff, Hourglass } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import type { LinkAction } from '@/components/staff/identity-form'
import { ConfirmIdentity } from '@/components/ui/confirm-identity'
import { Empty } from '@/components/ui/empty'
import { Identifier } from '@/components/ui/identifier'
import { Notice } from '@/components/ui/notice'
import { useReasons } from '@/components/ui/reasons'
import { Status } from '@/components/ui/status'
import { Time } from '@/components/ui/time'
import type { LinkRow } from '@/lib/staff/identities/queries'

const LOOKS = {
  LINKED: ['good', CircleCheck],
  EXPECTED: ['attention', Hourglass],
  LAPSED: ['unknown', CircleOff],
} as const

/** Who signs in through the provider, and who has not come yet. */
export function IdentityList({ links, action }: { links: LinkRow[]; action: LinkAction }) {
  const t = useTranslations('singleSignOnForm')
  if (links.length === 0) return <Empty title={t('none')}>{t('noneNext')}</Empty>
  return (
    <section aria-labelledby="identity-list">
      <h2 id="identity-list">{t('list')}</h2>
      <p className="mb-2 text-13 text-soft">{t('unlinkHint')}</p>
      <ul className="panel divide-y divide-line">
        {links.map((link) => (
          <Link key={link.id} link={link} action={action} />
        ))}
      </ul>
    </section>
  )
}

function Link({ link, action }: { link: LinkRow; action: LinkAction }) {
  const t = useTranslations('singleSignOnForm')
  const reasons = useReasons()
  const [state, dispatch, pending] = useActionState(action, undefined)
  const [tone, icon] = LOOKS[link.state]
  return (
    <li className="grid grid-cols-1 items-center gap-x-4 gap-y-2 p-3 md:grid-cols-[1.5fr_1.5fr_1.5fr_auto]">
      <div className="min-w-0">
        <p className="font-semibold">
          <bdi>{link.displayName}</bdi>
        </p>
        <p className="text-13 text-soft">
          <Identifier>{link.username}</Identifier>
        </p>
      </div>
      <p className="min-w-0 text-13 break-words">
        {t('claim')}: <Identifier>{link.claim ?? '—'}</Identifier>
      </p>
      <p className="text-13 text-soft">
        <Status tone={tone} icon={icon}>
          {t(`states.${link.state}`)}
        </Status>{' '}
        <Time at={link.state === 'LINKED' || !link.claimUntil ? link.linkedAt : link.claimUntil} />
      </p>
      <form action={dispatch}>
        <input type="hidden" name="linkId" value={link.id} />
        <button
          type="submit"
          disabled={pending}
          className="button"
          aria-label={`${t('unlink')}: ${link.displayName}`}
        >
          {t('unlink')}
        </button>
        {state?.ok === false && state.reason === 'CONFIRM_IDENTITY' && (
          <ConfirmIdentity moment={state} />
        )}
        {state?.ok === false && state.reason !== 'CONFIRM_IDENTITY' && (
          <Notice tone="breach" live>
            {reasons.say(state.reason, state.details)}
          </Notice>
        )}
      </form>
    </li>
  )
}
