import { CircleCheck, CircleOff, CircleSlash, Clock, History, Undo2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Status } from '@/components/ui/status'
import type { PostingState } from '@/lib/staff/postings/rules'
import type { AccountState } from '@/lib/staff/schema'

const ACCOUNTS = {
  ACTIVE: ['good', CircleCheck],
  NOT_POSTED: ['attention', CircleSlash],
  DISABLED: ['unknown', CircleOff],
} as const

export function AccountStatus({ state }: { state: AccountState }) {
  const t = useTranslations('words.accountStates')
  const [tone, icon] = ACCOUNTS[state]
  return (
    <Status tone={tone} icon={icon}>
      {t(state)}
    </Status>
  )
}

const POSTINGS = {
  CURRENT: ['good', CircleCheck],
  COMING: ['info', Clock],
  PAST: ['unknown', History],
  CALLED_OFF: ['unknown', Undo2],
} as const

export function PostingStatus({ state }: { state: PostingState }) {
  const t = useTranslations('words.postingStates')
  const [tone, icon] = POSTINGS[state]
  return (
    <Status tone={tone} icon={icon}>
      {t(state)}
    </Status>
  )
}
