'use client'

import { Languages, Moon, Sun } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'

type Act = (form: FormData) => Promise<void>

/** Language and theme; each a form of its own, so that both work before any script has loaded. */
export function Preferences({ setLocale, setTheme }: { setLocale: Act; setTheme: Act }) {
  const t = useTranslations('shell')
  const other = useLocale() === 'fa' ? 'en' : 'fa'
  return (
    <div className="flex items-center">
      <form action={setLocale}>
        <input type="hidden" name="locale" value={other} />
        <button type="submit" className="button button-plain" lang={other}>
          <Languages aria-hidden size={18} />
          <span>{other === 'en' ? 'English' : 'فارسی'}</span>
        </button>
      </form>
      <form action={setTheme} className="theme-dark-only">
        <input type="hidden" name="theme" value="light" />
        <button
          type="submit"
          className="button button-plain"
          aria-label={t('light')}
          title={t('light')}
        >
          <Sun aria-hidden size={18} />
        </button>
      </form>
      <form action={setTheme} className="theme-light-only">
        <input type="hidden" name="theme" value="dark" />
        <button
          type="submit"
          className="button button-plain"
          aria-label={t('dark')}
          title={t('dark')}
        >
          <Moon aria-hidden size={18} />
        </button>
      </form>
    </div>
  )
}
