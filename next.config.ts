import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { NextConfig } from 'next'
import createNextIntlPlugin from 'next-intl/plugin'

const here = path.dirname(fileURLToPath(import.meta.url))

/** What every answer says. A page's own policy replaces the first one (proxy.ts); HSTS is added where TLS is. */
const HEADERS = [
  { key: 'Content-Security-Policy', value: "default-src 'none'; frame-ancestors 'none'; sandbox" },
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  {
    key: 'Permissions-Policy',
    value: 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), display-capture=()',
  },
]

const config: NextConfig = {
  distDir: process.env.DIDBAN_BUILD_DIR ?? '.next',
  poweredByHeader: false,
  reactStrictMode: true,
  typedRoutes: true,
  turbopack: { root: here },
  images: { unoptimized: true },
  serverExternalPackages: ['sharp', '@node-rs/argon2', 'pg'],
  experimental: { authInterrupts: true, serverActions: { bodySizeLimit: '9mb' } },
  typescript: { ignoreBuildErrors: true },
  headers: async () => [{ source: '/:path*', headers: HEADERS }],
}

export default createNextIntlPlugin('./lib/i18n.ts')(config)
