import { format } from 'node:util'
import { afterEach, beforeEach, expect, vi } from 'vitest'

// A noisy console is a failing test: warnings of React and of Node's libraries are bugs not yet noticed.
let noise: string[] = []

beforeEach(() => {
  noise = []
  for (const level of ['error', 'warn'] as const) {
    vi.spyOn(console, level).mockImplementation((...args: unknown[]) => {
      noise.push(`console.${level}: ${format(...args)}`)
    })
  }
})

afterEach(() => {
  expect(noise).toEqual([])
})
