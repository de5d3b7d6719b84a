import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { holderOf, parseHolder, takeLock } from '@/lib/cli/lock'
import { commandLineOf, isAlive, startOf } from '@/lib/cli/processes'

const folder = mkdtempSync(join(tmpdir(), 'didban lock '))
const file = (name: string) => join(folder, name)

afterAll(() => rmSync(folder, { recursive: true }))

function deadProcess(): number {
  return spawnSync(process.execPath, ['-e', '']).pid
}

describe('a lock', () => {
  it('is taken, seen with the port that is published, and given back', () => {
    const lock = takeLock(file('a'))
    if ('pid' in lock) throw new Error('taken by somebody')
    expect(holderOf(file('a'))).toEqual({ pid: process.pid, startedAt: startOf(process.pid) })
    lock.publish(5555)
    expect(holderOf(file('a'))).toMatchObject({ pid: process.pid, port: 5555 })
    lock.release()
    expect(holderOf(file('a'))).toBeUndefined()
    expect(readdirSync(folder)).toEqual([])
  })

  it('held by a live process is not taken', () => {
    writeFileSync(
      file('b'),
      JSON.stringify({ pid: process.ppid, startedAt: startOf(process.ppid) }),
    )
    expect(takeLock(file('b'))).toMatchObject({ pid: process.ppid })
  })

  it.each([
    ['a process that is gone', () => JSON.stringify({ pid: deadProcess(), startedAt: 'then' })],
    [
      'an earlier process with the number of a live one',
      () => JSON.stringify({ pid: process.ppid, startedAt: 'long ago' }),
    ],
    ['a write that was cut short', () => '{"pid": 12'],
    ['nobody', () => ''],
  ])('left by %s is taken over', (_, text) => {
    writeFileSync(file('c'), text())
    expect(takeLock(file('c'))).toHaveProperty('release')
    expect(parseHolder(readFileSync(file('c'), 'utf8'))?.pid).toBe(process.pid)
    rmSync(file('c'))
  })

  it('that another took over since is not given back', () => {
    const lock = takeLock(file('d'))
    if ('pid' in lock) throw new Error('taken by somebody')
    const other = JSON.stringify({ pid: process.ppid, startedAt: startOf(process.ppid) })
    writeFileSync(file('d'), other)
    lock.release()
    expect(readFileSync(file('d'), 'utf8')).toBe(other)
  })
})

it.each(['', 'x', '[]', '{}', '{"pid":0}', '{"pid":-1}', '{"pid":"12"}', '{"pid":1.5}'])(
  'no lock: %s',
  (text) => {
    expect(parseHolder(text)).toBeUndefined()
  },
)

it('a process is alive until it ends', () => {
  expect(isAlive(process.pid)).toBe(true)
  expect(isAlive(deadProcess())).toBe(false)
})

it.runIf(process.platform === 'linux')('a process is known by its start and command line', () => {
  expect(startOf(process.pid)).toBe(startOf(process.pid))
  expect(startOf(process.pid)).not.toBe(startOf(process.ppid))
  expect(commandLineOf(process.pid)).toContain('node')
})
