'use client'

import { useCallback, useRef, useState } from 'react'
import { newId } from '@/lib/id'
import { type Refused, type Result, refused } from '@/lib/result'

export interface Upload {
  id: string
  file: File
  /** 0–1 of the bytes sent; at 1 the server is measuring. */
  progress: number
  refused?: Refused
}

const MAX_BYTES = 32 * 1024 * 1024

export interface Shelf<T> {
  /** The route that stages, e.g. `/api/images`; must not change from one drawing to the next. */
  route: string
  /** What travels in the address beside the file's name. */
  query?: (fileName: string) => Record<string, string>
  /** Gets each staged image. */
  keep: (image: T) => void
  /** Gets the id of each that is discarded. */
  forget: (id: string) => void
}

/** Sends files as they are chosen. */
export function useUploads<T>({ route, query, keep, forget }: Shelf<T>) {
  const [pending, setPending] = useState<Upload[]>([])
  const requests = useRef(new Map<string, XMLHttpRequest>())
  const alter = useCallback(
    (id: string, changed: Partial<Upload>) =>
      setPending((before) =>
        before.map((upload) => (upload.id === id ? { ...upload, ...changed } : upload)),
      ),
    [],
  )
  const drop = useCallback((id: string) => {
    requests.current.get(id)?.abort()
    setPending((before) => before.filter((upload) => upload.id !== id))
  }, [])
  const send = useCallback(
    (upload: Upload) => {
      if (upload.file.size > MAX_BYTES)
        return alter(upload.id, { refused: refused('IMAGE_TOO_LARGE', { maximum: MAX_BYTES }) })
      const name = upload.file.name
      const address = new URLSearchParams({ name, ...query?.(name) })
      const request = put<T>(
        `${route}/${upload.id}?${address}`,
        upload.file,
        (progress) => alter(upload.id, { progress }),
        (result) => {
          requests.current.delete(upload.id)
          if (!result.ok) return alter(upload.id, { refused: result })
          setPending((before) => before.filter(({ id }) => id !== upload.id))
          keep(result.value)
        },
      )
      requests.current.set(upload.id, request)
    },
    [alter, keep, query, route],
  )
  const add = (files: File[]) => {
    const uploads = files.map((file) => ({ id: newId(), file, progress: 0 }))
    setPending((before) => [...before, ...uploads])
    uploads.forEach(send)
  }
  const retry = (upload: Upload) => {
    setPending((before) =>
      before.map((one) =>
        one.id === upload.id ? { id: one.id, file: one.file, progress: 0 } : one,
      ),
    )
    send({ id: upload.id, file: upload.file, progress: 0 })
  }
  const discard = (id: string) => {
    forget(id)
    void fetch(`${route}/${id}`, { method: 'DELETE' }).catch(() => undefined)
  }
  const refusedOnes = pending.filter((upload) => upload.refused).length
  const busy = refusedOnes < pending.length
  return { pending, add, retry, drop, discard, busy, refused: refusedOnes }
}

/** What a list of uploads needs to know of them. */
export type Uploads = Omit<ReturnType<typeof useUploads<never>>, 'busy' | 'refused'>

function put<T>(
  address: string,
  file: File,
  tell: (progress: number) => void,
  done: (result: Result<T>) => void,
): XMLHttpRequest {
  const request = new XMLHttpRequest()
  request.upload.onprogress = ({ loaded, total }) => tell(total > 0 ? loaded / total : 0)
  request.onload = () => done(parse<T>(request.responseText))
  request.onerror = () => done(refused('UNREACHABLE'))
  request.open('PUT', address)
  request.send(file)
  return request
}

function parse<T>(text: string): Result<T> {
  try {
    return JSON.parse(text) as Result<T>
  } catch {
    return refused('UNREACHABLE')
  }
}
