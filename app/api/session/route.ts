import { currentStanding } from '@/lib/auth'
import { now } from '@/lib/clock'

/** How the asker's own session stands. An open page that asks is nobody at work: asking keeps nothing running. */
export async function GET(): Promise<Response> {
  const standing = await currentStanding()
  const headers = { 'cache-control': 'no-store' }
  if (!standing) return new Response(null, { status: 401, headers })
  const { posting, idleAt, expiresAt, because } = standing
  const endsIn = Math.min(idleAt.getTime(), expiresAt.getTime()) - now().getTime()
  // Ended is an answer, not a refusal: the page goes on to sign-in, which says why.
  return Response.json(because ? { because } : { posting, endsIn }, { headers })
}
