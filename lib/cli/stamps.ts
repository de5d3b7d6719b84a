import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from './paths'

/** One hash over the names and contents of files and of all files in folders; missing ones count too. */
export function fingerprint(places: string[], base = root): string {
  const hash = createHash('sha256')
  for (const file of places.flatMap((place) => filesOf(base, place)).sort()) {
    const bytes = existsSync(join(base, file)) ? readFileSync(join(base, file)) : 'missing'
    hash.update(`${file.replaceAll('\\', '/')}\0${bytes.length}\0`).update(bytes)
  }
  return hash.digest('hex')
}

/** Whether the stamp file says that something was made from exactly this. */
export function isStamped(file: string, wanted: string): boolean {
  return existsSync(file) && readFileSync(file, 'utf8') === wanted
}

/** Notes in the stamp file from what something was made. */
export function stamp(file: string, made: string): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, made)
}

function filesOf(base: string, place: string): string[] {
  if (!statSync(join(base, place), { throwIfNoEntry: false })?.isDirectory()) return [place]
  return readdirSync(join(base, place), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(base.length + 1))
}
