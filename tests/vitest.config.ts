import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'

// An awkward zone (+05:45): a test that only holds where the developer lives fails here.
process.env.TZ = 'Asia/Kathmandu'

const root = fileURLToPath(new URL('..', import.meta.url))

function project(
  name: string,
  files: string,
  more: TestProjectInlineConfiguration['test'] = {},
): TestProjectInlineConfiguration {
  const setupFiles = ['tests/support/setup.ts', ...(more.setupFiles ?? [])]
  return { extends: true, test: { ...more, name, include: [`tests/${name}/${files}`], setupFiles } }
}

export default defineConfig({
  root,
  resolve: {
    alias: {
      '@': root.replace(/[\\/]$/, ''),
      'server-only': path.join(root, 'node_modules/server-only/empty.js'),
    },
  },
  cacheDir: path.join(root, '.data/test/vite'),
  test: {
    environment: 'node',
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 20_000,
    restoreMocks: true,
    projects: [
      project('unit', '**/*.test.{ts,tsx}'),
      project('architecture', '**/*.test.ts'),
      project('component', '**/*.test.tsx', {
        environment: 'jsdom',
        setupFiles: ['tests/support/component-setup.ts'],
      }),
      project('database', '**/*.test.ts', {
        hookTimeout: 60_000,
        setupFiles: ['tests/support/database-setup.ts'],
      }),
      project('e2e', '**/*.test.ts', { testTimeout: 120_000, hookTimeout: 60_000 }),
    ],
  },
})
