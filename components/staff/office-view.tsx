import { CircleOff } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { History } from '@/components/audit/history'
import { OfficeChanges } from '@/components/staff/office-changes'
import { RenameOfficeForm } from '@/components/staff/rename-office-form'
import { Identifier } from '@/components/ui/identifier'
import { Status } from '@/components/ui/status'
import type { FormAction } from '@/components/ui/typed-form'
import type { CountyChoice, OfficeView as Office } from '@/lib/staff/offices/queries'

export interface OfficeViewProps {
  office: Office
  counties: CountyChoice[]
  actions: Record<'RENAME' | 'RETIRE' | 'REOPEN', FormAction<null>>
}

/** One place of work: what it is, who is posted there, what can be changed. */
export function OfficeView({ office, counties, actions }: OfficeViewProps) {
  const t = useTranslations()
  return (
    <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[3fr_2fr]">
      <div className="flex min-w-0 flex-col gap-4">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Identifier>{office.code}</Identifier>
          <span>{t(`words.officeKinds.${office.kind}`)}</span>
          <span className="text-soft">{t(`words.agencies.${office.agency}`)}</span>
          {office.retiredAt && (
            <Status tone="unknown" icon={CircleOff}>
              {t('officeForm.retired')}
            </Status>
          )}
        </p>
        <section aria-labelledby="staff" className="panel p-4">
          <h2 id="staff" className="mb-2">
            {t('officeForm.staff')}
          </h2>
          <Staff staff={office.staff} />
        </section>
        <section aria-labelledby="names" className="panel p-4">
          <h2 id="names" className="mb-3">
            {t('officeForm.names')}
          </h2>
          <RenameOfficeForm office={office} counties={counties} action={actions.RENAME} />
        </section>
      </div>
      <div className="flex min-w-0 flex-col gap-4">
        {office.kind !== 'PLATFORM' && (
          <OfficeChanges
            officeId={office.id}
            retired={office.retiredAt !== null}
            actions={actions}
          />
        )}
        <History lines={office.history} />
      </div>
      <Link href="/accounts/offices" prefetch={false} className="link no-print justify-self-start">
        {t('officeForm.back')}
      </Link>
    </div>
  )
}

function Staff({ staff }: { staff: Office['staff'] }) {
  const t = useTranslations()
  if (staff.length === 0) return <p className="text-soft">{t('officeForm.nobody')}</p>
  return (
    <ul className="flex flex-col">
      {staff.map(({ username, displayName, role }) => (
        <li key={username} className="flex min-h-11 flex-wrap items-center gap-x-3">
          <Link href={`/accounts/person/${username}`} prefetch={false} className="link">
            <bdi>{displayName}</bdi>
          </Link>
          <span className="text-13 text-soft">{t(`words.roles.${role}`)}</span>
        </li>
      ))}
    </ul>
  )
}
