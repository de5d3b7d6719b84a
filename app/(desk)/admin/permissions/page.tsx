import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { PermissionsView } from '@/components/dashboard/permissions'
import { DatabasePermissions } from '@/components/dashboard/permissions-database'
import { requireActor } from '@/lib/auth'
import { getMatrix, listDatabaseRules } from '@/lib/dashboard/permissions/queries'
import { permissionFilter } from '@/lib/dashboard/permissions/schema'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('permissions'))('title') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function PermissionsPage({ searchParams }: Props) {
  const actor = await requireActor()
  const filter = permissionFilter.parse(await searchParams)
  const matrix = getMatrix(actor, filter)
  if (!matrix) forbidden()
  return (
    <PermissionsView matrix={matrix} filter={filter}>
      <DatabasePermissions rules={await listDatabaseRules(actor)} />
    </PermissionsView>
  )
}
