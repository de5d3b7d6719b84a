import NextAuth, { type User } from 'next-auth'
import { authOptions } from '@/lib/auth'
import { identityProviders, wayOn } from '@/lib/oidc'
import { sayingWhy } from '@/lib/sign-in-faults'

/** Where the application would be; nothing listens there: its sign-in handler is called here and now. */
export const APPLICATION = 'http://127.0.0.1:9'

type Jar = Map<string, string>

/** A browser as far as signing in needs one: it keeps cookies by host and follows redirects. */
export class Visitor {
  private jars = new Map<string, Jar>()

  /** Presses the button on the sign-in page; gives where it leads. */
  async begin(): Promise<string> {
    const { csrfToken } = (await (await this.ask(`${APPLICATION}/api/auth/csrf`)).json()) as {
      csrfToken: string
    }
    const body = new URLSearchParams({ csrfToken, callbackUrl: APPLICATION, json: 'true' })
    const answer = await this.ask(`${APPLICATION}/api/auth/signin/oidc`, body)
    return ((await answer.json()) as { url: string }).url
  }

  /** Says at the provider who is there; gives the address with which the provider sends back to the application. */
  async identify(authorization: string, who: string): Promise<string> {
    const page = await this.follow(authorization, (url) => url.includes('/interaction/'))
    const answered = await this.ask(page, new URLSearchParams({ who }))
    return this.follow(locationOf(answered, page), (url) => url.startsWith(APPLICATION))
  }

  /** Opens an address of the application's; gives the page where that ends. */
  open(address: string): Promise<string> {
    return this.follow(address, (url) => !url.includes('/api/auth/'))
  }

  /** All of it. */
  async signIn(who: string): Promise<string> {
    return this.open(await this.identify(await this.begin(), who))
  }

  /** The session that the application knows this browser by. */
  async sessionId(): Promise<string | undefined> {
    const answer = await this.ask(`${APPLICATION}/api/auth/session`)
    return ((await answer.json()) as { sid?: string }).sid
  }

  private async follow(from: string, until: (url: string) => boolean): Promise<string> {
    let url = from
    for (let step = 0; step < 10 && !until(url); step += 1)
      url = locationOf(await this.ask(url), url)
    if (!until(url)) throw new Error(`led nowhere: ${url}`)
    return url
  }

  private async ask(url: string, body?: URLSearchParams): Promise<Response> {
    const jar = this.jars.get(new URL(url).host) ?? new Map<string, string>()
    this.jars.set(new URL(url).host, jar)
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const method = body ? 'POST' : 'GET'
    const sent = { method, body: body ?? null, headers: { cookie }, redirect: 'manual' } as const
    const answer = url.startsWith(APPLICATION)
      ? await sayingWhy(() => signInHandler(url, jar, body))
      : await fetch(url, sent)
    keep(jar, answer.headers.getSetCookie())
    return answer
  }
}

function locationOf(answer: Response, from: string): string {
  const location = answer.headers.get('location')
  if (!location) throw new Error(`${from} answered ${answer.status} and led nowhere`)
  return new URL(location, from).href
}

function keep(jar: Jar, cookies: string[]): void {
  for (const cookie of cookies) {
    const [pair = '', ...attributes] = cookie.split(';')
    const [name = '', ...value] = pair.split('=')
    const ended = attributes.some((text) => /^ *(max-age=0|expires=Thu, 01 Jan 1970)/i.test(text))
    if (ended) jar.delete(name)
    else jar.set(name, value.join('='))
  }
}

// What reads headers and sets cookies through Next, which is not here.
const withoutNext = {
  get providers() {
    return identityProviders(async () => ({ address: '127.0.0.1', userAgent: 'a test' }))
  },
  callbacks: {
    ...authOptions.callbacks,
    signIn: ({ user }: { user: User }) => wayOn(user, async () => '/sign-in'),
  },
}

/** next-auth as its route handler runs it, but without a server of Next's around it. */
async function signInHandler(address: string, jar: Jar, body?: URLSearchParams): Promise<Response> {
  const { pathname, searchParams } = new URL(address)
  const headers = new Headers()
  let status = 200
  let content: string | undefined
  const response = {
    status: (code: number) => {
      status = code
      return response
    },
    getHeader: () => headers.getSetCookie(),
    setHeader: (name: string, value: string | string[]) => {
      headers.delete(name)
      for (const one of [value].flat()) headers.append(name, one)
      return response
    },
    json: (value: unknown) => {
      headers.set('content-type', 'application/json')
      content = JSON.stringify(value)
    },
    send: (value: unknown) => {
      content = typeof value === 'string' ? value : JSON.stringify(value)
    },
    end: () => undefined,
  }
  const request = {
    method: body ? 'POST' : 'GET',
    headers: {},
    cookies: Object.fromEntries([...jar].map(([name, value]) => [name, decodeURIComponent(value)])),
    body: body && Object.fromEntries(body),
    query: { ...Object.fromEntries(searchParams), nextauth: pathname.split('/').slice(3) },
  }
  const secret = process.env.NEXTAUTH_SECRET ?? ''
  await NextAuth(request as never, response as never, { ...authOptions, ...withoutNext, secret })
  return new Response(content, { status, headers })
}
