import { FolderPlus } from 'lucide-react'
import type { Route } from 'next'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { AppraiseForm, type SeizureAction } from '@/components/seizures/appraise-form'
import { HoldForm } from '@/components/seizures/hold-form'
import { Notice } from '@/components/ui/notice'
import type { SeizureDetail } from '@/lib/seizures/queries'

/** What an officer of the discovering office may do. */
export interface SeizureActions {
  appraise: SeizureAction
  hold: SeizureAction
}

/** The step that the seizure waits for, where it is this reader's. */
export function Steps({ seizure, actions }: { seizure: SeizureDetail; actions: SeizureActions }) {
  const t = useTranslations('seizure')
  const { id, state, legalKind, items, number } = seizure
  if (state === 'RECORDED')
    return <AppraiseForm seizureId={id} items={items} action={actions.appraise} />
  if (state === 'APPRAISED' && legalKind === 'PROHIBITED')
    return <HoldForm seizureId={id} action={actions.hold} />
  if (state === 'APPRAISED') return <Notice tone="info">{t('waitsForStore')}</Notice>
  if (state === 'DELIVERED' || state === 'HELD_BY_DISCOVERER') return <FileCase number={number} />
  return null
}

function FileCase({ number }: { number: number }) {
  const t = useTranslations('seizure')
  return (
    <section
      aria-labelledby="next-step"
      className="panel no-print flex flex-col items-start gap-3 p-4"
    >
      <h2 id="next-step">{t('fileTitle')}</h2>
      <p className="text-soft">{t('fileHint')}</p>
      <Link
        href={`/cases/new?seizure=${number}` as Route}
        prefetch={false}
        className="button button-main"
      >
        <FolderPlus aria-hidden size={18} />
        {t('file')}
      </Link>
    </section>
  )
}
