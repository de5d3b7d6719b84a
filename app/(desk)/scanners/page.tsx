import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Board } from '@/components/scanners/board'
import { requireActor } from '@/lib/auth'
import { now } from '@/lib/clock'
import { canManageScanners } from '@/lib/scanners/policy'
import { getScannerBoard } from '@/lib/scanners/queries'
import { canReadScans } from '@/lib/scans/policy'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('board'))('title') }
}

export default async function ScannersPage() {
  const actor = await requireActor()
  const at = now()
  const units = await getScannerBoard(actor, at)
  if (!units) forbidden()
  return (
    <Board
      units={units}
      at={at}
      linked={canReadScans(actor).ok}
      mayRegister={canManageScanners(actor).ok}
    />
  )
}
