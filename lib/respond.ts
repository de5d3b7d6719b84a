import { Readable } from 'node:stream'
import { comesFromHere } from '@/lib/action'
import type { Actor } from '@/lib/actor'
import { currentActor } from '@/lib/auth'
import type { ImageBytes, ImageSize } from '@/lib/images'
import { logFault } from '@/lib/log'
import { type Refused, type Result, refused } from '@/lib/result'

const STATUS: Partial<Record<Refused['reason'], number>> = {
  SIGNED_OUT: 401,
  NOT_YOUR_TASK: 403,
  FOREIGN_ORIGIN: 403,
  NOT_FOUND: 404,
  IMAGE_MISSING: 404,
  IMAGE_SENT_DIFFERENTLY: 409,
  IMAGE_TOO_LARGE: 413,
  FAULT: 500,
}

/** A refusal as a route handler answers it. */
export function answer(outcome: Refused): Response {
  return Response.json(outcome, {
    status: STATUS[outcome.reason] ?? 422,
    headers: { 'cache-control': 'no-store' },
  })
}

/** The way of every changing request to a route handler: origin, actor, command; a fault gets a reference number. */
export async function changing(
  request: Request,
  work: (actor: Actor) => Promise<Result<unknown>>,
): Promise<Response> {
  try {
    if (!comesFromHere(request.headers)) return answer(refused('FOREIGN_ORIGIN'))
    const actor = await currentActor()
    if (!actor) return answer(refused('SIGNED_OUT'))
    const result = await work(actor)
    return result.ok ? Response.json(result) : answer(result)
  } catch (error) {
    return answer(refused('FAULT', { reference: logFault('image', error) }))
  }
}

/** An image's bytes; the original one is offered for saving. Never cached for anybody else. */
export function imageResponse(image: ImageBytes, size: ImageSize): Response {
  const headers = new Headers({
    'content-type': image.type,
    'content-length': String(image.bytes),
    etag: image.tag,
    'cache-control': 'private, max-age=3600',
  })
  if (size === 'original')
    headers.set(
      'content-disposition',
      `attachment; filename*=UTF-8''${encodeURIComponent(image.fileName)}`,
    )
  return new Response(Readable.toWeb(image.body) as unknown as BodyInit, { headers })
}
