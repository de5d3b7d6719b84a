import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { openStore } from '@/lib/storage'

const outside = mkdtempSync(path.join(tmpdir(), 'didban store ۱ '))
const folder = path.join(outside, 'files')
const store = openStore(`file:${folder}`)
const bytes = (content: string) => new TextEncoder().encode(content)
const key = 'original/ab/abcdef.webp'

afterAll(() => rmSync(outside, { recursive: true }))

async function contentOf(one: string): Promise<string | undefined> {
  const found = await store.read(one)
  return found && text(found.body)
}

async function lengthOf(one: string, from = store): Promise<number | undefined> {
  const found = await from.read(one)
  found?.body.destroy()
  return found?.bytes
}

describe('a store on disk', () => {
  it('gives back what it was given, with its length', async () => {
    await store.put(key, bytes('an image'))
    expect(await contentOf(key)).toBe('an image')
    expect(await lengthOf(key)).toBe(8)
  })

  it('has nothing under a key that was never used', async () => {
    expect(await store.read('original/00/none')).toBeUndefined()
  })

  it('replaces, and removes once or twice', async () => {
    await store.put(key, bytes('another'))
    expect(await contentOf(key)).toBe('another')
    await store.remove(key)
    expect(await store.read(key)).toBeUndefined()
    await store.remove(key)
  })

  it('takes a finished file into place; its unfinished one is gone', async () => {
    const unfinished = await store.temporary('upload-1')
    writeFileSync(unfinished, 'an upload')
    await store.take('original/cd/upload', unfinished)
    expect(await contentOf('original/cd/upload')).toBe('an upload')
    expect(existsSync(unfinished)).toBe(false)
  })

  it('never shows half a file: a reader sees the old one or the new one, whole', async () => {
    const whole = ['a', 'b'].map((letter) => letter.repeat(200_000))
    await store.put('race/file', bytes(whole[0] ?? ''))
    const writing = whole.map((content) => store.put(`race/file`, bytes(content)))
    const reading = Array.from({ length: 20 }, () => contentOf('race/file'))
    for (const seen of await Promise.all(reading)) expect(whole).toContain(seen)
    await Promise.all(writing)
    expect(whole).toContain(await contentOf('race/file'))
  })

  it('leaves nothing unfinished behind', () => {
    expect(readdirSync(path.join(folder, 'incoming'))).toEqual([])
  })

  it.each([
    '../secret',
    'original/../../secret',
    '/etc/passwd',
    'original/..',
    '.hidden',
    'a\u0000b',
    'a\\..\\b',
    'Ü',
    'A',
    '',
    'a b',
  ])('refuses the key %j', async (bad) => {
    writeFileSync(path.join(outside, 'secret'), 'secret')
    await expect(async () => store.put(bad, bytes('x'))).rejects.toThrow('not a storage key')
    await expect(async () => store.read(bad)).rejects.toThrow('not a storage key')
    await expect(async () => store.remove(bad)).rejects.toThrow('not a storage key')
    await expect(async () => store.take(bad, 'x')).rejects.toThrow('not a storage key')
    expect(existsSync(path.join(outside, 'secret'))).toBe(true)
  })
})

describe('the address of a store', () => {
  it.each([`file:${folder}`, `file://${folder}`, pathToFileURL(folder).href])(
    '%s is the same folder',
    async (address) => {
      await store.put('same/file', bytes('same'))
      expect(await lengthOf('same/file', openStore(address))).toBe(4)
    },
  )

  it('of another kind is refused by its kind, without its secrets', () => {
    expect(() => openStore('s3://key:secret@bucket')).toThrow(/^STORAGE_URL s3: is not supported$/)
  })
})
