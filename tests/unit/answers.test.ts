import { Readable } from 'node:stream'
import { describe, expect, it, vi } from 'vitest'
import { imageResponse } from '@/lib/respond'

vi.mock('@/lib/auth', () => ({ currentActor: vi.fn() }))

const image = (fileName: string) => ({
  body: Readable.from(['bytes']),
  bytes: 5,
  type: 'image/png',
  fileName,
  tag: '"a"',
})

describe('an uploaded image', () => {
  it.each([
    ['a quotation mark and a line', 'a"; filename=b.html\r\nset-cookie: a=b.png'],
    ['Persian', 'تصویر ۱.png'],
    ['a path', '../../etc/passwd'],
  ])('is offered for saving under its own name, encoded: %s', (_, fileName) => {
    const { headers } = imageResponse(image(fileName), 'original')
    const offered = headers.get('content-disposition') ?? ''
    expect(offered).toMatch(/^attachment; filename\*=UTF-8''[\w.~%!*()-]+$/)
    expect(decodeURIComponent(offered.split("''")[1] ?? '')).toBe(fileName)
    expect(headers.get('set-cookie')).toBeNull()
  })

  it('is for the browser that asked alone', () => {
    expect(imageResponse(image('a.png'), 'preview').headers.get('cache-control')).toMatch(
      /^private/,
    )
  })
})
