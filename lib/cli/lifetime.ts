import { describeFailure } from './failures'
import { ProgramFailure } from './steps'

interface Command {
  run(args: string[]): Promise<number | undefined>
}

const pending: (() => Promise<void>)[] = []
let interruptedCode = 130
let interrupted = false
let closing: Promise<void> | undefined

/** Registers what must be stopped before this process ends; the last registered is stopped first. */
export function onClose(work: () => Promise<void>): void {
  pending.push(work)
}

/** Makes Ctrl-C and SIGTERM the ordinary way to end this command: exit code 0. */
export function endsByInterrupt(): void {
  interruptedCode = 0
}

/** Whether this process is on its way out. */
export function isClosing(): boolean {
  return closing !== undefined
}

/** Whether a signal asked this process to end. */
export function isInterrupted(): boolean {
  return interrupted
}

/** Stops everything that was registered, once, whoever asks first. */
export function close(): Promise<void> {
  closing ??= closeAll()
  return closing
}

/** Loads a command, runs it, prints what went wrong, stops what it started and ends the process. */
export async function runCommand(load: () => Promise<Command>, args: string[]): Promise<never> {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, interrupt)
  let code = 1
  try {
    const command = await load()
    code = (await command.run(args)) ?? 0
  } catch (error) {
    if (!interrupted) report(error)
  }
  if (interrupted) return new Promise(() => {}) // the interrupt ends the process
  await close()
  process.exit(code)
}

/** Prints a failure: an expected one as one line with its remedy, a bug with its stack. */
export function report(error: unknown): void {
  const problem = describeFailure(error)
  if (problem) console.error(problem.line)
  else console.error(error instanceof ProgramFailure ? error.message : error)
}

function interrupt(): void {
  if (interrupted) return
  interrupted = true
  close()
    .catch(report)
    .finally(() => process.exit(interruptedCode))
}

async function closeAll(): Promise<void> {
  for (let work = pending.pop(); work; work = pending.pop()) {
    await work().catch(report)
  }
}
