import { v5, v7 } from 'uuid'

/** A new identifier, UUIDv7: sorts by time of making. */
export function newId(): string {
  return v7()
}

const DIDBAN = '6f9a1c1e-5d1b-5c39-9a55-8d5a1f4f0d11'

/** The same identifier for the same parts, always: for rows that another system may send again. */
export function idFrom(...parts: string[]): string {
  return v5(parts.join('\u001f'), DIDBAN)
}
