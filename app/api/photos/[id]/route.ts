import type { ReadableStream } from 'node:stream/web'
import { currentActor } from '@/lib/auth'
import { MAX_IMAGE_BYTES } from '@/lib/images'
import { id as idSchema, parseInput } from '@/lib/input'
import { answer, changing, imageResponse } from '@/lib/respond'
import { refused } from '@/lib/result'
import { imageSize } from '@/lib/scans/images/schema'
import { discardPhoto, stagePhoto } from '@/lib/seizures/photos/commands'
import { openPhoto } from '@/lib/seizures/photos/queries'
import { stagePhotoInput } from '@/lib/seizures/photos/schema'

interface Context {
  params: Promise<{ id: string }>
}

/** A photograph in one of its sizes, for whoever may see it. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const actor = await currentActor()
  if (!actor) return answer(refused('SIGNED_OUT'))
  const parsed = parseInput(idSchema, (await params).id)
  if (!parsed.ok) return answer(refused('NOT_FOUND'))
  const query = new URL(request.url).searchParams
  const size = imageSize.parse(query.get('size') ?? undefined)
  const photo = await openPhoto(actor, parsed.value, size)
  return photo.ok ? imageResponse(photo.value, size) : answer(photo)
}

/** Stages one photograph: the body is the file, streamed; `name` travels in the address. */
export async function PUT(request: Request, { params }: Context): Promise<Response> {
  return changing(request, async (actor) => {
    const query = Object.fromEntries(new URL(request.url).searchParams)
    const input = parseInput(stagePhotoInput, { ...query, id: (await params).id })
    if (!input.ok) return input
    if (!request.body) return refused('NOT_AN_IMAGE')
    if (Number(request.headers.get('content-length')) > MAX_IMAGE_BYTES)
      return refused('IMAGE_TOO_LARGE', { maximum: MAX_IMAGE_BYTES })
    return stagePhoto(actor, input.value, request.body as ReadableStream<Uint8Array>)
  })
}

/** Takes a staged photograph back. */
export async function DELETE(request: Request, { params }: Context): Promise<Response> {
  return changing(request, async (actor) => {
    const parsed = parseInput(idSchema, (await params).id)
    return parsed.ok ? discardPhoto(actor, parsed.value) : refused('NOT_FOUND')
  })
}
