import { logFault } from '@/lib/log'

/** Text as it is made, piece by piece and no faster than it is taken; as a file to save where it has a name. */
export function streamed(pieces: AsyncGenerator<string>, fileName?: string): Response {
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await pieces.next()
        if (done) controller.close()
        else controller.enqueue(encoder.encode(value))
      } catch (error) {
        // Too late for another answer: the reader must see that it ended too soon.
        logFault('stream', error)
        controller.error(error)
      }
    },
    async cancel() {
      await pieces.return(undefined)
    },
  })
  const headers = new Headers({
    'content-type': 'application/x-ndjson; charset=utf-8',
    'cache-control': 'private, no-store, no-transform',
    vary: 'Cookie',
    'x-accel-buffering': 'no',
  })
  if (fileName) headers.set('content-disposition', `attachment; filename="${fileName}"`)
  return new Response(body, { headers })
}
