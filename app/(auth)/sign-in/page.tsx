import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Preferences } from '@/components/shell/preferences'
import { SignInForm } from '@/components/staff/sign-in-form'
import { currentActor } from '@/lib/auth'
import { isDemonstration } from '@/lib/dashboard/queries'
import { setLocaleAction, setThemeAction } from '@/lib/staff/actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('signIn'))('title') }
}

export default async function SignInPage() {
  if (await currentActor()) redirect('/')
  const t = await getTranslations()
  const demonstration = await isDemonstration()
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col justify-center gap-6 p-4">
      <header>
        <p className="text-32 leading-tight font-bold text-accent">{t('app.name')}</p>
        <p className="mt-1 text-soft">{t('app.purpose')}</p>
      </header>
      <section className="panel p-6">
        <h1 className="mb-4">{t('signIn.title')}</h1>
        <SignInForm />
      </section>
      {demonstration && <p className="text-13 text-attention">{t('app.demonstration')}</p>}
      <Preferences setLocale={setLocaleAction} setTheme={setThemeAction} />
    </main>
  )
}
