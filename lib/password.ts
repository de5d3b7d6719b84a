import { randomInt } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'

/** OWASP's argon2id floor: 19 MiB, two passes, one lane; the binding's default algorithm is Argon2id. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** No look-alikes (0 O o, 1 l I), so that a printed password can be typed. */
const LETTERS = 'abcdefghijkmnpqrstuvwxyzACDEFGHJKLMNPQRSTUVWXYZ23456789'

/** A password nobody chose: 16 characters, about 92 bits, in groups of four. */
export function randomPassword(): string {
  const group = () => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('')
  return [group(), group(), group(), group()].join('-')
}

/** Argon2id in PHC form. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), COST)
}

/** Of a password that nobody knows, at the same cost. */
const DECOY =
  '$argon2id$v=19$m=19456,t=2,p=1$szoc9P8BeJIp3/QdYjsU8A$dOLUmSox6L0qQN8pCKGXRY4eDF2OOFzEPZtjJ5ar0v8'

/** Compares in the same time whether or not the account exists: without a hash, against a decoy. */
export async function matchesPassword(
  password: string,
  phc: string | null | undefined,
): Promise<boolean> {
  const matches = await verify(phc ?? DECOY, password.normalize('NFKC'))
  return matches && typeof phc === 'string'
}
