import { z } from 'zod'
import { now } from '@/lib/clock'
import { asPlatform, type Tx } from '@/lib/db'
import { mayUsePassword } from '@/lib/identity-provider'
import { type From, type Known, proveCodeIn, provePassword } from '@/lib/proof'
import { ok, type Result, refused } from '@/lib/result'
import { hashToken, randomToken } from '@/lib/secrets'
import { openSession } from '@/lib/sessions'
import { hasControls, toAsciiDigits } from '@/lib/text'

/** How long somebody has for the second step, minutes. */
export const PENDING_MINUTES = 5

const passwordInput = z.object({
  username: z
    .string()
    .max(200)
    .refine((text) => !hasControls(text))
    .transform((text) => toAsciiDigits(text.trim()).toLowerCase()),
  password: z.string().min(1).max(200),
})

/** The second step: the value of the cookie that the first step set, and what was typed. */
const codeInput = z.object({ token: z.string().length(43), code: z.string().min(6).max(40) })

/** A session, or a token for the second step where the account has a second factor. */
export type Started = { sessionId: string } | { pending: string }

/** First step: name and password. */
export async function startSession(input: unknown, from: From): Promise<Result<Started>> {
  const parsed = passwordInput.safeParse(input)
  if (!parsed.success) return refused('WRONG_CREDENTIALS')
  const { username, password } = parsed.data
  const proved = await provePassword(username, password, from)
  if (!proved.ok) return proved
  const { id, role, sessionEpoch: epoch, hasSecondFactor } = proved.value
  if (!mayUsePassword(role)) return refused('WRONG_CREDENTIALS')
  if (hasSecondFactor) return askForCode(proved.value)
  return openSession(id, { method: 'PASSWORD', epoch, ...from })
}

/** A first step is done; its second waits for a code. */
export function askForCode({ id: userId, sessionEpoch: epoch }: Known): Promise<Result<Started>> {
  return asPlatform(async (tx) => {
    const at = now()
    const pending = randomToken()
    await tx.pendingSignIn.deleteMany({ where: { expiresAt: { lt: at } } })
    const expiresAt = new Date(at.getTime() + PENDING_MINUTES * 60_000)
    await tx.pendingSignIn.create({
      data: { tokenHash: hashToken(pending), userId, epoch, expiresAt },
    })
    return ok({ pending })
  })
}

/** Second step: a code of the second factor or a recovery code. */
export async function finishSession(
  input: unknown,
  from: From,
): Promise<Result<{ sessionId: string }>> {
  const parsed = codeInput.safeParse(input)
  if (!parsed.success) return refused('WRONG_CODE')
  const proved = await asPlatform(async (tx) => ok(await finish(tx, parsed.data, from)))
  if (!proved.ok) return proved
  if (!proved.value.ok) return proved.value
  const { userId, epoch } = proved.value.value
  return openSession(userId, { method: 'TOTP', epoch, ...from })
}

async function finish(
  tx: Tx,
  { token, code }: z.output<typeof codeInput>,
  from: From,
): Promise<Result<{ userId: string; epoch: number }>> {
  const running = { tokenHash: hashToken(token), usedAt: null, expiresAt: { gt: now() } }
  const pending = await tx.pendingSignIn.findFirst({ where: running })
  if (!pending) return refused('SIGN_IN_EXPIRED')
  const proved = await proveCodeIn(tx, pending.userId, code, from)
  if (!proved.ok) return proved
  const { count } = await tx.pendingSignIn.updateMany({ where: running, data: { usedAt: now() } })
  return count === 1 ? ok(pending) : refused('SIGN_IN_EXPIRED')
}

/** Whether a first step still waits for its second. */
export async function isPending(token: string | undefined): Promise<boolean> {
  if (token?.length !== 43) return false
  const found = await asPlatform(async (tx) =>
    ok(
      await tx.pendingSignIn.findFirst({
        where: { tokenHash: hashToken(token), usedAt: null, expiresAt: { gt: now() } },
        select: { expiresAt: true },
      }),
    ),
  )
  return found.ok && found.value !== null
}
