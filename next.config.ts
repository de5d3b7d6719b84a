import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { NextConfig } from 'next'
import createNextIntlPlugin from 'next-intl/plugin'

const here = path.dirname(fileURLToPath(import.meta.url))

const HEADERS = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=()' },
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
