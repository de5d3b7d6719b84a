import { z } from 'zod'
import { BodyTooLarge, textOf } from '@/lib/body'
import { logIncident } from '@/lib/log'
import { requestIdOf } from '@/lib/request'

/** Bytes of a report; the browser's own are under one thousand. */
const MOST_BYTES = 8_192

const report = z.object({
  'csp-report': z.object({
    'document-uri': z.string(),
    'effective-directive': z.string(),
    'blocked-uri': z.string(),
    'line-number': z.number().optional(),
  }),
})

/** A browser says what the policy kept a page from doing: a fault of ours, or an attempt. */
export async function POST(request: Request): Promise<Response> {
  const parsed = report.safeParse(await read(request))
  if (!parsed.success) return new Response(null, { status: 400 })
  const { 'csp-report': said } = parsed.data
  logIncident('POLICY_VIOLATED', {
    request: requestIdOf(request.headers),
    page: said['document-uri'].slice(0, 300),
    directive: said['effective-directive'].slice(0, 60),
    blocked: said['blocked-uri'].slice(0, 300),
    line: said['line-number'],
  })
  return new Response(null, { status: 204 })
}

async function read(request: Request): Promise<unknown> {
  try {
    return JSON.parse(await textOf(request, MOST_BYTES))
  } catch (error) {
    if (error instanceof BodyTooLarge || error instanceof SyntaxError) return undefined
    throw error
  }
}
