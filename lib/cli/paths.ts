import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder. */
export const root = resolve(fileURLToPath(new URL('../../', import.meta.url)))

/** A path inside the project. */
export function inProject(...parts: string[]): string {
  return join(root, ...parts)
}

/** Everything the program keeps on this machine; never in version control. */
export const dataFolder = inProject('.data')

/** What the tests keep; apart from what `npm start` keeps. */
export const testFolder = join(dataFolder, 'test')
