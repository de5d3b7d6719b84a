import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Legend } from '@/components/dashboard/permissions-cell'
import { PermissionsGroup } from '@/components/dashboard/permissions-table'
import type { Matrix } from '@/lib/dashboard/permissions/queries'
import type { PermissionFilter } from '@/lib/dashboard/permissions/schema'
import type { Role } from '@/prisma/generated/enums'

interface Props {
  matrix: Matrix
  filter: PermissionFilter
  /** What the database permits by itself. */
  children: ReactNode
}

/** Who may do what: every verb of every feature against the roles that this reader may know of. */
export function PermissionsView({ matrix, filter, children }: Props) {
  const t = useTranslations('permissions')
  const { groups, roles, readable } = matrix
  return (
    <div className="flex flex-col gap-4">
      <h1>{t('title')}</h1>
      <p className="max-w-prose text-soft">{t('purpose')}</p>
      {readable.length > 1 ? (
        <RoleFilter roles={readable} chosen={filter.role} />
      ) : (
        <p className="max-w-prose">{t('mine')}</p>
      )}
      <Legend />
      {roles.length > 1 && roles[0] && <Shown role={roles[0]} />}
      {groups.map((group) => (
        <PermissionsGroup key={group.feature} group={group} roles={roles} />
      ))}
      {children}
    </div>
  )
}

/** On a narrow screen the first role stands for all until one is chosen. */
function Shown({ role }: { role: Role }) {
  const t = useTranslations()
  return (
    <p className="font-semibold md:hidden print:hidden">
      {t('permissions.role')}: {t(`words.roles.${role}`)}
    </p>
  )
}

function RoleFilter({ roles, chosen }: { roles: Role[]; chosen: Role | undefined }) {
  const t = useTranslations()
  const look = 'button aria-[current]:border-accent aria-[current]:bg-accent-tint'
  return (
    <nav aria-label={t('permissions.filter')} className="no-print flex flex-wrap gap-2">
      <Link
        href="/admin/permissions"
        prefetch={false}
        aria-current={chosen ? undefined : 'page'}
        className={`${look} max-md:hidden`}
      >
        {t('permissions.allRoles')}
      </Link>
      {roles.map((role) => (
        <Link
          key={role}
          href={{ pathname: '/admin/permissions', query: { role } }}
          prefetch={false}
          aria-current={role === chosen ? 'page' : undefined}
          className={look}
        >
          {t(`words.roles.${role}`)}
        </Link>
      ))}
    </nav>
  )
}
