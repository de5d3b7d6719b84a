import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { History } from '@/components/audit/history'
import { Facts, Onward, type Reads } from '@/components/seizures/facts'
import { Items } from '@/components/seizures/items'
import { Photos } from '@/components/seizures/photos'
import { SeizureStatus } from '@/components/seizures/states'
import { type SeizureActions, Steps } from '@/components/seizures/steps'
import { Time } from '@/components/ui/time'
import { formatDigits, localeOf } from '@/lib/format'
import type { SeizureDetail } from '@/lib/seizures/queries'

interface SeizureViewProps {
  seizure: SeizureDetail
  reads: Reads
  /** Undefined for whoever only reads. */
  actions: SeizureActions | undefined
}

/** One seizure: what was found, what it is worth, where it is, and the step it waits for. */
export function SeizureView({ seizure, reads, actions }: SeizureViewProps) {
  const t = useTranslations('seizure')
  const locale = localeOf(useLocale())
  return (
    <div className="flex flex-col gap-6">
      <header className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h1>{t('title', { number: formatDigits(String(seizure.number), locale) })}</h1>
        <SeizureStatus state={seizure.state} />
        <p className="text-soft">
          <Time at={seizure.discoveredAt} long />
        </p>
        {reads.consignments && (
          <Link
            href={`/consignments/${seizure.consignmentNumber}`}
            prefetch={false}
            className="link no-print inline-flex min-h-11 items-center md:ms-auto"
          >
            {t('strip')}
          </Link>
        )}
      </header>
      <div className="grid grid-cols-1 gap-6 xl:grid-cols-[2fr_1fr]">
        <div className="flex min-w-0 flex-col gap-6">
          {actions && <Steps seizure={seizure} actions={actions} />}
          <Items items={seizure.items} totalRial={seizure.valueRial} />
          <Photos photos={seizure.photos} number={seizure.number} />
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          <Facts seizure={seizure} reads={reads} />
          <Onward seizure={seizure} reads={reads} />
          <History lines={seizure.history} />
        </div>
      </div>
      <Link href="/seizures" prefetch={false} className="link no-print self-start">
        {t('back')}
      </Link>
    </div>
  )
}
