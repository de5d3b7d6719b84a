'use client'

import { Search } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'

/** One box for every scan; Ctrl+K from anywhere. Keys are matched by place, whatever layout is on. */
export function SearchBox() {
  const t = useTranslations('shell')
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.code !== 'KeyK' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      input.current?.select()
      input.current?.focus()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
  return (
    <search className="min-w-0 flex-1 md:max-w-96">
      <form action="/scans" className="relative">
        <Search
          aria-hidden
          size={16}
          className="absolute start-3 top-1/2 -translate-y-1/2 text-soft"
        />
        <input
          ref={input}
          type="search"
          name="q"
          maxLength={80}
          aria-label={t('search')}
          placeholder={t('searchHint')}
          aria-keyshortcuts="Control+K"
          className="input ps-9"
        />
      </form>
    </search>
  )
}
