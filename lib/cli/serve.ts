import { next, nextEnvironment } from './build'
import { type Child, start } from './child'
import { isClosing } from './lifetime'
import { pause } from './processes'
import { addressOf, type Place, type Settings } from './settings'
import { Problem } from './steps'

/** How to serve the application. */
export interface Service extends Place {
  command: 'start' | 'dev'
  /** The folder of the build. */
  folder: string
  settings: Settings
}

const patience = 120_000

/** Starts the application and waits until it answers that all is well. */
export async function serve(service: Service): Promise<Child> {
  const { command, host, port, folder } = service
  const child = start(process.execPath, [next, command, '-H', host, '-p', String(port)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environmentOf(service), ...nextEnvironment(folder) },
  })
  const output = gather(child)
  await waitUntilWell(child, addressOf(service), output)
  output.passOn()
  return child
}

function environmentOf(service: Service): Record<string, string> {
  return {
    NODE_ENV: service.command === 'dev' ? 'development' : 'production',
    ...(process.env.NEXTAUTH_URL
      ? { NEXTAUTH_URL: process.env.NEXTAUTH_URL }
      : { NEXTAUTH_URL: addressOf(service), NEXTAUTH_URL_GUESSED: '1' }),
    ...service.settings,
  }
}

interface Output {
  text(): string
  passOn(): void
}

// What the server prints while it starts is shown only if it fails; from then on everything is shown.
function gather({ process: child }: Child): Output {
  let text = ''
  let passing = false
  const take = (stream: NodeJS.WriteStream) => (chunk: Buffer) => {
    if (passing) stream.write(chunk)
    else text += chunk.toString()
  }
  child.stdout?.on('data', take(process.stdout))
  child.stderr?.on('data', take(process.stderr))
  return {
    text: () => text,
    passOn: () => {
      passing = true
    },
  }
}

async function waitUntilWell(child: Child, address: string, output: Output): Promise<void> {
  const deadline = performance.now() + patience
  let state = 'no answer'
  let ended = false
  child.ended
    .finally(() => {
      ended = true
    })
    .catch(() => {})
  while (performance.now() < deadline && !isClosing()) {
    if (ended) throw new Error(`The server ended while it started:\n${output.text()}`)
    state = await health(address)
    if (state === 'ok') return
    await pause(100)
  }
  throw new Problem(
    `The server does not get well: ${state}`,
    `see what it printed:\n${output.text()}`,
  )
}

async function health(address: string): Promise<string> {
  try {
    const response = await fetch(`${address}/api/health`, { signal: AbortSignal.timeout(10_000) })
    return response.status === 200
      ? 'ok'
      : `${response.status} ${(await response.text()).slice(0, 300)}`
  } catch {
    return 'no answer'
  }
}
