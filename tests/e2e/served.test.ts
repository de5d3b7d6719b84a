import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { address } from '../support/server'

/** What the server gives away and what it takes, below any page (OWASP ASVS 5.0: 4.1, 4.2, 13.4). */

async function ask(path: string, method = 'GET'): Promise<IncomingMessage> {
  const sending = request(`${address()}${path}`, { method })
  const answered = once(sending, 'response')
  sending.end()
  const [response] = (await answered) as [IncomingMessage]
  return response
}

/** Sends bytes as they are and gives the first line of the answer. */
async function sendRaw(lines: string[]): Promise<string> {
  const { hostname, port } = new URL(address())
  const socket = connect(Number(port), hostname)
  socket.end(lines.join('\r\n'))
  return (await text(socket)).split('\r\n')[0] ?? ''
}

describe('the server', () => {
  test.each([
    '/.git/config',
    '/.git/HEAD',
    '/.env',
    '/.data/secrets.json',
    '/package.json',
    '/prisma/schema/staff.prisma',
    '/lib/env.ts',
    '/_next/static/../../package.json',
    '/fonts/',
    '/map/',
  ])('%s is not there', async (path) => {
    const response = await ask(path)
    response.resume()
    expect([307, 308, 404]).toContain(response.statusCode)
    if (response.statusCode !== 404)
      expect(new URL(response.headers.location ?? '', address()).pathname).toMatch(
        /^\/(sign-in|fonts|map)$/,
      )
  })

  test.each([
    ['/sign-in', 'text/html; charset=utf-8'],
    ['/nowhere', 'text/html; charset=utf-8'],
    ['/api/health', 'application/json'],
    ['/api/auth/session', 'application/json'],
    ['/icon.svg', 'image/svg+xml'],
    ['/fonts/vazirmatn.woff2', 'font/woff2'],
  ])('%s says what it is: %s', async (path, type) => {
    const response = await ask(path)
    response.resume()
    expect(response.headers['content-type']).toBe(type)
  })

  test('does not answer TRACE with what it was sent', async () => {
    const response = await ask('/sign-in', 'TRACE')
    expect(response.statusCode).toBeGreaterThanOrEqual(400)
    expect(await text(response)).not.toContain('TRACE /')
  })

  test.each([
    ['two lengths', ['Content-Length: 4', 'Content-Length: 5']],
    ['a length and chunks', ['Content-Length: 4', 'Transfer-Encoding: chunked']],
    ['chunks said twice', ['Transfer-Encoding: chunked, chunked']],
    ['a length that is none', ['Content-Length: +4']],
    ['a space before the colon', ['Content-Length : 4']],
  ])('a message of %s is refused whole', async (_, headers) => {
    const { host, origin } = new URL(address())
    const start = ['POST /sign-in HTTP/1.1', `Host: ${host}`, `Origin: ${origin}`]
    const line = await sendRaw([
      ...start,
      ...headers,
      '',
      '0',
      '',
      'GET /api/health HTTP/1.1',
      '',
      '',
    ])
    expect(line).toBe('HTTP/1.1 400 Bad Request')
  })
})
