'use client'

import { LogOut } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'

const CHANNEL = 'didban-session'
const SIGN_IN = '/sign-in'

/** Ends the session on the server and tells every other tab of this browser. */
export function SignOut() {
  const t = useTranslations('shell')
  const [leaving, setLeaving] = useState(false)
  const leave = async () => {
    setLeaving(true)
    const { signOut } = await import('next-auth/react')
    await signOut({ redirect: false })
    new BroadcastChannel(CHANNEL).postMessage('signed-out')
    window.location.assign(SIGN_IN)
  }
  return (
    <button
      type="button"
      onClick={leave}
      disabled={leaving}
      className="button button-plain"
      title={t('signOut')}
    >
      <LogOut aria-hidden size={18} className="rtl:rotate-180" />
      <span className="sr-only lg:not-sr-only">{t('signOut')}</span>
    </button>
  )
}
