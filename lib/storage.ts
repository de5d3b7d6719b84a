import { randomUUID } from 'node:crypto'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'

/** Where files live. Keys are made by the program only: lower-case letters, digits, `/`, `.` and `-`. */
export interface Store {
  put(key: string, bytes: Uint8Array): Promise<void>
  /** Moves a finished temporary file (same disk, see `temporary`) into place. */
  take(key: string, file: string): Promise<void>
  read(key: string): Promise<{ body: Readable; bytes: number } | undefined>
  remove(key: string): Promise<void>
  /** A path for a file that is still being written; its folder exists. */
  temporary(name: string): Promise<string>
}

const KEY = /^[a-z0-9][a-z0-9/.-]*$/

/** Opens the store that `STORAGE_URL` names. `file:` paths are relative to the working directory. */
export function openStore(url: string): Store {
  if (!url.startsWith('file:'))
    throw new Error(`STORAGE_URL ${url.split(':')[0]}: is not supported`)
  return diskStore(path.resolve(decodeURIComponent(url.replace(/^file:(\/\/)?/, ''))))
}

function diskStore(root: string): Store {
  const place = (key: string) => {
    if (!KEY.test(key) || key.includes('..')) throw new Error(`not a storage key: ${key}`)
    return path.join(root, key)
  }
  const temporary = async (name: string) => {
    await mkdir(path.join(root, 'incoming'), { recursive: true })
    return place(`incoming/${name}`)
  }
  const take = async (key: string, file: string) => {
    await mkdir(path.dirname(place(key)), { recursive: true })
    await rename(file, place(key))
  }
  return {
    temporary,
    take,
    async put(key, bytes) {
      place(key)
      // A name of its own: two writers of one key never share an unfinished file.
      const file = await temporary(randomUUID())
      try {
        await writeDurably(file, bytes)
        await take(key, file)
      } finally {
        await rm(file, { force: true })
      }
    },
    async read(key) {
      const file = place(key)
      const handle = await open(file).catch(() => undefined)
      if (!handle) return undefined
      const { size } = await handle.stat()
      return { body: handle.createReadStream(), bytes: size }
    },
    remove: (key) => rm(place(key), { force: true }),
  }
}

async function writeDurably(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'w', 0o640)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}
