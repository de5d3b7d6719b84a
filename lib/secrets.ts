import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
} from 'node:crypto'
import { readEnvironment } from '@/lib/env'

/** What a key is for; a key for one purpose tells nothing about another. */
type Purpose = 'second factor' | 'sign-in attempts'

/** A key of 256 bits for one purpose (HKDF-SHA256, RFC 5869), from the installation's only secret. */
function keyFor(purpose: Purpose): Buffer {
  const secret = readEnvironment().NEXTAUTH_SECRET
  return Buffer.from(hkdfSync('sha256', secret, 'didban', purpose, 32))
}

/** Seals a text (AES-256-GCM) for one owner: in another owner's row it does not open. */
export function seal(text: string, owner: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyFor('second factor'), nonce).setAAD(
    Buffer.from(owner),
  )
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  const parts = [nonce, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url'))
  return ['v1', ...parts].join('.')
}

/** The sealed text, or undefined where it was altered, is another owner's, or the installation's secret has changed. */
export function unseal(sealed: string, owner: string): string | undefined {
  const [version, ...parts] = sealed.split('.')
  const [nonce, tag, text] = parts.map((part) => Buffer.from(part, 'base64url'))
  if (version !== 'v1' || !nonce || !tag || !text) return undefined
  try {
    const cipher = createDecipheriv('aes-256-gcm', keyFor('second factor'), nonce, {
      authTagLength: 16,
    })
    cipher.setAAD(Buffer.from(owner)).setAuthTag(tag)
    return Buffer.concat([cipher.update(text), cipher.final()]).toString('utf8')
  } catch {
    return undefined
  }
}

/** The same text always has the same mark, and the mark tells nothing of the text without the installation's secret. */
export function markOf(text: string): string {
  return createHmac('sha256', keyFor('sign-in attempts')).update(text).digest('hex')
}

/** A token nobody can guess: 256 random bits. */
export function randomToken(): string {
  return randomBytes(32).toString('base64url')
}

/** SHA-256, hex: enough for what is random itself (tokens, recovery codes), and never for a password. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
