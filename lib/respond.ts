import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { NextRequest } from 'next/server'
import type { Actor } from '@/lib/actor'
import { currentActor } from '@/lib/auth'
import { atMost, BodyTooLarge, bodyOf, textOf } from '@/lib/body'
import { turnAway, whyRefused } from '@/lib/border'
import type { ImageBytes, ImageSize } from '@/lib/images'
import { logFault } from '@/lib/log'
import { requestIdOf } from '@/lib/request'
import { type Refused, type Result, refused } from '@/lib/result'

const STATUS: Partial<Record<Refused['reason'], number>> = {
  SIGNED_OUT: 401,
  NOT_YOUR_TASK: 403,
  NOT_FOUND: 404,
  IMAGE_MISSING: 404,
  IMAGE_SENT_DIFFERENTLY: 409,
  IMAGE_TOO_LARGE: 413,
  FAULT: 500,
}

const PRIVATE = { 'cache-control': 'private, no-store', vary: 'Cookie' }

/** A refusal as a route handler answers it. */
export function answer(outcome: Refused): Response {
  const status = STATUS[outcome.reason] ?? 422
  // Whoever sends too much is not listened to any longer.
  const headers = status === 413 ? { ...PRIVATE, connection: 'close' } : PRIVATE
  return Response.json(outcome, { status, headers })
}

/** What a body may be: at most so many bytes, of one of these types. */
export interface Accepts {
  /** Bytes. */
  most: number
  types: RegExp
}

/** The way of every reading request to a route handler: border, actor, query; a fault gets a reference number. */
export function reading(
  request: Request,
  work: (actor: Actor) => Promise<Response | Refused>,
): Promise<Response> {
  return handled(request, async (actor) => {
    const found = await work(actor)
    return found instanceof Response ? found : answer(found)
  })
}

/** The way of every changing request: border, actor, body, command. Without `accepts` it has no body. */
export function changing(
  request: Request,
  work: (actor: Actor, body: ReadableStream<Uint8Array>) => Promise<Result<unknown>>,
  accepts: Accepts = { most: 0, types: /^/ },
): Promise<Response> {
  return handled(request, async (actor) => {
    const body = accepted(request, accepts)
    if ('reason' in body) return turnAway(body, request)
    const result = await work(actor, body)
    return result.ok ? Response.json(result, { headers: PRIVATE }) : answer(result)
  })
}

async function handled(
  request: Request,
  work: (actor: Actor) => Promise<Response>,
): Promise<Response> {
  try {
    const why = whyRefused(request)
    if (why) return turnAway(why, request)
    const actor = await currentActor()
    return actor ? await work(actor) : answer(refused('SIGNED_OUT'))
  } catch (error) {
    if (error instanceof BodyTooLarge) return turnAway(tooLarge(error.most), request)
    const id = requestIdOf(request.headers)
    return answer(refused('FAULT', { reference: logFault('route', error, { request: id }) }))
  }
}

function accepted(
  request: Request,
  { most, types }: Accepts,
): ReadableStream<Uint8Array> | Refused {
  if (Number(request.headers.get('content-length')) > most) return tooLarge(most)
  if (!types.test(request.headers.get('content-type') ?? '')) return refused('BODY_TYPE')
  return atMost(bodyOf(request), most)
}

function tooLarge(maximum: number): Refused {
  return refused('BODY_TOO_LARGE', { maximum })
}

/** Bytes of a sign-in form; honest ones have a few hundred. */
const MOST_SIGN_IN_BYTES = 16_384

/**
 * A request as next-auth may have it: a small form or none, and no address to return to that it would fail on.
 * Otherwise the answer that refuses it.
 */
export async function forSignIn(request: NextRequest): Promise<NextRequest | Response> {
  const { method, headers, url } = request
  const refuse = (outcome: Refused) => turnAway(outcome, request)
  if (method === 'GET')
    return returnsHere(request.nextUrl) ? request : refuse(refused('BAD_ADDRESS'))
  if (!/^application\/x-www-form-urlencoded\b/i.test(headers.get('content-type') ?? ''))
    return refuse(refused('BODY_TYPE'))
  try {
    const body = await textOf(request, MOST_SIGN_IN_BYTES)
    if (!returnsHere({ searchParams: new URLSearchParams(body) }))
      return refuse(refused('BAD_ADDRESS'))
    return new NextRequest(url, { method, headers, body })
  } catch (error) {
    if (error instanceof BodyTooLarge) return refuse(tooLarge(error.most))
    throw error
  }
}

/** Where next-auth is asked to lead afterwards is an address, or not said. */
function returnsHere({ searchParams }: Pick<URL, 'searchParams'>): boolean {
  const named = searchParams.getAll('callbackUrl')
  return named.every((address) => /^(https?:|\/(?!\/))/.test(address) && isAddress(address))
}

function isAddress(text: string): boolean {
  return URL.canParse(text, 'relative://here')
}

/** An image's bytes; the original one is offered for saving. Never cached for anybody else. */
export function imageResponse(image: ImageBytes, size: ImageSize): Response {
  const headers = new Headers({
    'content-type': image.type,
    'content-length': String(image.bytes),
    etag: image.tag,
    'cache-control': 'private, max-age=3600',
    vary: 'Cookie',
  })
  if (size === 'original')
    headers.set(
      'content-disposition',
      `attachment; filename*=UTF-8''${encodeURIComponent(image.fileName)}`,
    )
  return new Response(Readable.toWeb(image.body) as unknown as BodyInit, { headers })
}
