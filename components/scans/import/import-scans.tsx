'use client'

import { LoaderCircle } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { AddStep } from '@/components/scans/import/add-step'
import { ColumnsStep } from '@/components/scans/import/columns-step'
import { Expected } from '@/components/scans/import/expected'
import { FileStep } from '@/components/scans/import/file-step'
import { Found } from '@/components/scans/import/found'
import { Outcome } from '@/components/scans/import/outcome'
import {
  type ImportActions,
  type ImportState,
  useImport,
} from '@/components/scans/import/use-import'
import { ErrorSummary } from '@/components/ui/error-summary'
import { useReasons } from '@/components/ui/reasons'
import type { Refused } from '@/lib/result'

export interface ImportScansProps {
  /** Codes of the units whose scans the officer may import. */
  units: string[]
  /** The office that the scans will belong to. */
  office: string
  actions: ImportActions
}

/** A log from elsewhere in three steps: the file, what its columns mean, and the import itself. */
export function ImportScans({ units, office, actions }: ImportScansProps) {
  const { state, choose, check, add, map, startAgain } = useImport(actions)
  const { file, busy, preview, mapping, changed, again, refused, done } = state
  if (done && file) return <Outcome done={done} fileName={file.name} another={startAgain} />
  return (
    <div className="flex flex-col gap-6" aria-busy={busy !== undefined}>
      {refused && <Refusal refused={refused} />}
      <FileStep chosen={file} busy={busy !== undefined} choose={(next) => void choose(next)} />
      <Progress busy={busy} />
      {!preview && <Expected units={units} />}
      {preview && mapping && (
        <>
          <ColumnsStep
            preview={preview}
            mapping={mapping}
            changed={changed === true}
            again={again === true}
            busy={busy}
            map={map}
            check={() => void check()}
          />
          {preview.problems.length === 0 && !changed && (
            <>
              <Found preview={preview} focus={again === true} />
              <AddStep preview={preview} office={office} busy={busy} add={() => void add()} />
            </>
          )}
        </>
      )}
    </div>
  )
}

/** What is going on: seen while the file is read, heard all the way; the buttons say the rest. */
function Progress({ busy }: { busy: ImportState['busy'] }) {
  const t = useTranslations('imports')
  const reading = busy === 'READING'
  return (
    <p role="status" className={reading ? 'flex items-center gap-2' : 'sr-only'}>
      {reading && <LoaderCircle aria-hidden size={18} className="animate-spin" />}
      {reading && t('reading')}
      {busy === 'CHECKING' && t('checking')}
      {busy === 'ADDING' && t('sending')}
    </p>
  )
}

/** Why the file was not taken, and what to do. */
function Refusal({ refused }: { refused: Refused }) {
  const t = useTranslations('imports')
  const reasons = useReasons()
  const [first] = refused.fields
  const { reason, details } = first ?? refused
  return (
    <>
      <ErrorSummary
        title={t('refused')}
        items={[{ field: 'file', text: reasons.say(reason, details) }]}
        moment={refused}
      />
      {reason === 'SIGNED_OUT' && (
        <a href="/sign-in" target="_blank" rel="noreferrer" className="link">
          {t('signInAgain')}
        </a>
      )}
    </>
  )
}
