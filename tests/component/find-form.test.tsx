import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { FindForm, type FindFormProps } from '@/components/seizures/find-form'
import { formatNumber } from '@/lib/format'
import { newId } from '@/lib/id'
import { ok, refused } from '@/lib/result'
import type { PhotoView } from '@/lib/seizures/photos/schema'
import { MAX_ITEMS } from '@/lib/seizures/rules'
import { officerAtChazabeh, officerAtShalamcheh } from '../support/people'
import { expectAccessible, fill, LOCALES, show, WORDS } from './show'

const words = WORDS.fa
const t = words.findForm
const scanId = newId()
const CLASSES = [
  { code: 'TOBACCO', fa: 'سیگار و دخانیات', en: 'Tobacco' },
  { code: 'OTHER', fa: 'سایر کالاها', en: 'Other goods' },
]

let record = vi.fn<FindFormProps['record']>()
beforeEach(() => {
  record = vi.fn<FindFormProps['record']>(async () => ok({ number: 12 }))
})
afterEach(() => {
  cleanup()
  sessionStorage.clear()
  vi.unstubAllGlobals()
})

const open = (locale: 'fa' | 'en' = 'fa', owner = officerAtShalamcheh.id) =>
  show(<FindForm owner={owner} scanId={scanId} classes={CLASSES} record={record} />, locale)
const control = (id: string) => {
  const found = document.getElementById(id)
  if (!found) throw new Error(`no ${id}`)
  return found as HTMLInputElement
}
const type = (id: string, value: string) => fireEvent.change(control(id), { target: { value } })
const press = (name: string) =>
  act(async () => fireEvent.click(screen.getByRole('button', { name })))
const place = (index: number) => formatNumber(index, 'fa')
/** What the n-th sending carried. */
const sent = (index = 0) => {
  const form = record.mock.calls[index]?.[1]
  return form ? [...form.entries()].map(([name, value]) => `${name}=${String(value)}`) : []
}
function typeEverything(): void {
  type('legalKind', 'PERMITTED')
  type('owner', 'UNKNOWN')
  type('concealment', 'CABIN')
  type('note', 'پشت صندلی')
  type('items.0.description', 'سیگار')
  type('items.0.classCode', 'TOBACCO')
  type('items.0.quantity', '۱۲٫۵')
  type('items.0.unit', 'CARTON')
}

describe.each(LOCALES)('in %s', (locale) => {
  it('every control has its name', async () => {
    open(locale)
    const { findForm } = WORDS[locale]
    for (const label of [
      findForm.legalKind,
      findForm.owner,
      findForm.concealment,
      findForm.quantity,
    ])
      expect(screen.getByLabelText(new RegExp(`^${label}`))).toBeDefined()
    await expectAccessible()
  })

  it('refused, it is still clean, and says which item is meant', async () => {
    record.mockResolvedValue(
      refused('CHECK_FIELDS', {}, [
        { field: 'legalKind', reason: 'REQUIRED' },
        { field: 'items.0.quantity', reason: 'QUANTITY_FORM' },
        { field: 'photoIds', reason: 'IMAGE_GONE', details: { place: 1 } },
      ]),
    )
    open(locale)
    const { findForm } = WORDS[locale]
    await press(findForm.send)
    const item = fill(findForm.item, { place: formatNumber(1, locale) })
    const link = screen.getByRole('link', { name: new RegExp(`^${item} · ${findForm.quantity}`) })
    expect(link.getAttribute('href')).toBe('#items.0.quantity')
    expect(control('items.0.quantity').getAttribute('aria-invalid')).toBe('true')
    await expectAccessible()
  })
})

describe('sending', () => {
  it('carries everything that was typed, says the seizure’s number, and keeps nothing', async () => {
    open()
    typeEverything()
    await press(t.send)
    expect(sent()).toEqual([
      `scanId=${scanId}`,
      'legalKind=PERMITTED',
      'owner=UNKNOWN',
      'concealment=CABIN',
      'note=پشت صندلی',
      'rows[]=0',
      'items.0.description=سیگار',
      'items.0.classCode=TOBACCO',
      'items.0.quantity=۱۲٫۵',
      'items.0.unit=CARTON',
    ])
    expect(screen.getByRole('status').textContent).toContain(fill(t.recorded, { number: '۱۲' }))
    const link = screen.getByRole('link', { name: t.openSeizure })
    expect(link.getAttribute('href')).toBe('/seizures/12')
    expect(sessionStorage.length).toBe(0)
  })

  it('by Ctrl+Enter from any field; Enter alone goes on', async () => {
    open()
    control('items.0.description').focus()
    fireEvent.keyDown(control('items.0.description'), { key: 'Enter' })
    expect(document.activeElement).toBe(control('items.0.classCode'))
    expect(record).not.toHaveBeenCalled()
    await act(async () => fireEvent.keyDown(control('note'), { key: 'Enter', ctrlKey: true }))
    expect(record).toHaveBeenCalledTimes(1)
  })

  it('after somebody else’s: it says which seizure, and keeps the text', async () => {
    record.mockResolvedValue(refused('FIND_RECORDED_BEFORE', { number: 7 }))
    open()
    typeEverything()
    await press(t.send)
    expect(screen.getByRole('alert').textContent).toContain('۷')
    const link = screen.getByRole('link', { name: fill(t.openOther, { number: '۷' }) })
    expect(link.getAttribute('href')).toBe('/seizures/7')
    expect(control('items.0.description').value).toBe('سیگار')
  })

  it('without a connection keeps the text too', async () => {
    record.mockRejectedValue(new Error('offline'))
    open()
    typeEverything()
    await press(t.send)
    expect(screen.getByRole('alert').textContent).toContain(words.reasons.UNREACHABLE)
    expect(control('note').value).toBe('پشت صندلی')
  })
})

