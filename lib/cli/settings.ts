import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { dataFolder } from './paths'
import { Problem } from './steps'

/** Where the application is served. */
export interface Place {
  host: string
  port: number
}

/** What the application needs to know of its surroundings. */
export interface Settings extends Record<string, string> {
  DATABASE_URL: string
  STORAGE_URL: string
  NEXTAUTH_SECRET: string
}

/** HOST and PORT, or 127.0.0.1 and 3000. */
export function readPlace(source: NodeJS.ProcessEnv = process.env): Place {
  const port = Number(source.PORT || 3000)
  if (Number.isInteger(port) && port > 0 && port < 65536)
    return { host: source.HOST || '127.0.0.1', port }
  throw new Problem(`PORT=${source.PORT} is not a port`, 'give a number from 1 to 65535')
}

/** The address to open in a browser on this machine. */
export function addressOf({ host, port }: Place): string {
  const names: Record<string, string> = { '0.0.0.0': 'localhost', '::': 'localhost' }
  const name = names[host] ?? (host.includes(':') ? `[${host}]` : host)
  return `http://${name}:${port}`
}

/** The settings for the application on this database: what the environment says, or our own. */
export function settingsFor(databaseUrl: string): Settings {
  return {
    DATABASE_URL: databaseUrl,
    STORAGE_URL: storageUrl(),
    NEXTAUTH_SECRET:
      process.env.NEXTAUTH_SECRET || process.env.AUTH_SECRET || keptSecret('authSecret'),
  }
}

/** Where images are kept. */
export function storageUrl(): string {
  return process.env.STORAGE_URL || 'file:.data/images'
}

/** Writes a file that only this user may read. */
export function writePrivate(file: string, value: unknown): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 })
}

/** Reads such a file; undefined when there is none. */
export function readPrivate<T>(file: string): T | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** A random secret of this installation under a name; made when first asked for, and kept. */
export function keptSecret(name: string): string {
  const file = join(dataFolder, 'secrets.json')
  const kept = readPrivate<Record<string, string>>(file) ?? {}
  const known = kept[name]
  if (known) return known
  const made = randomBytes(32).toString('base64url')
  writePrivate(file, { ...kept, [name]: made })
  return made
}
