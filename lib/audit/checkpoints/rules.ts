import {
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  sign as signWith,
  verify as verifyWith,
} from 'node:crypto'
import { z } from 'zod'
import { lengthPrefixed } from '@/lib/audit/chain/rules'

/** How far an agency's chain had come at a moment. */
export interface Checkpoint {
  agency: string
  ordinal: number
  hash: string
  /** ISO 8601, UTC. */
  at: string
}

const FORMAT = 'didban-checkpoint-1'

const checkpointFile = z.strictObject({
  format: z.literal(FORMAT),
  publicKey: z.base64url().length(43),
  checkpoints: z.array(
    z.strictObject({
      agency: z.string(),
      ordinal: z.int().min(1),
      hash: z.string().regex(/^[0-9a-f]{64}$/),
      at: z.iso.datetime({ precision: 3 }),
      signature: z.base64url(),
    }),
  ),
})

/** Checkpoints of one moment, as the file that another agency keeps. `seed` is a secret of 32 bytes. */
export function signedFile(checkpoints: readonly Checkpoint[], seed: Buffer): string {
  const key = privateKeyOf(seed)
  const signed = checkpoints.map((checkpoint) => ({
    ...checkpoint,
    signature: signWith(null, bytesOf(checkpoint), key).toString('base64url'),
  }))
  const content = { format: FORMAT, publicKey: publicKeyOf(seed), checkpoints: signed }
  return `${JSON.stringify(content, null, 2)}\n`
}

/** The public key that belongs to a seed: 32 bytes as 43 characters, to be handed over once. */
export function publicKeyOf(seed: Buffer): string {
  return String(createPublicKey(privateKeyOf(seed)).export({ format: 'jwk' }).x)
}

export type Problem = 'NOT_A_CHECKPOINT' | 'OTHER_KEY' | 'NOT_SIGNED'

/**
 * The checkpoints of a file whose signatures hold. Without `publicKey` they are only known to be signed by the key
 * that the file itself names.
 */
export function readSigned(
  text: string,
  publicKey?: string,
): { checkpoints: Checkpoint[]; publicKey: string } | Problem {
  const parsed = checkpointFile.safeParse(parse(text))
  if (!parsed.success) return 'NOT_A_CHECKPOINT'
  const { checkpoints } = parsed.data
  if (publicKey !== undefined && publicKey !== parsed.data.publicKey) return 'OTHER_KEY'
  const key = keyOf(parsed.data.publicKey)
  const hold = checkpoints.every(
    ({ signature, ...checkpoint }) =>
      key && verifyWith(null, bytesOf(checkpoint), key, Buffer.from(signature, 'base64url')),
  )
  if (!hold) return 'NOT_SIGNED'
  return {
    checkpoints: checkpoints.map(({ signature: _, ...checkpoint }) => checkpoint),
    publicKey: parsed.data.publicKey,
  }
}

function bytesOf({ agency, ordinal, hash, at }: Checkpoint): Buffer {
  return Buffer.from(lengthPrefixed([FORMAT, agency, String(ordinal), hash, at]))
}

/** What stands before the seed in the PKCS #8 form of an Ed25519 key (RFC 8410). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex')

function privateKeyOf(seed: Buffer): KeyObject {
  return createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' })
}

function keyOf(publicKey: string): KeyObject | undefined {
  try {
    return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' })
  } catch {
    return undefined
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
