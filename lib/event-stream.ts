import { logFault } from '@/lib/log'

/** One reader's stream of server-sent events: what was missed, then what comes, until either side ends it. */

export interface StreamEvent {
  id: number
  topic: string
  payload: unknown
}

export interface StreamSource<M extends StreamEvent> {
  /** Ends when the reader goes away. */
  signal: AbortSignal
  /** Gives every message from now on; resolves when it surely does, with the way to stop. */
  subscribe(hear: (message: M) => void): Promise<() => Promise<void>>
  /** What this reader missed before; read after subscribing, so that nothing falls between. */
  missed(): Promise<M[]>
  /** Whether a message is for this reader. */
  concerns(message: M): boolean
  /** Asked every minute: whether this reader may still listen. */
  mayStay(): Promise<boolean>
}

/** Milliseconds between signs of life, and between questions whether the reader may stay. */
const RHYTHM = { heartbeat: 20_000, check: 60_000 }
/** Readers of this process at once; more are asked to come again. */
export const MOST_STREAMS = 200
/** Messages a reader may lag behind before it is cut off, to come back with the id it had last. */
const MOST_WAITING = 500

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  // no-transform: a server that compresses would hold small messages back.
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
  // Ended, its connection must not stay open idle: a server that stops would wait for it.
  connection: 'close',
}

// Kept apart from the module, so that a reload while developing forgets none.
const kept = globalThis as { didbanStreams?: Set<{ end(): void }> }

/** The streams now open. A server that stops waits for its answers, and these would never end by themselves. */
function openStreams(): Set<{ end(): void }> {
  if (kept.didbanStreams) return kept.didbanStreams
  const streams = new Set<{ end(): void }>()
  const endAll = () => {
    for (const stream of streams) stream.end()
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, endAll)
  kept.didbanStreams = streams
  return streams
}

/** The answer to a reader: its stream, or 503 where there are too many or the database cannot be heard. */
export async function openStream<M extends StreamEvent>(
  source: StreamSource<M>,
  rhythm = RHYTHM,
): Promise<Response> {
  if (openStreams().size >= MOST_STREAMS) return comeAgain()
  const stream = new Stream(source)
  try {
    await stream.begin(rhythm)
    return new Response(stream.body, { headers: HEADERS })
  } catch (error) {
    stream.end()
    logFault('live', error)
    return comeAgain()
  }
}

function comeAgain(): Response {
  return new Response(null, {
    status: 503,
    headers: { 'retry-after': '30', 'cache-control': 'no-store' },
  })
}

class Stream<M extends StreamEvent> {
  readonly body: ReadableStream<Uint8Array>
  private controller: ReadableStreamDefaultController<Uint8Array> | undefined
  private readonly timers: NodeJS.Timeout[] = []
  private readonly encoder = new TextEncoder()
  private stop: (() => Promise<void>) | undefined
  /** What comes before it is known what was missed. */
  private early: M[] | undefined = []

  constructor(private readonly source: StreamSource<M>) {
    openStreams().add(this)
    this.body = new ReadableStream({
      start: (controller) => {
        this.controller = controller
      },
      cancel: () => this.end(),
    })
  }

  async begin(rhythm: typeof RHYTHM): Promise<void> {
    const { signal, subscribe, missed, mayStay } = this.source
    signal.addEventListener('abort', () => this.end(), { once: true })
    this.write('retry: 3000\n\n')
    const stop = await subscribe((message) => this.hear(message))
    if (signal.aborted || !this.controller) return stop()
    this.stop = stop
    this.give(await missed())
    const check = () =>
      mayStay().then(
        (may) => may || this.end(),
        () => this.end(),
      )
    this.timers.push(setInterval(() => this.write(': \n\n'), rhythm.heartbeat))
    this.timers.push(setInterval(check, rhythm.check))
  }

  end(): void {
    if (!openStreams().delete(this)) return
    for (const timer of this.timers) clearInterval(timer)
    this.stop?.().catch((error: unknown) => logFault('live', error))
    const { controller } = this
    this.controller = undefined
    try {
      controller?.close()
    } catch {
      // The reader has cancelled it already.
    }
  }

  private hear(message: M): void {
    if (!this.source.concerns(message)) return
    if (this.early) this.early.push(message)
    else this.send(message)
  }

  private give(missed: M[]): void {
    const had = new Set(missed.map(({ id }) => id))
    const early = this.early ?? []
    this.early = undefined
    for (const message of missed) this.send(message)
    for (const message of early) if (!had.has(message.id)) this.send(message)
  }

  private send({ id, topic, payload }: M): void {
    this.write(`id: ${id}\nevent: ${topic}\ndata: ${JSON.stringify(payload)}\n\n`)
  }

  private write(text: string): void {
    if ((this.controller?.desiredSize ?? 0) < -MOST_WAITING) this.end()
    this.controller?.enqueue(this.encoder.encode(text))
  }
}
