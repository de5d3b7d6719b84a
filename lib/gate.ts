import { randomUUID } from 'node:crypto'
import diagnostics from 'node:diagnostics_channel'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { BlockList, isIP } from 'node:net'
import { isServedByTls, readSurroundings } from '@/lib/env'
import { isReadable, REQUEST_ID, UNREADABLE } from '@/lib/request'

/**
 * The first to see a request, before Next reads it: only here is the connection's own address known. What clients
 * claim about addresses, hosts and ids is taken out, unless their connection is a trusted proxy's.
 */

interface Exchange {
  request: IncomingMessage
  response: ServerResponse
}

// Kept apart from the module: Next bundles its proxy, its pages and this start into separate copies of it.
const kept = globalThis as { didbanGate?: Map<string, Exchange> }

/** Requests at work at once; one process is fastest at 16, and beyond that only the waiting grows. */
export const MOST_AT_WORK = 32

/** Stands at the gate of this process's server from now on. */
export function openGate(): void {
  if (kept.didbanGate) return
  const present = new Map<string, Exchange>()
  kept.didbanGate = present
  const trusted = listOf(readSurroundings().trustedProxies)
  const strict = isServedByTls()
  diagnostics.subscribe('http.server.request.start', (message) => {
    const exchange = message as Exchange
    const { request } = exchange
    const id = admit(request, trusted)
    // Next fails on some of these before any code of ours; so they all arrive as the same one.
    if (!isReadable(request.url ?? '')) request.url = UNREADABLE
    exchange.response.setHeader(REQUEST_ID, id)
    if (strict) exchange.response.setHeader('strict-transport-security', 'max-age=31536000')
    present.set(id, exchange)
    exchange.response.once('close', () => present.delete(id))
  })
}

/** False only for a request that came while the server still started, before its headers could be trusted. */
export function wentThroughGate(id: string | undefined): boolean {
  return id !== undefined && (kept.didbanGate?.has(id) ?? false)
}

/** Requests wholly received whose answer has not begun: neither slow senders, nor slow readers, nor streams. */
export function countAtWork(): number {
  const present = [...(kept.didbanGate?.values() ?? [])]
  return present.filter(({ request, response }) => request.complete && !response.headersSent).length
}

const CLAIMS = /^(x-forwarded-.*|forwarded|x-real-ip|x-client-ip|true-client-ip|cf-connecting-ip)$/

/** Rewrites a request's headers into what is known of it; gives its id. */
export function admit(
  {
    headers,
    socket,
  }: Pick<IncomingMessage, 'headers'> & { socket: { remoteAddress?: string | undefined } },
  trusted: BlockList,
): string {
  const peer = plain(socket.remoteAddress ?? '')
  const said = isIn(trusted, peer) ? { ...headers } : {}
  for (const name of Object.keys(headers)) if (CLAIMS.test(name)) delete headers[name]
  const host = lastOf(said['x-forwarded-host'])
  if (host) headers.host = host
  const protocol = lastOf(said['x-forwarded-proto'])
  if (protocol === 'https' || protocol === 'http') headers['x-forwarded-proto'] = protocol
  headers['x-forwarded-for'] = origin(lastFirst(said['x-forwarded-for']), peer, trusted)
  const given = lastOf(said[REQUEST_ID]) ?? ''
  const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(given) ? given : randomUUID()
  headers[REQUEST_ID] = id
  return id
}

/** The nearest address that is not itself a trusted proxy's. */
function origin(named: string[], peer: string, trusted: BlockList): string {
  const outside = named.find((address) => !isIn(trusted, plain(address)))
  return outside && isIP(plain(outside)) ? plain(outside) : peer
}

function lastFirst(header: string | string[] | undefined): string[] {
  return [header ?? []]
    .flat()
    .flatMap((text) => text.split(','))
    .map((text) => text.trim())
    .filter(Boolean)
    .reverse()
}

function lastOf(header: string | string[] | undefined): string | undefined {
  return lastFirst(header)[0]
}

/** `::ffff:10.0.0.4` is 10.0.0.4. */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '')
}

function isIn(list: BlockList, address: string): boolean {
  const family = isIP(address)
  return family !== 0 && list.check(address, family === 4 ? 'ipv4' : 'ipv6')
}

/** Addresses and ranges, e.g. `10.0.0.0/24`, as a list that can be asked. */
export function listOf(ranges: string[]): BlockList {
  const list = new BlockList()
  for (const range of ranges) {
    const [address = '', bits] = range.split('/')
    const family = isIP(address) === 4 ? 'ipv4' : 'ipv6'
    if (bits === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(bits), family)
  }
  return list
}
