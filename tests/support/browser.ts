import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll } from 'vitest'
import { LOCALE_COOKIE, THEME_COOKIE } from '@/lib/format'
import { address } from './server'

/** How a person sees the application. */
export interface View {
  locale?: 'fa' | 'en'
  theme?: 'light' | 'dark'
  viewport?: { width: number; height: number }
  /** True where pages must work without their scripts. */
  withoutScripts?: boolean
}

/** A page of a person of its own (own cookies) and everything that went wrong in it. */
export interface Visit {
  page: Page
  context: BrowserContext
  /** Console errors and warnings, exceptions, and requests to foreign hosts; a journey expects none. */
  faults: string[]
}

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
]

let browser: Promise<Browser> | undefined

afterAll(async () => {
  await (await browser)?.close()
  browser = undefined
})

/** Opens a page for a new person. Paths (`page.goto('/scans')`) are relative to the application. */
export async function newPage(view: View = {}): Promise<Visit> {
  const { locale = 'fa', theme = 'light', viewport = { width: 1280, height: 800 } } = view
  browser ??= chromium.launch({ executablePath: process.env.DIDBAN_BROWSER ?? '', args: flags })
  const context = await (await browser).newContext({
    baseURL: address(),
    colorScheme: theme,
    viewport,
    locale: locale === 'fa' ? 'fa-IR' : 'en-GB',
    timezoneId: 'Asia/Kathmandu',
    javaScriptEnabled: !view.withoutScripts,
  })
  await context.addCookies(choices({ locale, theme }))
  const page = await context.newPage()
  return { page, context, faults: gatherFaults(context) }
}

// The choices that the switches in the header keep.
function choices({ locale, theme }: { locale: string; theme: string }) {
  const url = address()
  return [
    { name: LOCALE_COOKIE, value: locale, url },
    { name: THEME_COOKIE, value: theme, url },
  ]
}

function gatherFaults(context: BrowserContext): string[] {
  const faults: string[] = []
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()))
      faults.push(`console: ${message.text()} ${message.location().url}`)
  })
  context.on('weberror', (webError) => faults.push(`exception: ${webError.error().message}`))
  context.on('request', (request) => {
    const { origin, protocol } = new URL(request.url())
    const isOwn = origin === address() || ['data:', 'blob:'].includes(protocol)
    if (!isOwn) faults.push(`foreign request: ${request.url()}`)
  })
  return faults
}
