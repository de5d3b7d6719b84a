'use client'

import { useState } from 'react'

/**
 * Tells React Aria the number under which it may add a style. A page drawn again is sent a new number, but the
 * browser goes by that of the document, the first.
 */
export function Nonce({ first }: { first: string }) {
  const [nonce] = useState(first)
  return <meta property="csp-nonce" nonce={nonce} suppressHydrationWarning />
}
