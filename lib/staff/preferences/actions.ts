'use server'

import { cookies } from 'next/headers'
import { cookieName, cookieOptions } from '@/lib/cookies'
import { LOCALE_COOKIE, localeOf, THEME_COOKIE, themeOf } from '@/lib/format'
import { readForm } from '@/lib/input'

const YEAR = 365 * 86_400

/** A choice of looks, kept in the browser for a year. */
async function keep(name: string, choice: string): Promise<void> {
  ;(await cookies()).set(cookieName(name), choice, { ...cookieOptions(), maxAge: YEAR })
}

export async function setLocaleAction(form: FormData): Promise<void> {
  await keep(LOCALE_COOKIE, localeOf(String(readForm(form).locale)))
}

export async function setThemeAction(form: FormData): Promise<void> {
  await keep(THEME_COOKIE, themeOf(String(readForm(form).theme)))
}
