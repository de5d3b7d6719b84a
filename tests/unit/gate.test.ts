import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { admit, listOf } from '@/lib/gate'

/** What is left of a request's headers when the program reads them. */

const CLAIMS = {
  'x-forwarded-for': '203.0.113.9, 198.51.100.7',
  'x-forwarded-host': 'didban.example',
  'x-forwarded-proto': 'https',
  'x-forwarded-port': '8443',
  'x-real-ip': '203.0.113.9',
  forwarded: 'for=203.0.113.9',
  'x-request-id': '0199a3c4-0000-7000-8000-000000000001',
}

function admitted(headers: Record<string, string>, peer: string, trusted: string[] = []) {
  const left: Record<string, string | string[] | undefined> = { host: 'internal:3000', ...headers }
  const id = admit({ headers: left, socket: { remoteAddress: peer } }, listOf(trusted))
  return { left, id }
}

describe('of a request that comes directly', () => {
  it('nothing is left of what it claims: its address is the connection’s', () => {
    const { left, id } = admitted(CLAIMS, '192.0.2.1')
    expect(left).toEqual({
      host: 'internal:3000',
      'x-forwarded-for': '192.0.2.1',
      'x-request-id': id,
    })
    expect(id).not.toBe(CLAIMS['x-request-id'])
  })

  it('the same holds whatever it claims', () => {
    const name = fc.constantFrom(...Object.keys(CLAIMS), 'x-forwarded-prefix', 'x-client-ip')
    fc.assert(
      fc.property(fc.dictionary(name, fc.string()), (headers) => {
        const { left, id } = admitted(headers, '::ffff:192.0.2.1', ['10.0.0.0/8'])
        expect(left).toEqual({
          host: 'internal:3000',
          'x-forwarded-for': '192.0.2.1',
          'x-request-id': id,
        })
        expect(id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
      }),
    )
  })
})

describe('of a request that a trusted proxy passes on', () => {
  const through = (headers: Record<string, string>, peer = '10.0.0.4') =>
    admitted(headers, peer, ['10.0.0.0/24', '2001:db8::/32'])

  it('the proxy’s word counts: host, protocol, id, and the nearest address outside', () => {
    expect(
      through({ ...CLAIMS, 'x-forwarded-for': '203.0.113.9, 198.51.100.7, 10.0.0.9' }),
    ).toEqual({
      id: CLAIMS['x-request-id'],
      left: {
        host: 'didban.example',
        'x-forwarded-for': '198.51.100.7',
        'x-forwarded-proto': 'https',
        'x-request-id': CLAIMS['x-request-id'],
      },
    })
  })

  it.each(['::ffff:10.0.0.4', '2001:db8::1'])('also by %s', (peer) => {
    expect(through(CLAIMS, peer).left['x-forwarded-for']).toBe('198.51.100.7')
  })

  it.each(['not an address', '', '10.0.0.7', '203.0.113.9\u0000'])(
    'an address %j is not taken from it',
    (named) => {
      expect(through({ 'x-forwarded-for': named }).left['x-forwarded-for']).toBe('10.0.0.4')
    },
  )

  it.each(['1', 'a\nb', "'; DROP TABLE audit_event; --"])('an id %j is not taken from it', (id) => {
    expect(through({ 'x-request-id': id }).id).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('nothing counts that a neighbour of it says', () => {
    expect(through(CLAIMS, '10.0.1.4').left.host).toBe('internal:3000')
  })
})
