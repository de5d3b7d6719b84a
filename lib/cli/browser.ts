import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { runQuietly } from './child'
import { inProject } from './paths'
import { Problem } from './steps'

const remedy =
  'install Chromium (apt-get install chromium, brew install --cask chromium) or Google Chrome, or let DIDBAN_BROWSER name the program'

/** A Chromium for the browser tests: one that is there, otherwise one installed now. */
export async function ensureBrowser(): Promise<string> {
  const chosen = process.env.DIDBAN_BROWSER
  if (chosen) return checkChosen(chosen)
  const found = findBrowser()
  if (found) return found
  const failures = await install()
  const installed = findBrowser()
  if (installed) return installed
  throw new Problem(
    `No browser was found and none could be installed (${failures.join('; ')})`,
    remedy,
  )
}

/** Playwright's own Chromium, or else the system's. */
export function findBrowser(): string | undefined {
  return [ownBrowser(), ...systemBrowsers(process.platform)].find((path) => path && isBrowser(path))
}

/** Where Chromium and Chrome usually are; plain names are looked for in PATH. */
export function systemBrowsers(platform: NodeJS.Platform): string[] {
  if (platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    )
  }
  if (platform === 'win32') {
    const folders = [
      process.env.PROGRAMFILES,
      process.env['PROGRAMFILES(X86)'],
      process.env.LOCALAPPDATA,
    ]
    return folders.flatMap((folder) =>
      ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'].map(
        (name) => `${folder}\\${name}`,
      ),
    )
  }
  const folders = (process.env.PATH ?? '').split(':').filter(Boolean)
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
  return names.flatMap((name) => folders.map((folder) => `${folder}/${name}`))
}

function checkChosen(path: string): string {
  if (isBrowser(path)) return path
  throw new Problem(`DIDBAN_BROWSER=${path} is not a browser that runs here`, remedy)
}

function ownBrowser(): string | undefined {
  try {
    return chromium.executablePath()
  } catch {
    return undefined
  }
}

// Being there is not enough: on some systems the file only says where to get the real one.
function isBrowser(path: string): boolean {
  if (!existsSync(path)) return false
  if (process.platform === 'win32') return true // there --version opens a window
  return spawnSync(path, ['--version'], { timeout: 30_000 }).status === 0
}

async function install(): Promise<string[]> {
  const failures: string[] = []
  for (const attempt of attempts()) {
    try {
      await attempt()
      if (findBrowser()) return []
      failures.push('installed without effect')
    } catch (error) {
      failures.push(reason(error))
    }
  }
  return failures
}

function attempts(): (() => Promise<unknown>)[] {
  const isRoot = process.getuid?.() === 0
  const playwright = inProject('node_modules', 'playwright-core', 'cli.js')
  const own = () =>
    runQuietly(process.execPath, [
      playwright,
      'install',
      ...(isRoot ? ['--with-deps'] : []),
      'chromium',
    ])
  return isRoot && existsSync('/usr/bin/apt-get') ? [withApt, own] : [own]
}

async function withApt(): Promise<void> {
  const quiet = { DEBIAN_FRONTEND: 'noninteractive' }
  await runQuietly('apt-get', ['update'], quiet)
  await runQuietly('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], quiet)
}

// What a program prints when it fails is long; the line that names the error is enough here.
function reason(error: unknown): string {
  const lines = (error instanceof Error ? error.message : String(error)).split('\n')
  return (lines.slice(1).find((line) => /error|unable|failed/i.test(line)) ?? lines[0] ?? '').trim()
}
