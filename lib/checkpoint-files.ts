import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Files that are written once and never again, in a folder that another agency keeps a copy of. */

const NAME = /^didban-\d{8}T\d{9}Z\.json$/

/** Where they lie. */
export function checkpointFolder(): string {
  return process.env.CHECKPOINT_FOLDER || '.data/checkpoints'
}

/** Writes one under its moment and gives its path; fails where there is one of that moment already. */
export async function keepCheckpoint(folder: string, at: Date, text: string): Promise<string> {
  await mkdir(folder, { recursive: true })
  const file = join(folder, `didban-${at.toISOString().replace(/[-:.]/g, '')}.json`)
  await writeFile(file, text, { flag: 'wx', mode: 0o444 })
  return file
}

/** The text of the newest one; undefined where there is none. */
export async function readNewestCheckpoint(
  folder = checkpointFolder(),
): Promise<string | undefined> {
  const names = await readdir(folder).catch((): string[] => [])
  const newest = names
    .filter((name) => NAME.test(name))
    .sort()
    .at(-1)
  return newest && readFile(join(folder, newest), 'utf8')
}
