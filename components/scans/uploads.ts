'use client'

import { useCallback, useRef, useState } from 'react'
import { newId } from '@/lib/id'
import { type Refused, type Result, refused } from '@/lib/result'
import type { ImageView } from '@/lib/scans/images/schema'

export interface Upload {
  id: string
  file: File
  /** 0–1 of the bytes sent; at 1 the server is measuring. */
  progress: number
  refused?: Refused
}

const MAX_BYTES = 32 * 1024 * 1024

/** Energy as scanners name their files; a person may not know it. */
function energyOf(name: string): 'HIGH' | 'LOW' | 'UNSTATED' {
  if (/(^|[-_.\s])(high|he)([-_.\s]|$)/i.test(name)) return 'HIGH'
  return /(^|[-_.\s])(low|le)([-_.\s]|$)/i.test(name) ? 'LOW' : 'UNSTATED'
}

/** Sends files as they are chosen. `keep` gets each staged image, `forget` each discarded one. */
export function useUploads(keep: (image: ImageView) => void, forget: (id: string) => void) {
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
      const request = put(
        upload,
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
    [alter, keep],
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
    void fetch(`/api/images/${id}`, { method: 'DELETE' }).catch(() => undefined)
  }
  const refusedOnes = pending.filter((upload) => upload.refused).length
  const busy = refusedOnes < pending.length
  return { pending, add, retry, drop, discard, busy, refused: refusedOnes }
}

function put(
  upload: Upload,
  tell: (progress: number) => void,
  done: (result: Result<ImageView>) => void,
): XMLHttpRequest {
  const request = new XMLHttpRequest()
  const query = new URLSearchParams({ name: upload.file.name, energy: energyOf(upload.file.name) })
  request.upload.onprogress = ({ loaded, total }) => tell(total > 0 ? loaded / total : 0)
  request.onload = () => done(parse(request.responseText))
  request.onerror = () => done(refused('UNREACHABLE'))
  request.open('PUT', `/api/images/${upload.id}?${query}`)
  request.send(upload.file)
  return request
}

function parse(text: string): Result<ImageView> {
  try {
    return JSON.parse(text) as Result<ImageView>
  } catch {
    return refused('UNREACHABLE')
  }
}
