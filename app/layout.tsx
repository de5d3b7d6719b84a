import './globals.css'
import type { Metadata, Viewport } from 'next'
import localFont from 'next/font/local'
import { cookies, headers } from 'next/headers'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Nonce } from '@/components/ui/nonce'
import { cookieName } from '@/lib/cookies'
import { localeOf, THEME_COOKIE } from '@/lib/format'
import type messages from '@/lib/messages.fa.json'

const vazirmatn = localFont({
  src: '../public/fonts/vazirmatn.woff2',
  weight: '100 900',
  variable: '--font-vazirmatn',
  display: 'swap',
})

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('app')
  return {
    title: { default: t('name'), template: `%s · ${t('name')}` },
    description: t('purpose'),
    robots: { index: false, follow: false },
  }
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  colorScheme: 'light dark',
}

/** Words that controls in the browser need; pages written on the server bring their own. */
const IN_BROWSER: (keyof typeof messages)[] = [
  'alertForm',
  'auditForm',
  'alertsLive',
  'ui',
  'errors',
  'reasons',
  'signIn',
  'accountForm',
  'signInRulesForm',
  'logScan',
  'decide',
  'words',
  'accounts',
  'imports',
  'shell',
  'seizureForm',
  'examineForm',
  'findForm',
  'upload',
  'unit',
  'routeForms',
  'custodyForm',
  'caseForm',
  'exceptionalForm',
  'unitForm',
  'councilForm',
  'singleSignOnForm',
  'confirm',
  'idle',
  'officeForm',
  'mySessions',
]

export default async function RootLayout({ children }: { children: ReactNode }) {
  const locale = localeOf(await getLocale())
  const theme = (await cookies()).get(cookieName(THEME_COOKIE))?.value
  const all: Record<string, unknown> = await getMessages()
  const messages = Object.fromEntries(IN_BROWSER.map((name) => [name, all[name]])) as typeof all
  return (
    <html
      lang={locale}
      dir={locale === 'fa' ? 'rtl' : 'ltr'}
      data-theme={theme === 'dark' || theme === 'light' ? theme : undefined}
      className={vazirmatn.variable}
    >
      <body className="font-sans">
        <Nonce first={(await headers()).get('x-nonce') ?? ''} />
        <NextIntlClientProvider messages={messages as never}>{children}</NextIntlClientProvider>
      </body>
    </html>
  )
}
