'use client'

import { useRef, useState } from 'react'
import { type Refused, type Result, refused } from '@/lib/result'
import type { ImportedScans } from '@/lib/scans/import/commands'
import type { ImportPreview } from '@/lib/scans/import/queries'
import {
  IMPORT_FIELDS,
  type ImportField,
  MAX_FILE_BYTES,
  type Mapping,
} from '@/lib/scans/import-columns/rules'

export interface ImportActions {
  preview: (form: FormData) => Promise<Result<ImportPreview>>
  add: (form: FormData) => Promise<Result<ImportedScans>>
}

/** Where an import stands. */
export interface ImportState {
  file?: File | undefined
  busy?: 'READING' | 'CHECKING' | 'ADDING' | undefined
  preview?: ImportPreview | undefined
  /** As the officer has it now; the preview may be of an earlier choice. */
  mapping?: Mapping | undefined
  changed?: boolean | undefined
  /** The preview was asked for again, with other columns. */
  again?: boolean | undefined
  refused?: Refused | undefined
  done?: ImportedScans | undefined
}

/** From a file to its preview to its import. The file stays in the browser and is sent with every question. */
export function useImport(actions: ImportActions) {
  const [state, setState] = useState<ImportState>({})
  const latest = useRef(0)
  /** Asks the server; an answer to a question that is no longer the last one is dropped. */
  const ask = async <T>(question: Promise<Result<T>>, take: (value: T) => ImportState) => {
    latest.current += 1
    const turn = latest.current
    const answer = await question.catch(() => refused('UNREACHABLE'))
    if (turn !== latest.current) return
    const next = answer.ok ? take(answer.value) : { refused: answer }
    setState((before) => ({ ...before, busy: undefined, refused: undefined, ...next }))
  }
  const show = (again: boolean) => (preview: ImportPreview) => {
    return { preview, mapping: preview.mapping, changed: false, again }
  }
  const choose = async (chosen: File) => {
    if (chosen.size > MAX_FILE_BYTES) return setState({ refused: refused('FILE_TOO_LARGE') })
    const file = await keep(chosen)
    if (!file) return setState({ refused: refused('FILE_NOT_TEXT') })
    setState({ file, busy: 'READING' })
    await ask(actions.preview(formOf(file)), show(false))
  }
  const check = async () => {
    const { file, mapping } = state
    if (!file || state.busy) return
    setState((before) => ({ ...before, busy: 'CHECKING' }))
    await ask(actions.preview(formOf(file, mapping)), show(true))
  }
  const add = async () => {
    const { file, mapping } = state
    if (!file || state.busy || state.changed) return
    setState((before) => ({ ...before, busy: 'ADDING' }))
    await ask(actions.add(formOf(file, mapping)), (done) => ({ done }))
  }
  const map = (field: ImportField, column: number | null) =>
    setState((before) =>
      before.mapping
        ? { ...before, mapping: { ...before.mapping, [field]: column }, changed: true }
        : before,
    )
  return { state, choose, check, add, map, startAgain: () => setState({}) }
}

/** The bytes as they are now, so that what was previewed is what is imported. */
async function keep(chosen: File): Promise<File | undefined> {
  const bytes = await chosen.arrayBuffer().catch(() => undefined)
  return bytes && new File([bytes], chosen.name, { type: 'text/csv' })
}

function formOf(file: File, mapping?: Mapping): FormData {
  const form = new FormData()
  form.set('file', file)
  if (mapping) for (const field of IMPORT_FIELDS) form.set(field, String(mapping[field] ?? -1))
  return form
}
