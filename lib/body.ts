import { text } from 'node:stream/consumers'
import type { ReadableStream } from 'node:stream/web'
import { TransformStream } from 'node:stream/web'

/** A body that may hold only so much: counted while it arrives, so that nothing larger is ever kept. */

/** Thrown to whoever reads on past the limit. */
export class BodyTooLarge extends Error {
  constructor(
    /** Bytes. */
    readonly most: number,
  ) {
    super(`a body of more than ${most} bytes`)
  }
}

/** The same bytes, as long as there are at most so many. */
export function atMost(body: ReadableStream<Uint8Array>, most: number): ReadableStream<Uint8Array> {
  let bytes = 0
  return body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        bytes += chunk.byteLength
        if (bytes > most) controller.error(new BodyTooLarge(most))
        else controller.enqueue(chunk)
      },
    }),
  )
}

/** A small body as text; throws BodyTooLarge. Bytes that are no UTF-8 become U+FFFD, as Next reads them too. */
export async function textOf(request: Request, most: number): Promise<string> {
  if (Number(request.headers.get('content-length')) > most) throw new BodyTooLarge(most)
  return text(atMost(bodyOf(request), most))
}

/** A request's body; an empty one where it has none. */
export function bodyOf({ body }: Request): ReadableStream<Uint8Array> {
  return (body ?? new Blob().stream()) as ReadableStream<Uint8Array>
}
