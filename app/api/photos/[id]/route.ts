import { IMAGE_BODY } from '@/lib/images'
import { id as idSchema, parseInput } from '@/lib/input'
import { changing, imageResponse, reading } from '@/lib/respond'
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
  return reading(request, async (actor) => {
    const parsed = parseInput(idSchema, (await params).id)
    if (!parsed.ok) return refused('NOT_FOUND')
    const query = new URL(request.url).searchParams
    const size = imageSize.parse(query.get('size') ?? undefined)
    const photo = await openPhoto(actor, parsed.value, size)
    return photo.ok ? imageResponse(photo.value, size) : photo
  })
}

/** Stages one photograph: the body is the file, streamed; `name` travels in the address. */
export async function PUT(request: Request, { params }: Context): Promise<Response> {
  const stage: Parameters<typeof changing>[1] = async (actor, body) => {
    const query = Object.fromEntries(new URL(request.url).searchParams)
    const input = parseInput(stagePhotoInput, { ...query, id: (await params).id })
    return input.ok ? stagePhoto(actor, input.value, body) : input
  }
  return changing(request, stage, IMAGE_BODY)
}

/** Takes a staged photograph back. */
export async function DELETE(request: Request, { params }: Context): Promise<Response> {
  return changing(request, async (actor) => {
    const parsed = parseInput(idSchema, (await params).id)
    return parsed.ok ? discardPhoto(actor, parsed.value) : refused('NOT_FOUND')
  })
}
