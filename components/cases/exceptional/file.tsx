import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { History } from '@/components/audit/history'
import { CustodyTable } from '@/components/cases/exceptional/custody'
import { Facts, ItemsTable } from '@/components/cases/facts'
import { Rial } from '@/components/cases/rial'
import { Order, Rulings } from '@/components/cases/rulings'
import { CaseStatus } from '@/components/cases/states'
import { Identifier } from '@/components/ui/identifier'
import { Time } from '@/components/ui/time'
import type { FileHead, OpenedFile } from '@/lib/cases/opened/queries'
import { formatDigits, localeOf } from '@/lib/format'

/** A file as somebody from outside reads it: all of it, and nothing to do with it. */
export function OpenedFileView({ opened }: { opened: OpenedFile }) {
  return (
    <div className="grid grid-cols-1 gap-6 xl:grid-cols-[2fr_1fr]">
      <div className="flex min-w-0 flex-col gap-6">
        <ItemsTable seizure={opened.seizure} />
        <CustodyTable lines={opened.custody} />
        {opened.order && <Order order={opened.order} />}
        <Rulings rulings={opened.rulings} fine={undefined} />
      </div>
      <div className="flex min-w-0 flex-col gap-6">
        <SeizureFacts opened={opened} />
        <CaseFacts file={opened.file} />
        {opened.history.length > 0 && <History lines={opened.history} />}
      </div>
    </div>
  )
}

function SeizureFacts({ opened: { seizure, find } }: { opened: OpenedFile }) {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  const digits = (number: number) => (
    <bdi className="figures">{formatDigits(String(number), locale)}</bdi>
  )
  const named = (fa: string | null, en: string | null) => (locale === 'fa' ? fa : en)
  const rows: [string, ReactNode][] = [
    [t('exceptional.file.seizure'), digits(seizure.number)],
    [t('exceptional.file.state'), t(`words.seizureStates.${seizure.state}`)],
    [t('case.legalKind'), t(`words.legalKinds.${seizure.legalKind}`)],
    [t('case.value'), <Rial key="v" amount={seizure.valueRial} />],
    [t('case.owner'), t(`words.ownerStates.${seizure.owner}`)],
    [t('seizure.concealment'), t(`words.concealments.${find.concealment}`)],
    [t('case.discoverer'), named(seizure.discovererFa, seizure.discovererEn)],
    [t('case.discoveredAt'), <Time key="d" at={seizure.discoveredAt} />],
    [t('seizure.recordedBy'), <bdi key="r">{find.recordedByName}</bdi>],
    [t('case.consignment'), digits(seizure.consignmentNumber)],
    [
      t('exceptional.file.cotage'),
      seizure.cotage && <Identifier key="c">{seizure.cotage}</Identifier>,
    ],
    [t('case.receipt'), seizure.receiptNumber !== null && digits(seizure.receiptNumber)],
    [t('case.store'), named(seizure.storeFa, seizure.storeEn)],
    [t('seizure.note'), find.note && <bdi key="n">{find.note}</bdi>],
  ]
  return <Panel id="facts" title={t('case.facts')} rows={rows} />
}

function CaseFacts({ file }: { file: FileHead | undefined }) {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  if (!file) return <Panel id="case" title={t('exceptional.file.case')} rows={[]} />
  const time = (at: Date | null) => at && <Time at={at} />
  const rows: [string, ReactNode][] = [
    [
      t('exceptional.file.caseNumber'),
      <bdi key="n" className="figures">
        {formatDigits(String(file.number), locale)}
      </bdi>,
    ],
    [t('exceptional.file.state'), <CaseStatus key="s" state={file.state} />],
    [t('case.branch'), locale === 'fa' ? file.branchFa : file.branchEn],
    [t('case.filedBy'), <bdi key="b">{file.filedByName}</bdi>],
    [t('case.filedAt'), time(file.filedAt)],
    [t('case.acceptedAt'), time(file.acceptedAt)],
    [t('case.ruledAt'), time(file.ruledAt)],
    [t('case.servedOn'), time(file.notifiedAt)],
    [t('case.appealedAt'), time(file.appealedAt)],
    [t('case.finalAt'), time(file.finalAt)],
    [t('case.closedAt'), time(file.closedAt)],
  ]
  return <Panel id="case" title={t('exceptional.file.case')} rows={rows} />
}

/** What is not known is left out. */
function Panel({ id, title, rows }: { id: string; title: string; rows: [string, ReactNode][] }) {
  const t = useTranslations('exceptional.file')
  const known = rows.filter(([, value]) => value)
  return (
    <section aria-labelledby={id} className="panel p-4">
      <h2 id={id} className="mb-2">
        {title}
      </h2>
      {known.length > 0 ? <Facts rows={known} /> : <p className="text-soft">{t('noCase')}</p>}
    </section>
  )
}
