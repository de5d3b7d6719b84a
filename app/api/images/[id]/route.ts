import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { comesFromHere } from '@/lib/action'
import type { Actor } from '@/lib/actor'
import { currentActor } from '@/lib/auth'
import { MAX_IMAGE_BYTES } from '@/lib/images'
import { id as idSchema, parseInput } from '@/lib/input'
import { logFault } from '@/lib/log'
import { type Refused, type Result, refused } from '@/lib/result'
import { discardImage, stageImage } from '@/lib/scans/images/commands'
import { openImage } from '@/lib/scans/images/queries'
import { imageSize, stageImageInput } from '@/lib/scans/images/schema'

interface Context {
  params: Promise<{ id: string }>
}

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

function answer(outcome: Refused): Response {
  return Response.json(outcome, {
    status: STATUS[outcome.reason] ?? 422,
    headers: { 'cache-control': 'no-store' },
  })
}

/** An image in one of its sizes, for whoever may see it; never cached for anybody else. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const actor = await currentActor()
  if (!actor) return answer(refused('SIGNED_OUT'))
  const parsed = parseInput(idSchema, (await params).id)
  if (!parsed.ok) return answer(refused('NOT_FOUND'))
  const query = new URL(request.url).searchParams
  const size = imageSize.parse(query.get('size') ?? undefined)
  const image = await openImage(actor, parsed.value, size)
  if (!image.ok) return answer(image)
  const { body, bytes, type, fileName, tag } = image.value
  const headers = new Headers({
    'content-type': type,
    'content-length': String(bytes),
    etag: tag,
    'cache-control': 'private, max-age=3600',
  })
  if (size === 'original')
    headers.set(
      'content-disposition',
      `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
    )
  return new Response(Readable.toWeb(body) as unknown as BodyInit, { headers })
}

/** Stages one image: the body is the file, streamed; `name` and `energy` travel in the address. */
export async function PUT(request: Request, { params }: Context): Promise<Response> {
  return changing(request, async (actor) => {
    const query = Object.fromEntries(new URL(request.url).searchParams)
    const input = parseInput(stageImageInput, { ...query, id: (await params).id })
    if (!input.ok) return input
    if (!request.body) return refused('NOT_AN_IMAGE')
    if (Number(request.headers.get('content-length')) > MAX_IMAGE_BYTES)
      return refused('IMAGE_TOO_LARGE', { maximum: MAX_IMAGE_BYTES })
    return stageImage(actor, input.value, request.body as ReadableStream<Uint8Array>)
  })
}

/** Takes a staged image back. */
export async function DELETE(request: Request, { params }: Context): Promise<Response> {
  return changing(request, async (actor) => {
    const parsed = parseInput(idSchema, (await params).id)
    return parsed.ok ? discardImage(actor, parsed.value) : refused('NOT_FOUND')
  })
}

async function changing(
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
