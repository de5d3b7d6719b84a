import { IMAGE_BODY } from '@/lib/images'
import { id as idSchema, parseInput } from '@/lib/input'
import { changing, imageResponse, reading } from '@/lib/respond'
import { refused } from '@/lib/result'
import { discardImage, stageImage } from '@/lib/scans/images/commands'
import { openImage } from '@/lib/scans/images/queries'
import { imageSize, stageImageInput } from '@/lib/scans/images/schema'

interface Context {
  params: Promise<{ id: string }>
}

/** An image in one of its sizes, for whoever may see it. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return reading(request, async (actor) => {
    const parsed = parseInput(idSchema, (await params).id)
    if (!parsed.ok) return refused('NOT_FOUND')
    const query = new URL(request.url).searchParams
    const size = imageSize.parse(query.get('size') ?? undefined)
    const image = await openImage(actor, parsed.value, size)
    return image.ok ? imageResponse(image.value, size) : image
  })
}

/** Stages one image: the body is the file, streamed; `name` and `energy` travel in the address. */
export async function PUT(request: Request, { params }: Context): Promise<Response> {
  const stage: Parameters<typeof changing>[1] = async (actor, body) => {
    const query = Object.fromEntries(new URL(request.url).searchParams)
    const input = parseInput(stageImageInput, { ...query, id: (await params).id })
    return input.ok ? stageImage(actor, input.value, body) : input
  }
  return changing(request, stage, IMAGE_BODY)
}

/** Takes a staged image back. */
export async function DELETE(request: Request, { params }: Context): Promise<Response> {
  return changing(request, async (actor) => {
    const parsed = parseInput(idSchema, (await params).id)
    return parsed.ok ? discardImage(actor, parsed.value) : refused('NOT_FOUND')
  })
}
