import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import {
  BeginEnrolment,
  ConfirmEnrolment,
  ManageSecondFactor,
} from '@/components/staff/second-factor-forms'
import { Notice } from '@/components/ui/notice'
import { requireArriving } from '@/lib/auth'
import { getOwnCredential, type OwnCredential } from '@/lib/staff/credentials/queries'
import {
  confirmEnrolmentAction,
  removeSecondFactorAction,
  renewRecoveryCodesAction,
  startEnrolmentAction,
} from '@/lib/staff/second-factor/actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account'))('secondFactor') }
}

export default async function SecondFactorPage() {
  const actor = await requireArriving()
  if (actor.owes === 'PASSWORD') redirect('/account/password')
  const credential = await getOwnCredential(actor)
  if (!credential) redirect('/account')
  const t = await getTranslations('account')
  return (
    <div className="flex max-w-[960px] flex-col gap-4">
      <h1>{t('secondFactor')}</h1>
      {actor.owes && <Notice tone="attention">{t('mustEnrol')}</Notice>}
      {!credential.enrolment && !credential.secondFactorSince && (
        <p className="max-w-prose text-soft">{t('whatFactor')}</p>
      )}
      <Forms credential={credential} next={actor.owes ? '/' : '/account'} />
      {!actor.owes && (
        <Link href="/account" prefetch={false} className="link no-print self-start">
          {t('back')}
        </Link>
      )}
    </div>
  )
}

function Forms({ credential, next }: { credential: OwnCredential; next: '/' | '/account' }) {
  const { enrolment, secondFactorSince } = credential
  if (secondFactorSince)
    return (
      <ManageSecondFactor
        actions={{ renew: renewRecoveryCodesAction, remove: removeSecondFactorAction }}
      />
    )
  if (!enrolment) return <BeginEnrolment action={startEnrolmentAction} />
  return (
    <ConfirmEnrolment
      enrolment={enrolment}
      action={confirmEnrolmentAction}
      restart={startEnrolmentAction}
      next={next}
    />
  )
}
