import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Preferences } from '@/components/shell/preferences'
import { SignInChoice } from '@/components/staff/sign-in-choice'
import { SignInCodeForm } from '@/components/staff/sign-in-code-form'
import { SignInForm } from '@/components/staff/sign-in-form'
import { Notice } from '@/components/ui/notice'
import { arrivingActor, currentStanding, pendingToken } from '@/lib/auth'
import { isDemonstration } from '@/lib/dashboard/queries'
import { identityProvider } from '@/lib/identity-provider'
import { isPending } from '@/lib/sign-in'
import { turnedAwayIn } from '@/lib/staff/identities/schema'
import { setLocaleAction, setThemeAction } from '@/lib/staff/preferences/actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('signIn'))('title') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function SignInPage({ searchParams }: Props) {
  if (await arrivingActor()) redirect('/')
  const t = await getTranslations()
  const query = await searchParams
  const codeNeeded = !query.again && (await isPending(await pendingToken()))
  const ended = (await currentStanding())?.because
  const demonstration = await isDemonstration()
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col justify-center gap-6 p-4">
      <header>
        <p className="text-32 leading-tight font-bold text-accent">{t('app.name')}</p>
        <p className="mt-1 text-soft">{t('app.purpose')}</p>
      </header>
      {ended && <Notice tone="info">{t(`words.sessionEnds.${ended}`)}</Notice>}
      <section className="panel p-6">
        <h1 className="mb-4">{t(codeNeeded ? 'signIn.codeTitle' : 'signIn.title')}</h1>
        {codeNeeded ? (
          <SignInCodeForm />
        ) : (
          <SignInChoice provider={identityProvider()} turnedAway={turnedAwayIn(query)}>
            <SignInForm />
          </SignInChoice>
        )}
      </section>
      {demonstration && <p className="text-13 text-attention">{t('app.demonstration')}</p>}
      <Preferences setLocale={setLocaleAction} setTheme={setThemeAction} />
    </main>
  )
}
