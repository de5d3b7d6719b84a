'use client'

import { FileUp } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { DragEvent } from 'react'

interface FileStepProps {
  chosen: File | undefined
  busy: boolean
  choose: (file: File) => void
}

/** Step 1: a file chosen, or dropped. */
export function FileStep({ chosen, busy, choose }: FileStepProps) {
  const t = useTranslations('imports')
  const take = (files: FileList | null) => {
    const [file] = files ?? []
    if (file && !busy) choose(file)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    take(event.dataTransfer.files)
  }
  return (
    <section
      aria-labelledby="file-title"
      onDragOver={(event) => event.preventDefault()}
      onDrop={drop}
    >
      <h2 id="file-title" className="mb-2">
        {t('fileStep')}
      </h2>
      <input
        id="file"
        type="file"
        accept=".csv,.txt,.tsv,text/csv,text/plain,text/tab-separated-values"
        aria-describedby="file-limits"
        disabled={busy}
        onChange={(event) => {
          take(event.target.files)
          event.target.value = ''
        }}
        className="peer sr-only"
      />
      <label
        htmlFor="file"
        className="flex min-h-24 cursor-pointer items-center justify-center gap-3 rounded-md border-2 border-dashed border-edge bg-surface p-4 text-center peer-focus-visible:outline-3 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent hover:bg-raised"
      >
        <FileUp aria-hidden size={20} className="shrink-0" />
        <span className="min-w-0">
          {chosen && <bdi className="block font-semibold break-words">{chosen.name}</bdi>}
          {t(chosen ? 'chooseOther' : 'choose')}
        </span>
      </label>
      <p id="file-limits" className="mt-1 text-13 text-soft">
        {t('limits')}
      </p>
    </section>
  )
}
