import { isIP } from 'node:net'
import { z } from 'zod'

/** `10.0.0.4` or `10.0.0.0/24`; also of IPv6. */
function isAddressOrRange(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/')
  const family = isIP(address)
  if (family === 0 || rest.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128))
}

const environment = z.object({
  DATABASE_URL: z.string().min(1),
  /** Past a pooler, for the connection that listens; where unset or empty, the same as DATABASE_URL. */
  DATABASE_DIRECT_URL: z
    .string()
    .optional()
    .transform((url) => url || undefined),
  STORAGE_URL: z.string().regex(/^(file|s3):/),
  NEXTAUTH_SECRET: z.string().min(32),
})

const surroundings = z.object({
  /** Where people reach the site, as its operator says. */
  NEXTAUTH_URL: z
    .url({ protocol: /^https?$/ })
    .or(z.literal(''))
    .optional(),
  /** Set by our own commands where nobody said it and NEXTAUTH_URL is only what they listen on. */
  NEXTAUTH_URL_GUESSED: z.enum(['1', '']).optional(),
  /** The reverse proxies whose X-Forwarded headers are believed. */
  TRUSTED_PROXY: z
    .string()
    .default('')
    .transform((text) => text.split(/[\s,]+/).filter(Boolean))
    .pipe(z.array(z.string().refine(isAddressOrRange))),
})

/** A variable left empty is one not set. */
const optional = <S extends z.ZodType>(schema: S) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional())

/** The client's secret travels to it: TLS, but for a provider on this very machine. */
const ISSUER = /^(https:\/\/|http:\/\/(127\.0\.0\.1|localhost)(:\d+)?(\/|$))\S*$/

const singleSignOn = z.object({
  OIDC_ISSUER: z.string().regex(ISSUER),
  OIDC_CLIENT_ID: z.string().min(1),
  OIDC_CLIENT_SECRET: z.string().min(1),
  OIDC_LABEL_FA: optional(z.string().max(60)),
  OIDC_LABEL_EN: optional(z.string().max(60)),
  /** What the provider calls a sign-in with two factors, in `acr` or `amr`; several with spaces between. */
  OIDC_ACR: optional(z.string()),
  /** Passwords are then left to administrators. */
  OIDC_ONLY: optional(z.enum(['0', '1'])),
})

const noSingleSignOn = z.object({ OIDC_ONLY: optional(z.literal('0')) })

export type Environment = z.infer<typeof environment>

/** How the site is reached. */
export interface Surroundings {
  /** `https://didban.example`, without a path; undefined where the operator did not say. */
  origin: string | undefined
  trustedProxies: string[]
}

/** The settings the server runs on, checked once; throws naming every setting that is missing or wrong. */
export function readEnvironment(source: NodeJS.ProcessEnv = process.env): Environment {
  return checked(environment, source)
}

/** How the site is reached, checked the same way. */
export function readSurroundings(source: NodeJS.ProcessEnv = process.env): Surroundings {
  const { NEXTAUTH_URL, NEXTAUTH_URL_GUESSED, TRUSTED_PROXY } = checked(surroundings, source)
  const said = NEXTAUTH_URL && !NEXTAUTH_URL_GUESSED
  return {
    origin: said ? new URL(NEXTAUTH_URL).origin : undefined,
    trustedProxies: TRUSTED_PROXY,
  }
}

/** True where the site is served by TLS: its cookies and headers then say so. */
export function isServedByTls(source: NodeJS.ProcessEnv = process.env): boolean {
  return readSurroundings(source).origin?.startsWith('https:') ?? false
}

/** The identity provider of the house, checked the same way; undefined where there is none (lib/oidc.ts). */
export function readSingleSignOn(
  source: NodeJS.ProcessEnv = process.env,
): z.output<typeof singleSignOn> | undefined {
  if (source.OIDC_ISSUER) return checked(singleSignOn, source)
  checked(noSingleSignOn, source)
  return undefined
}

function checked<S extends z.ZodType>(schema: S, source: NodeJS.ProcessEnv): z.output<S> {
  const parsed = schema.safeParse(source)
  if (parsed.success) return parsed.data
  const named = new Set(parsed.error.issues.map((issue) => String(issue.path[0])))
  const names = [...named].join(', ')
  throw new Error(
    `Environment not usable: ${names}. "npm start" sets them; see README, Configuration.`,
  )
}