describe('the items', () => {
  it('are added and removed; those that stay keep their names', async () => {
    open()
    expect(
      screen.queryByRole('button', { name: fill(t.removeItem, { place: place(1) }) }),
    ).toBeNull()
    await press(t.addItem)
    type('items.1.description', 'چای')
    await press(fill(t.removeItem, { place: place(1) }))
    expect(document.getElementById('items.0.description')).toBeNull()
    expect(control('items.1.description').value).toBe('چای')
    expect(screen.getByText(fill(t.item, { place: place(1) }))).toBeDefined()
  })

  it('are at most twenty', async () => {
    open()
    for (let count = 1; count < MAX_ITEMS; count++) await press(t.addItem)
    expect(screen.queryByRole('button', { name: t.addItem })).toBeNull()
  })
})

describe('the draft', () => {
  it('survives a reload, for its own officer and scan', () => {
    open()
    typeEverything()
    cleanup()
    open()
    expect(control('items.0.quantity').value).toBe('۱۲٫۵')
    expect(screen.getByText(new RegExp(t.restored))).toBeDefined()
    cleanup()
    open('fa', officerAtChazabeh.id)
    expect(control('items.0.quantity').value).toBe('')
  })

  it('is cleared when asked', async () => {
    open()
    typeEverything()
    cleanup()
    open()
    await press(t.startAgain)
    expect(control('note').value).toBe('')
    expect(sessionStorage.length).toBe(0)
  })

  it('damaged is as good as none', () => {
    sessionStorage.setItem(`didban.draft.find.${officerAtShalamcheh.id}.${scanId}`, '{"items":1')
    open()
    expect(control('items.0.description').value).toBe('')
  })
})

/** An upload that the test lets go on or answers. */
class Request {
  static all: Request[] = []
  upload: { onprogress?: (event: { loaded: number; total: number }) => void } = {}
  onload: () => void = () => undefined
  onerror: () => void = () => undefined
  responseText = ''
  address = ''
  constructor() {
    Request.all.push(this)
  }
  open(_: string, address: string): void {
    this.address = address
  }
  send(): void {}
  abort(): void {}
}

describe('the photographs', () => {
  beforeEach(() => {
    Request.all = []
    vi.stubGlobal('XMLHttpRequest', Request)
  })
  const photo = (id: string): PhotoView => ({
    id,
    fileName: 'کف.jpg',
    width: 4,
    height: 3,
    byteLength: 100,
  })
  const choose = () =>
    fireEvent.change(control('photoIds'), {
      target: { files: [new File(['x'], 'کف.jpg', { type: 'image/jpeg' })] },
    })
  const answer = (result: unknown, request = Request.all[0]) =>
    act(async () => {
      if (!request) throw new Error('nothing was sent')
      request.responseText = JSON.stringify(result)
      request.onload()
    })
  const idOf = (request = Request.all[0]) =>
    /photos\/([^?]+)/.exec(request?.address ?? '')?.[1] ?? ''

  it('are waited for, and sent with the find', async () => {
    open()
    choose()
    await press(t.send)
    expect(record).not.toHaveBeenCalled()
    expect(screen.getByRole('button', { name: t.waitForPhotos })).toBeDefined()
    const id = idOf()
    await answer(ok(photo(id)))
    await waitFor(() => expect(record).toHaveBeenCalledTimes(1))
    expect(sent()).toContain(`photoIds[]=${id}`)
  })

  it('refused say why, and the find is not sent without them', async () => {
    open()
    choose()
    await press(t.send)
    await answer(refused('PHOTO_FORMAT'))
    expect(screen.getByRole('alert').textContent).toBe(words.reasons.PHOTO_FORMAT)
    expect(record).not.toHaveBeenCalled()
    await expectAccessible()
  })

  it('that could not be sent are tried again', async () => {
    open()
    choose()
    await act(async () => Request.all[0]?.onerror())
    await press(words.upload.retry)
    expect(Request.all).toHaveLength(2)
    expect(idOf(Request.all[1])).toBe(idOf())
  })

  it('are taken back', async () => {
    const fetch = vi.fn(async () => new Response())
    vi.stubGlobal('fetch', fetch)
    open()
    choose()
    const id = idOf()
    await answer(ok(photo(id)))
    await press(fill(words.upload.remove, { name: 'کف.jpg' }))
    expect(fetch).toHaveBeenCalledWith(`/api/photos/${id}`, { method: 'DELETE' })
    expect(document.querySelector('[name="photoIds[]"]')).toBeNull()
  })
})
