/** What {@link step} takes for "nothing had to be done". */
export const SKIPPED = Symbol('already done')

/** An expected failure: what is wrong and what to do about it, printed as one line without a stack. */
export class Problem extends Error {
  constructor(
    message: string,
    readonly remedy: string,
  ) {
    super(message)
    this.name = 'Problem'
  }

  /** The one line a person sees. */
  get line(): string {
    return `${this.message}: ${this.remedy}.`
  }
}

/** A program that ended with an error; its output tells more than our stack, so that alone is printed. */
export class ProgramFailure extends Error {}

/**
 * Does one step of a command and says so in one line with the time it took. A step whose work gives
 * {@link SKIPPED} is reported as already done.
 */
export async function step<T>(label: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now()
  announce(label)
  try {
    const result = await work()
    finish(result === SKIPPED ? skippedLine(label) : doneLine(label, performance.now() - started))
    return result
  } catch (error) {
    finish(failedLine(label, performance.now() - started))
    throw error
  }
}

/** The line of a finished step. */
export function doneLine(label: string, milliseconds: number): string {
  return `✓ ${label.padEnd(44)} ${seconds(milliseconds)}`
}

function failedLine(label: string, milliseconds: number): string {
  return `x ${label.padEnd(44)} ${seconds(milliseconds)}`
}

function skippedLine(label: string): string {
  return `- ${label} (already done)`
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1).padStart(6)} s`
}

function announce(label: string): void {
  if (process.stdout.isTTY) process.stdout.write(`  ${label} ...`)
}

function finish(line: string): void {
  process.stdout.write(process.stdout.isTTY ? `\r\u001b[2K${line}\n` : `${line}\n`)
}
