import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Board } from '@/components/scanners/board'
import { requireActor } from '@/lib/auth'
import { now } from '@/lib/clock'
import { canManageScanners } from '@/lib/scanners/policy'
import { getScannerBoard } from '@/lib/scanners/queries'
import { windowInput } from '@/lib/scanners/schedule/schema'

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('board'))('title') }
}

export default async function ScannersPage({ searchParams }: Props) {
  const actor = await requireActor()
  const { days } = windowInput.parse(await searchParams)
  const board = await getScannerBoard(actor, now(), days)
  if (!board) forbidden()
  return <Board board={board} mayRegister={canManageScanners(actor).ok} />
}
