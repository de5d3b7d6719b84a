import { cookies } from 'next/headers'
import { getRequestConfig } from 'next-intl/server'
import { cookieName } from '@/lib/cookies'
import { LOCALE_COOKIE, type Locale, localeOf } from '@/lib/format'

const MESSAGES: Record<Locale, () => Promise<Record<string, unknown>>> = {
  fa: async () => (await import('@/lib/messages.fa.json')).default,
  en: async () => (await import('@/lib/messages.en.json')).default,
}

/** Persian first; the switch in the header keeps its choice in a cookie. */
export default getRequestConfig(async () => {
  const locale = localeOf((await cookies()).get(cookieName(LOCALE_COOKIE))?.value)
  return { locale, messages: await MESSAGES[locale](), timeZone: 'Asia/Tehran' }
})
