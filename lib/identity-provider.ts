import { readSingleSignOn } from '@/lib/env'
import type { Role } from '@/prisma/generated/enums'

/** Whom the house asks who somebody is (Keycloak, say): decision 024. None unless configured. */
export interface IdentityProvider {
  issuer: string
  label: { fa: string; en: string }
  /** True where passwords are left to administrators alone. */
  only: boolean
}

/** The configured provider, as pages and forms may know it; undefined where there is none. */
export function identityProvider(): IdentityProvider | undefined {
  const setting = readSingleSignOn()
  if (!setting) return undefined
  const { host } = new URL(setting.OIDC_ISSUER)
  const label = { fa: setting.OIDC_LABEL_FA ?? host, en: setting.OIDC_LABEL_EN ?? host }
  return { issuer: setting.OIDC_ISSUER, label, only: setting.OIDC_ONLY === '1' }
}

/** Whether a password opens the door to a role: not where single sign-on is the only way, but for administrators. */
export function mayUsePassword(role: Role): boolean {
  return role === 'ADMINISTRATOR' || !identityProvider()?.only
}
