import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Configuration, Provider } from 'oidc-provider'
import { vi } from 'vitest'

/** Somebody as the provider knows them. */
export interface Known {
  subject: string
  /** What they type at the provider, and its `preferred_username`. */
  name: string
  /** How the provider says they proved it. */
  acr?: string
  amr?: string[]
}

/** What is false in an ID token. */
export interface Spoiled {
  claims?: Record<string, unknown>
  /** Signed by somebody else, or by nobody. */
  signature?: 'FOREIGN' | 'NONE'
}

export interface TestProvider {
  issuer: string
  /** What the application is told of it. */
  environment: Record<string, string>
  /** From now on its ID tokens are changed like this; as they are where nothing is given. */
  spoils(how?: Spoiled): void
  /** From now on the provider knows these people. */
  knows(...people: Known[]): void
  stop(): Promise<void>
}

/** Whoever asks below this is sent elsewhere. */
const MOVED = '/moved'

const CLIENT = { OIDC_CLIENT_ID: 'didban', OIDC_CLIENT_SECRET: 'known to these tests alone' }

/**
 * A certified OpenID provider (oidc-provider) of this test's own. It stands on `localhost`, the application on
 * 127.0.0.1: to a browser they are different sites, as they are in earnest.
 */
export async function startIdentityProvider(application: string): Promise<TestProvider> {
  const people = new Map<string, Known>()
  const server = createServer()
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`
  // It warns that what it keeps in memory is lost with it: as it should be.
  const quiet = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const provider = new Provider(issuer, settings(application, people, privateKey))
  quiet.mockRestore()
  let spoiled: Spoiled | undefined
  provider.use(async (ctx, next) => {
    await next()
    const body = ctx.body as { id_token?: string } | undefined
    if (spoiled && ctx.path === '/token' && body?.id_token)
      ctx.body = { ...body, id_token: spoil(body.id_token, spoiled, privateKey) }
  })
  const answer = provider.callback()
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (request.url?.startsWith(MOVED)) {
      response.writeHead(302, { location: issuer + request.url.slice(MOVED.length) }).end()
      return
    }
    const asked = request.url?.startsWith('/interaction/')
    const done = asked
      ? interact(provider, people, request, response)
      : Promise.resolve(answer(request, response))
    done.catch((error: unknown) => response.writeHead(500).end(String(error)))
  })
  return {
    issuer,
    environment: {
      OIDC_ISSUER: issuer,
      ...CLIENT,
      OIDC_LABEL_FA: 'گمرک',
      OIDC_LABEL_EN: 'Customs',
    },
    spoils: (how) => {
      spoiled = how
    },
    knows: (...known) => {
      for (const person of known) people.set(person.name, person)
    },
    stop: () => new Promise((stopped) => server.close(() => stopped()).closeAllConnections()),
  }
}

function settings(
  application: string,
  people: Map<string, Known>,
  privateKey: KeyObject,
): Configuration {
  return {
    clients: [
      {
        client_id: CLIENT.OIDC_CLIENT_ID,
        client_secret: CLIENT.OIDC_CLIENT_SECRET,
        redirect_uris: [`${application}/api/auth/callback/oidc`],
      },
    ],
    jwks: {
      keys: [{ ...privateKey.export({ format: 'jwk' }), kid: KEY_ID, use: 'sig', alg: 'RS256' }],
    },
    cookies: { keys: ['of this test alone'] },
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true, methods: ['S256'] },
    // As Keycloak does, the name stands in the ID token itself.
    conformIdTokenClaims: false,
    claims: { openid: ['sub', 'acr', 'amr', 'auth_time'], profile: ['preferred_username'] },
    acrValues: ['1', '2'],
    ttl: {
      Interaction: 600,
      Grant: 600,
      Session: 600,
      AuthorizationCode: 60,
      AccessToken: 60,
      IdToken: 60,
    },
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_ctx, accountId) => ({
      accountId,
      claims: () => ({ sub: accountId, preferred_username: nameOf(people, accountId) }),
    }),
    // The house trusts its own application: nobody is asked for consent.
    loadExistingGrant: async (ctx) => {
      const { provider, client, session } = ctx.oidc
      const grant = new provider.Grant({
        clientId: client?.clientId,
        accountId: session?.accountId,
      })
      grant.addOIDCScope('openid profile')
      await grant.save()
      return grant
    },
  }
}

const KEY_ID = 'the provider'

/** An ID token with other claims, signed anew. */
function spoil(token: string, { claims, signature }: Spoiled, privateKey: KeyObject): string {
  const said: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const header = signature === 'NONE' ? { alg: 'none' } : { alg: 'RS256', kid: KEY_ID }
  const text = `${part(header)}.${part({ ...(said as object), ...claims })}`
  if (signature === 'NONE') return `${text}.`
  const foreign = () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
  const key = signature === 'FOREIGN' ? foreign() : privateKey
  return `${text}.${createSign('RSA-SHA256').update(text).sign(key, 'base64url')}`
}

function nameOf(people: Map<string, Known>, subject: string): string | undefined {
  return [...people.values()].find((person) => person.subject === subject)?.name
}

const PAGE = `<!doctype html><html lang="en"><title>Test provider</title><link rel="icon" href="data:,"><main><h1>Who are you?</h1>
  <form method="post"><label>Name <input name="who" autofocus></label><button>Go on</button></form></main></html>`

/** A page that asks who is there, and believes it. Nobody known by the name: the provider refuses. */
async function interact(
  provider: Provider,
  people: Map<string, Known>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'POST') {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(PAGE)
    return
  }
  let body = ''
  for await (const chunk of request) body += String(chunk)
  const person = people.get(new URLSearchParams(body).get('who') ?? '')
  const { acr, amr, subject } = person ?? {}
  const outcome = subject
    ? { login: { accountId: subject, ...(acr && { acr }), ...(amr && { amr }) } }
    : { error: 'access_denied', error_description: '<b>text of the provider</b>' }
  await provider.interactionFinished(request, response, outcome)
}
