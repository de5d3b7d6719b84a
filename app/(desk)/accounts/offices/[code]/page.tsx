import type { Metadata } from 'next'
import { forbidden, notFound } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import { cache } from 'react'
import { OfficeView } from '@/components/staff/office-view'
import { requireActor } from '@/lib/auth'
import { now } from '@/lib/clock'
import { localeOf } from '@/lib/format'
import {
  renameOfficeAction,
  reopenOfficeAction,
  retireOfficeAction,
} from '@/lib/staff/offices/actions'
import { getOffice, listCounties } from '@/lib/staff/offices/queries'

interface Props {
  params: Promise<{ code: string }>
}

const load = cache(async (code: string) => {
  const actor = await requireActor()
  const counties = await listCounties(actor)
  if (!counties) forbidden()
  const office = await getOffice(actor, decodeURIComponent(code), now())
  if (!office) notFound()
  const name = localeOf(await getLocale()) === 'fa' ? office.nameFa : office.nameEn
  return { office, counties, name }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await load((await params).code)).name }
}

export default async function OfficePage({ params }: Props) {
  const { office, counties, name } = await load((await params).code)
  const actions = {
    RENAME: renameOfficeAction,
    RETIRE: retireOfficeAction,
    REOPEN: reopenOfficeAction,
  }
  return (
    <div className="flex flex-col gap-4">
      <h1>{name}</h1>
      <OfficeView office={office} counties={counties} actions={actions} />
    </div>
  )
}
