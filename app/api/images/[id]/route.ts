import type { ReadableStream } from 'node:stream/web'
import { currentActor } from '@/lib/auth'
import { MAX_IMAGE_BYTES } from '@/lib/images'
import { id as idSchema, parseInput } from '@/lib/input'
import { answer, changing, imageResponse } from '@/lib/respond'
import { refused } from '@/lib/result'
import { discardImage, stageImage } from '@/lib/scans/images/commands'
import { openImage } from '@/lib/scans/images/queries'
import { imageSize, stageImageInput } from '@/lib/scans/images/schema'

interface Context {
  params: Promise<{ id: string }>
}

/** An image in one of its sizes, for whoever may see it. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const actor = await currentActor()
  if (!actor) return answer(refused('SIGNED_OUT'))
  const parsed = parseInput(idSchema, (await params).id)
  if (!parsed.ok) return answer(refused('NOT_FOUND'))
  const query = new URL(request.url).searchParams
  const size = imageSize.parse(query.get('size') ?? undefined)
  const image = await openImage(actor, parsed.value, size)
  return image.ok ? imageResponse(image.value, size) : answer(image)
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
