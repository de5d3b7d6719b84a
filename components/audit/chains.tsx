import { CircleCheck, CircleHelp, TriangleAlert } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { ExportForm, type PrepareExport } from '@/components/audit/export-form'
import { VerifyNow } from '@/components/audit/verify-now'
import { Status } from '@/components/ui/status'
import { Time } from '@/components/ui/time'
import type { ChainView } from '@/lib/audit/checkpoints/queries'
import { formatNumber, localeOf } from '@/lib/format'

export interface ChainsProps {
  chains: ChainView[]
  prepareExport: PrepareExport
}

/** Each agency's chain: how long it is, what was signed of it, and the ways to verify and to take it along. */
export function Chains({ chains, prepareExport }: ChainsProps) {
  const t = useTranslations('audit')
  return (
    <section aria-labelledby="chains" className="flex flex-col gap-3">
      <h2 id="chains">{t('chains')}</h2>
      <p className="max-w-prose text-13 text-soft">{t('chainsHint')}</p>
      <ul className="grid grid-cols-1 gap-3 sm:grid-cols-2 xl:grid-cols-3">
        {chains.map((chain) => (
          <li key={chain.agency} className="panel flex flex-col gap-3 p-4">
            <Chain chain={chain} />
            <div className="no-print mt-auto flex flex-wrap items-start gap-2">
              <VerifyNow agency={chain.agency} />
              <ExportForm agency={chain.agency} prepare={prepareExport} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Chain({ chain }: { chain: ChainView }) {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  const { agency, rows, checkpoint } = chain
  return (
    <div className="flex flex-col gap-1">
      <h3>{t(`words.agencies.${agency}`)}</h3>
      <p className="figures">{t('audit.rows', { count: formatNumber(rows, locale) })}</p>
      {checkpoint ? (
        <>
          <p>
            <Agreement agrees={checkpoint.agrees} />
          </p>
          <p className="figures text-13 text-soft">
            {t('audit.signedAt', { row: formatNumber(checkpoint.ordinal, locale) })}{' '}
            <Time at={checkpoint.at} />
          </p>
        </>
      ) : (
        <p>
          <Status tone="unknown" icon={CircleHelp}>
            {t('audit.notSigned')}
          </Status>
        </p>
      )}
    </div>
  )
}

function Agreement({ agrees }: { agrees: boolean }) {
  const t = useTranslations('audit')
  return agrees ? (
    <Status tone="good" icon={CircleCheck}>
      {t('agrees')}
    </Status>
  ) : (
    <Status tone="breach" icon={TriangleAlert}>
      {t('disagrees')}
    </Status>
  )
}
