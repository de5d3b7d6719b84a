/** What recomputing a chain in the database has come to so far, or in the end. */
export interface Progress {
  /** Rows recomputed, and how many there are. */
  checked: number
  total: number
  /** The hash of the last one. */
  hash: string
  broken: { ordinal: number; kind: 'ALTERED' | 'MISSING' } | null
  done: boolean
}
