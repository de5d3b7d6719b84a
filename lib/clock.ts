/** The only clock. Tests that need a fixed time set `DIDBAN_NOW` (ISO 8601) before the server starts. */
export function now(): Date {
  const fixed = process.env.DIDBAN_NOW
  return fixed ? new Date(fixed) : new Date()
}
