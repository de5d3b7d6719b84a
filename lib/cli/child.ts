import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { isClosing, onClose } from './lifetime'
import { root } from './paths'
import { ProgramFailure } from './steps'

/** A child process and the promise of how it ends. */
export interface Child {
  process: ChildProcess
  /** Its exit code; 1 when a signal ended it. */
  ended: Promise<number>
}

const patience = 10_000

/** Starts a program in the project's folder; it is stopped with us if it still runs then. */
export function start(program: string, args: string[], options: SpawnOptions = {}): Child {
  const child = spawn(program, args, { cwd: root, windowsHide: true, stdio: 'inherit', ...options })
  const ended = new Promise<number>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
  onClose(async () => {
    child.kill('SIGTERM')
    const force = setTimeout(() => child.kill('SIGKILL'), patience)
    await ended
    clearTimeout(force)
  })
  return { process: child, ended }
}

/** Runs a program to its end and gives what it printed; its output is shown only when it fails. */
export async function runQuietly(
  program: string,
  args: string[],
  environment: Record<string, string> = {},
): Promise<string> {
  const env = { ...process.env, ...environment }
  const { process: child, ended } = start(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const [code, output, errors] = await Promise.all([ended, read(child.stdout), read(child.stderr)])
  if (code === 0 || isClosing()) return output
  throw new ProgramFailure(`${[program, ...args].join(' ')} failed (${code})\n${output}${errors}`)
}

function read(stream: NodeJS.ReadableStream | null): Promise<string> {
  return stream ? text(stream) : Promise.resolve('')
}
