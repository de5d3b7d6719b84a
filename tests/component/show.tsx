import { createRequire } from 'node:module'
import { act, type RenderResult, render } from '@testing-library/react'
import { NextIntlClientProvider } from 'next-intl'
import type { ReactNode } from 'react'
import { expect } from 'vitest'
import type { Locale } from '@/lib/format'
import en from '@/lib/messages.en.json'
import fa from '@/lib/messages.fa.json'

export const LOCALES = ['fa', 'en'] as const

/** The words of a language; the same shape in both (architecture test). */
export const WORDS: Record<Locale, typeof fa> = { fa, en: en as typeof fa }

/** Shows a piece as a page in that language would. */
export function show(piece: ReactNode, locale: Locale = 'fa'): RenderResult {
  document.documentElement.lang = locale
  document.documentElement.dir = locale === 'fa' ? 'rtl' : 'ltr'
  return render(within(piece, locale))
}

/** A piece with its words around it; to show it again with other facts. */
export function within(piece: ReactNode, locale: Locale = 'fa'): ReactNode {
  return (
    <NextIntlClientProvider locale={locale} messages={WORDS[locale]} timeZone="Asia/Tehran">
      <main>{piece}</main>
    </NextIntlClientProvider>
  )
}

interface Axe {
  run(
    root: Element,
    options: { runOnly: string[]; rules: Record<string, { enabled: boolean }> },
  ): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>
}

/** The very axe that looks at whole pages in the browser. */
const here = createRequire(import.meta.url)
const axe = createRequire(here.resolve('@axe-core/playwright'))('axe-core') as Axe

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** jsdom paints nothing; and a piece of a page has no level-one heading of its own. */
const WITHOUT = {
  'color-contrast': { enabled: false },
  'page-has-heading-one': { enabled: false },
}

/** No rule of WCAG 2.2 AA that can be checked without layout is broken. */
export async function expectAccessible(root: Element = document.body): Promise<void> {
  // Links settle a moment after they are shown; React wants to be told that this is expected.
  const { violations } = await act(() => axe.run(root, { runOnly: RULES, rules: WITHOUT }))
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html)}`)
  expect(found).toEqual([])
}

/** A message with its placeholders filled, for messages without plural forms. */
export function fill(message: string, values: Record<string, string>): string {
  return message.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
}
