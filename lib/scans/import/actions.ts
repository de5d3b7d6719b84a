'use server'

import { revalidatePath } from 'next/cache'
import { act } from '@/lib/action'
import { filesOf, readForm } from '@/lib/input'
import type { Result } from '@/lib/result'
import { type ImportedScans, importScans } from '@/lib/scans/import/commands'
import { type ImportPreview, previewImport } from '@/lib/scans/import/queries'
import { importInput } from '@/lib/scans/import/schema'

export async function previewImportAction(form: FormData): Promise<Result<ImportPreview>> {
  return act(importInput, await readUpload(form), previewImport)
}

export async function importScansAction(form: FormData): Promise<Result<ImportedScans>> {
  const result = await act(importInput, await readUpload(form), importScans)
  if (result.ok) revalidatePath('/', 'layout')
  return result
}

/** The file is read here, as forms otherwise carry text alone; the other fields say which column means what. */
async function readUpload(form: FormData) {
  const files = filesOf(form, 'file').slice(0, 1)
  const bytes = new Uint8Array(await new Blob(files).arrayBuffer())
  return { fileName: files[0]?.name, bytes, columns: readForm(form) }
}
