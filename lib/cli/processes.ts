import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** Whether a process with this number exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !isZombie(pid)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/**
 * When a process started, in a form that only serves to compare: with the number it tells a process
 * from a later one that got the same number. Null where the system does not say.
 */
export function startOf(pid: number): string | null {
  const stat = readProc(pid, 'stat')
  if (stat) return `${readProc('sys', 'kernel/random/boot_id')?.trim()} ${fieldsOf(stat)[19]}`
  return askPs(pid, 'lstart')
}

/** The command line of a process; null where the system does not say. */
export function commandLineOf(pid: number): string | null {
  const line = readProc(pid, 'cmdline')
  if (line) return line.replaceAll('\0', ' ').trim()
  return askPs(pid, 'command')
}

/** Waits until a process is gone; false when it is still there after the given time. */
export async function waitUntilGone(pid: number, milliseconds: number): Promise<boolean> {
  const deadline = performance.now() + milliseconds
  while (isAlive(pid)) {
    if (performance.now() > deadline) return false
    await pause(25)
  }
  return true
}

/** Resolves after a while. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

// A killed child that nobody has collected still has a number; in a container this can last.
function isZombie(pid: number): boolean {
  const stat = readProc(pid, 'stat')
  return stat !== null && fieldsOf(stat)[0] === 'Z'
}

// The second field is the program's name in brackets and may hold anything, so count from its end.
function fieldsOf(stat: string): string[] {
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
}

function readProc(of: number | 'sys', name: string): string | null {
  try {
    return readFileSync(`/proc/${of}/${name}`, 'utf8')
  } catch {
    return null
  }
}

function askPs(pid: number, column: string): string | null {
  if (process.platform === 'win32' || process.platform === 'linux') return null
  try {
    return execFileSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' }).trim()
  } catch {
    return null
  }
}
