import type { Route } from 'next'
import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import type { CaseFormAction } from '@/components/cases/act-form'
import { ItemsTable, SeizureFactsList } from '@/components/cases/facts'
import { FileForm } from '@/components/cases/file-form'
import { Proposals } from '@/components/cases/proposals'
import { Empty } from '@/components/ui/empty'
import { Notice } from '@/components/ui/notice'
import type { Filing } from '@/lib/cases/files/queries'
import { proposeFine } from '@/lib/cases/proposals/rules'
import { formatDigits, localeOf } from '@/lib/format'

/** A seizure checked once more before it goes to a branch. */
export function FilingView({ filing, action }: { filing: Filing; action: CaseFormAction }) {
  const t = useTranslations('fileCase')
  const locale = localeOf(useLocale())
  const { seizure } = filing
  const number = formatDigits(String(seizure.number), locale)
  return (
    <div className="mx-auto flex max-w-[720px] flex-col gap-4">
      <h1>{t('title', { number })}</h1>
      {seizure.state === 'DELIVERED' || seizure.state === 'HELD_BY_DISCOVERER' ? (
        <Check filing={filing} action={action} />
      ) : (
        <Empty title={t('notYet')}>
          <p>{t('notYetHint')}</p>
          <Link
            href={`/seizures/${seizure.number}` as Route}
            prefetch={false}
            className="link mt-2 inline-block"
          >
            {t('seizure')}
          </Link>
        </Empty>
      )}
    </div>
  )
}

function Check({ filing, action }: { filing: Filing; action: CaseFormAction }) {
  const t = useTranslations('fileCase')
  const { seizure, branches, bands } = filing
  return (
    <>
      <section aria-labelledby="check" className="panel p-4">
        <h2 id="check" className="mb-2">
          {t('check')}
        </h2>
        <SeizureFactsList seizure={seizure} />
      </section>
      <ItemsTable seizure={seizure} />
      <Proposals seizure={seizure} fine={proposeFine(seizure, bands)} />
      <div className="panel p-4">
        {branches.length === 0 ? (
          <Notice tone="attention">{t('noBranch')}</Notice>
        ) : (
          <FileForm seizureId={seizure.id} branches={branches} action={action} />
        )}
      </div>
    </>
  )
}
