/**
 * The identifier of a row made at an instant: like the program's own it begins with the time (UUIDv7),
 * so that rows lie in the order in which they came; the rest is taken from `name`, itself a UUID.
 */
export function idAt(at: number, name: string): string {
  const time = at.toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${name.slice(15)}`
}
