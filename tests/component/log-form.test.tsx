import { act, cleanup, fireEvent, within as inside, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { LogScanForm, type LogScanFormProps } from '@/components/scans/log-form'
import type { KnownConsignment } from '@/lib/consignments/queries'
import { newId } from '@/lib/id'
import { ok, type Reason, refused, refusedAt } from '@/lib/result'
import type { ScannerChoice } from '@/lib/scanners/queries'
import { officerAtChazabeh, officerAtShalamcheh } from '../support/people'
import { expectAccessible, fill, LOCALES, show, WORDS } from './show'

const words = WORDS.fa
const t = words.logScan

const unit = (code: string, state: ScannerChoice['state'] = 'IN_SERVICE'): ScannerChoice => ({
  id: `00000000-0000-7000-8000-00000000000${code.at(-1)}`,
  code,
  kind: 'FIXED_PORTAL',
  officeId: officerAtShalamcheh.officeId,
  officeFa: 'شلمچه',
  officeEn: 'Shalamcheh',
  state,
})
const SCANNERS = [unit('SH-1'), unit('SH-2'), unit('SH-3', 'OUT_OF_SERVICE')]

const logged = (number = 12, repeated = false) => ok({ id: newId(), number, repeated })

function actions() {
  return {
    log: vi.fn<LogScanFormProps['actions']['log']>(async () => logged()),
    searchCodes: vi.fn<LogScanFormProps['actions']['searchCodes']>(async () => ok([])),
    findKnown: vi.fn<LogScanFormProps['actions']['findKnown']>(async () => ok(undefined)),
  }
}
let does: ReturnType<typeof actions>

beforeEach(() => {
  does = actions()
})
afterEach(() => {
  cleanup()
  sessionStorage.clear()
  localStorage.clear()
})

interface Shown {
  scanners?: ScannerChoice[]
  owner?: string
  locale?: 'fa' | 'en'
}
function open({ scanners = SCANNERS, owner = officerAtShalamcheh.id, locale }: Shown = {}) {
  const form = <LogScanForm owner={owner} firstId={newId()} scanners={scanners} actions={does} />
  return show(form, locale)
}

const field = (name: string) => screen.getByLabelText<HTMLInputElement>(new RegExp(`^${name}`))
const type = (name: string, value: string) => fireEvent.change(field(name), { target: { value } })
const sendButton = () => screen.getByRole('button', { name: t.send })

async function send(): Promise<void> {
  await act(async () => fireEvent.click(sendButton()))
}

/** What a screen reader says after the name of a control. */
function descriptionOf(control: Element): string {
  const ids = (control.getAttribute('aria-describedby') ?? '').split(' ')
  return ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ')
}

/** What the n-th sending carried. */
function sent(index = 0): Record<string, FormDataEntryValue> {
  const form = does.log.mock.calls[index]?.[1]
  return Object.fromEntries(form ?? [])
}

function typeEverything(): void {
  type(t.cotage, '1234567')
  type(t.plateTwo, '12')
  type(t.plateThree, '345')
  type(t.plateRegion, '14')
  type(t.container, 'CSQU3054383')
  type(t.direction, 'IMPORT')
  type(t.scanner, SCANNERS[0]?.id ?? '')
  type(t.hsCode, '1006')
  type(t.goods, 'برنج')
  type(t.weight, '24000')
}
const TYPED = {
  cotage: '1234567',
  plateTwo: '12',
  plateLetter: 'ع',
  plateThree: '345',
  plateRegion: '14',
  containerNumber: 'CSQU3054383',
  direction: 'IMPORT',
  scannerId: SCANNERS[0]?.id,
  hsCode: '1006',
  declaredGoods: 'برنج',
  declaredWeightKg: '24000',
}

describe.each(LOCALES)('in %s', (locale) => {
  it('every control has its name, in the order of the officers’ hands', async () => {
    open({ locale })
    const { logScan } = WORDS[locale]
    const names = [...document.querySelectorAll('input:not([type=hidden]), select')].map(
      (control) => control.getAttribute('name') ?? control.id,
    )
    expect(names).toEqual([
      'cotage',
      'plateTwo',
      'plateLetter',
      'plateThree',
      'plateRegion',
      'plateKind',
      'containerNumber',
      'direction',
      'scannerId',
      'hsCode',
      'declaredGoods',
      'declaredWeightKg',
      'imageIds',
    ])
    for (const label of [logScan.cotage, logScan.plateTwo, logScan.container, logScan.scanner])
      expect(screen.getByLabelText(new RegExp(`^${label}`))).toBeDefined()
    await expectAccessible()
  })

  it('refused, it is still clean', async () => {
    does.log.mockResolvedValue(
      refused('CHECK_FIELDS', {}, [
        { field: 'cotage', reason: 'COTAGE_FORM' },
        { field: 'plate', reason: 'PLATE_INCOMPLETE' },
        { field: 'hsCode', reason: 'HS_UNKNOWN', details: { code: '999999' } },
      ]),
    )
    open({ locale })
    await act(async () =>
      fireEvent.click(screen.getByRole('button', { name: WORDS[locale].logScan.send })),
    )
    await expectAccessible()
  })
})

describe('sending', () => {
  it('carries everything that was typed, and is followed by an empty form for the next', async () => {
    does.log.mockResolvedValueOnce(logged(1207))
    open()
    typeEverything()
    await send()
    const { clientId, plateKind, ...rest } = sent()
    expect(rest).toEqual(TYPED)
    expect(clientId).toMatch(/^[0-9a-f-]{36}$/)
    expect(plateKind).toBe('IRANIAN')
    expect(screen.getByRole('status').textContent).toContain('۱۲۰۷')
    expect(screen.getByRole('link', { name: t.openScan }).getAttribute('href')).toBe('/scans/1207')
    for (const name of [t.cotage, t.plateTwo, t.container, t.hsCode, t.goods, t.weight])
      expect(field(name).value).toBe('')
    expect(document.activeElement).toBe(field(t.cotage))
  })

  it('keeps direction and scanner for the next one, here and after a reload', async () => {
    open()
    typeEverything()
    await send()
    expect(field(t.direction).value).toBe('IMPORT')
    cleanup()
    sessionStorage.clear()
    open()
    expect(field(t.direction).value).toBe('IMPORT')
    expect(field(t.scanner).value).toBe(SCANNERS[0]?.id)
    expect(screen.queryByText(t.restored)).toBeNull()
  })

  it('gives the next scan an id of its own', async () => {
    open()
    type(t.cotage, '1234567')
    await send()
    type(t.cotage, '7654321')
    await send()
    expect(sent(1).clientId).not.toBe(sent(0).clientId)
  })

  it('says that a scan had been logged already', async () => {
    does.log.mockResolvedValueOnce(logged(7, true))
    open()
    await send()
    expect(screen.getByRole('status').textContent).toContain(fill(t.alreadyLogged, { number: '۷' }))
  })

  it('cannot be done twice while it is under way', async () => {
    let answer: (value: ReturnType<typeof logged>) => void = () => undefined
    does.log.mockReturnValueOnce(
      new Promise((resolve) => {
        answer = resolve
      }),
    )
    open()
    await send()
    const button = screen.getByRole<HTMLButtonElement>('button', { name: t.sending })
    expect(button.disabled).toBe(true)
    fireEvent.submit(button.form as HTMLFormElement)
    await act(async () => answer(logged()))
    expect(does.log).toHaveBeenCalledOnce()
  })
})

describe('a refusal', () => {
  const FIELDS: [string, string, Reason][] = [
    ['cotage', t.cotage, 'COTAGE_FORM'],
    ['plate', t.plateTwo, 'PLATE_INCOMPLETE'],
    ['containerNumber', t.container, 'CONTAINER_CHECK_DIGIT'],
    ['direction', t.direction, 'REQUIRED'],
    ['scannerId', t.scanner, 'SCANNER_OF_OTHER_OFFICE'],
    ['hsCode', t.hsCode, 'HS_FORM'],
    ['declaredGoods', t.goods, 'TOO_LONG'],
    ['declaredWeightKg', t.weight, 'WEIGHT_RANGE'],
    ['imageIds', t.chooseImages, 'TOO_MANY_IMAGES'],
  ]

  it.each(FIELDS)(
    'of %s stands beside it, is heard with it, and leads to it',
    async (name, label, reason) => {
      does.log.mockResolvedValueOnce(refusedAt(name, reason))
      open()
      await send()
      const control = field(label)
      const said = words.reasons[reason]
      expect(descriptionOf(control)).toContain(said)
      const summary = screen.getByRole('alert')
      expect(document.activeElement).toBe(summary)
      const link = inside(summary).getByRole('link')
      expect(link.textContent).toContain(said)
      expect(document.querySelector(link.getAttribute('href') ?? '')).toBe(control)
      if (name !== 'imageIds') expect(control.getAttribute('aria-invalid')).toBe('true')
    },
  )

  it('of the parts of a plate is one error of the plate', async () => {
    does.log.mockResolvedValueOnce(refusedAt('plateText', 'HIDDEN_DIRECTION'))
    open()
    await send()
    expect(screen.getByRole('alert').textContent).toContain(t.plate)
    expect(field(t.plateTwo).getAttribute('aria-invalid')).toBe('true')
  })

  it('keeps all that was typed, and the id: it may be sent again as it is', async () => {
    does.log.mockResolvedValueOnce(refusedAt('cotage', 'COTAGE_FORM'))
    open()
    typeEverything()
    await send()
    await send()
    expect(sent(1)).toEqual(sent(0))
    expect(sent(1)).toMatchObject(TYPED)
  })

  it('moves focus to the summary each time anew', async () => {
    does.log.mockImplementation(async () => refusedAt('cotage', 'COTAGE_FORM'))
    open()
    await send()
    field(t.cotage).focus()
    await send()
    expect(document.activeElement).toBe(screen.getByRole('alert'))
  })

  it('because the network failed keeps everything and says so', async () => {
    does.log.mockRejectedValueOnce(new TypeError('fetch failed'))
    open()
    typeEverything()
    await send()
    expect(screen.getByRole('alert').textContent).toContain(words.reasons.UNREACHABLE)
    await send()
    expect(sent(1)).toEqual(sent(0))
    expect(screen.getByRole('status').textContent).toContain('۱۲')
  })

  it('because the session ended offers a sign-in beside the form', async () => {
    does.log.mockResolvedValueOnce(refused('SIGNED_OUT'))
    open()
    type(t.cotage, '1234567')
    await send()
    const link = screen.getByRole('link', { name: t.signInAgain })
    expect(link.getAttribute('target')).toBe('_blank')
    expect(field(t.cotage).value).toBe('1234567')
  })

  it('because it was sent with other content before offers to log it as a new one', async () => {
    does.log.mockResolvedValueOnce(refused('SCAN_SENT_DIFFERENTLY', { number: 1207 }))
    open()
    type(t.cotage, '1234567')
    await send()
    expect(screen.getByRole('alert').textContent).toContain('۱۲۰۷')
    fireEvent.click(screen.getByRole('button', { name: t.sendAsNew }))
    await send()
    expect(sent(1).clientId).not.toBe(sent(0).clientId)
    expect(sent(1).cotage).toBe('1234567')
  })
})

describe('what was typed', () => {
  it('is there again after a reload, with its id, and says so', async () => {
    open()
    typeEverything()
    cleanup()
    open()
    expect(screen.getByText(t.restored, { exact: false })).toBeDefined()
    expect(field(t.cotage).value).toBe('1234567')
    await send()
    expect(sent()).toMatchObject(TYPED)
  })

  it('keeps the id with which it was begun', async () => {
    does.log.mockRejectedValueOnce(new TypeError('fetch failed'))
    open()
    type(t.cotage, '1234567')
    await send()
    cleanup()
    open()
    await send()
    expect(sent(1).clientId).toBe(sent(0).clientId)
  })

  it('can be thrown away', () => {
    open()
    type(t.cotage, '1234567')
    cleanup()
    open()
    fireEvent.click(screen.getByRole('button', { name: t.startAgain }))
    expect(field(t.cotage).value).toBe('')
    expect(screen.queryByText(t.restored, { exact: false })).toBeNull()
  })

  it('is not shown to whoever signs in next at the same desk', () => {
    open()
    type(t.cotage, '1234567')
    cleanup()
    open({ owner: officerAtChazabeh.id })
    expect(field(t.cotage).value).toBe('')
  })

  it('that cannot be read any more does not break the form', () => {
    sessionStorage.setItem(`didban.draft.scan.${officerAtShalamcheh.id}`, '{"cotage":')
    localStorage.setItem(`didban.remembered.scan.${officerAtShalamcheh.id}`, 'null')
    open()
    expect(field(t.cotage).value).toBe('')
  })

  it('of another version of the program does not break the form', async () => {
    const odd = JSON.stringify({ cotage: null, images: null, direction: 7, gone: true })
    sessionStorage.setItem(`didban.draft.scan.${officerAtShalamcheh.id}`, odd)
    open()
    await send()
    expect(does.log).toHaveBeenCalledOnce()
  })
})

describe('the keyboard', () => {
  const press = (key: string, more = {}) =>
    fireEvent.keyDown(document.activeElement ?? document.body, { key, code: key, ...more })

  it('moves on with Enter, as barcode readers end with it, and never sends by it', () => {
    open()
    field(t.cotage).focus()
    const reached: unknown[] = []
    for (let step = 0; step < 6; step++) {
      press('Enter')
      reached.push(document.activeElement?.getAttribute('name'))
    }
    expect(reached).toEqual([
      'plateTwo',
      'plateLetter',
      'plateThree',
      'plateRegion',
      'plateKind',
      'containerNumber',
    ])
    expect(does.log).not.toHaveBeenCalled()
  })

  it.each([{ ctrlKey: true }, { metaKey: true }])(
    'sends with Enter and %j from any field',
    async (held) => {
      open()
      field(t.goods).focus()
      await act(async () => press('Enter', held))
      expect(does.log).toHaveBeenCalledOnce()
    },
  )

  it('goes through the parts of a plate by itself', () => {
    open()
    type(t.plateTwo, '۱۲')
    expect(field(t.plateTwo).value).toBe('12')
    expect(document.activeElement).toBe(field(t.plateThree))
    type(t.plateThree, '34')
    expect(document.activeElement).toBe(field(t.plateThree))
    type(t.plateThree, '345')
    expect(document.activeElement).toBe(field(t.plateRegion))
  })

  it('takes any other plate as text', async () => {
    open()
    type(t.plateKind, 'OTHER')
    type(t.plateText, 'بغداد 2345')
    await send()
    expect(sent()).toMatchObject({ plateKind: 'OTHER', plateText: 'بغداد 2345' })
    expect(sent()).not.toHaveProperty('plateTwo')
  })
})

describe('scanners', () => {
  it('that are not in service cannot be chosen', () => {
    open()
    const options = [...field(t.scanner).querySelectorAll('option')]
    expect(options.map(({ disabled }) => disabled)).toEqual([false, false, false, true])
  })

  it('are chosen already where there is one', () => {
    open({ scanners: [unit('SH-1'), unit('SH-3', 'RETIRED')] })
    expect(field(t.scanner).value).toBe(unit('SH-1').id)
  })

  it('that are all out of service are said', async () => {
    open({ scanners: [unit('SH-3', 'OUT_OF_SERVICE')] })
    expect(screen.getByText(t.noScanner)).toBeDefined()
    await expectAccessible()
  })
})

describe('a consignment that the office knows', () => {
  const rice: KnownConsignment = {
    number: 345,
    direction: 'EXPORT',
    cotage: '1234567',
    plate: null,
    plateKind: null,
    containerNumber: null,
    hsCode: '1006',
    declaredGoods: 'برنج',
    declaredWeightKg: 24_000,
    registeredAt: new Date('2026-11-23T06:00:00Z'),
    scans: 2,
  }

  it('fills in what was not typed, and says what it is', async () => {
    does.findKnown.mockResolvedValueOnce(ok(rice))
    open()
    type(t.goods, 'شکر')
    type(t.cotage, '1234567')
    await act(async () => fireEvent.blur(field(t.cotage)))
    expect(screen.getByRole('status').textContent).toContain('۳۴۵')
    expect(field(t.hsCode).value).toBe('1006')
    expect(field(t.weight).value).toBe('24000')
    expect(field(t.direction).value).toBe('EXPORT')
    expect(field(t.goods).value).toBe('شکر')
  })

  it('is asked for once for the same key', async () => {
    open()
    type(t.cotage, '1234567')
    await act(async () => fireEvent.blur(field(t.cotage)))
    await act(async () => fireEvent.blur(field(t.cotage)))
    expect(does.findKnown).toHaveBeenCalledOnce()
  })

  it('that cannot be asked for disturbs nobody', async () => {
    does.findKnown.mockRejectedValueOnce(new TypeError('fetch failed'))
    open()
    type(t.cotage, '1234567')
    await act(async () => fireEvent.blur(field(t.cotage)))
    expect(screen.queryByRole('alert')).toBeNull()
  })
})

describe('HS codes', () => {
  it('are searched while typing, and what is typed is kept whatever is found', async () => {
    does.searchCodes.mockResolvedValue(ok([{ code: '1006', titleFa: 'برنج', titleEn: 'Rice' }]))
    open()
    type(t.hsCode, '1006')
    await waitFor(() => expect(does.searchCodes).toHaveBeenCalledWith('1006'))
    expect(await screen.findByText('برنج')).toBeDefined()
    await send()
    expect(sent().hsCode).toBe('1006')
  })
})

/** An upload that the test answers. */
class Request {
  static all: Request[] = []
  upload: { onprogress?: (event: { loaded: number; total: number }) => void } = {}
  onload?: () => void
  onerror?: () => void
  responseText = ''
  address = ''
  aborted = false
  constructor() {
    Request.all.push(this)
  }
  open(_method: string, address: string) {
    this.address = address
  }
  send() {}
  abort() {
    this.aborted = true
  }
  answer(result: unknown) {
    this.responseText = JSON.stringify(result)
    this.onload?.()
  }
}

describe('images', () => {
  beforeEach(() => {
    Request.all = []
    vi.stubGlobal('XMLHttpRequest', Request)
    vi.stubGlobal(
      'fetch',
      vi.fn(async () => new Response('{}')),
    )
  })
  afterEach(() => vi.unstubAllGlobals())

  const choose = (...files: File[]) =>
    fireEvent.change(field(t.chooseImages), { target: { files } })
  const picture = (name = 'SH1_high.png') => new File(['x'], name, { type: 'image/png' })
  const view = (id: string, fileName = 'SH1_high.png') => ({
    id,
    fileName,
    format: 'PNG',
    energy: 'HIGH',
    width: 1200,
    height: 600,
    bitDepth: 16,
    byteLength: 1_400_000,
    sha256: 'a'.repeat(64),
  })
  const idOf = (request: Request | undefined) =>
    /images\/([^?]+)/.exec(request?.address ?? '')?.[1] ?? ''

  it('go up while the officer types, with name and energy in their address, and show their progress', async () => {
    open()
    choose(picture())
    const [request] = Request.all
    expect(request?.address).toMatch(
      /^\/api\/images\/[0-9a-f-]{36}\?name=SH1_high\.png&energy=HIGH$/,
    )
    act(() => request?.upload.onprogress?.({ loaded: 40, total: 100 }))
    const bar = screen.getByRole<HTMLProgressElement>('progressbar', {
      name: fill(words.upload.uploading, { name: 'SH1_high.png' }),
    })
    expect(bar.value).toBe(0.4)
    await expectAccessible()
  })

  it('once measured belong to the draft, and go with the scan', async () => {
    open()
    choose(picture())
    const [request] = Request.all
    const id = idOf(request)
    act(() => request?.answer(ok(view(id))))
    expect(screen.getByText('SH1_high.png')).toBeDefined()
    await expectAccessible()
    cleanup()
    open()
    await send()
    expect(sent()).toMatchObject({ 'imageIds[]': id })
  })

  it.each(['NOT_AN_IMAGE', 'IMAGE_DAMAGED', 'IMAGE_BIT_DEPTH'] as const)(
    'refused for %s say why, and can be taken away',
    async (reason) => {
      open()
      choose(picture())
      act(() => Request.all[0]?.answer(refused(reason)))
      expect(screen.getByRole('alert').textContent).toBe(words.reasons[reason])
      expect(screen.queryByRole('button', { name: words.upload.retry })).toBeNull()
      await expectAccessible()
      fireEvent.click(
        screen.getByRole('button', { name: fill(words.upload.remove, { name: 'SH1_high.png' }) }),
      )
      expect(screen.queryByText('SH1_high.png')).toBeNull()
    },
  )

  it('larger than 32 MB are not even sent', () => {
    const large = picture('large.tif')
    Object.defineProperty(large, 'size', { value: 60_000_000 })
    open()
    choose(large)
    expect(Request.all).toEqual([])
    expect(screen.getByRole('alert').textContent).toBe(words.reasons.IMAGE_TOO_LARGE)
  })

  it('that the network lost are sent again under the same id', () => {
    open()
    choose(picture())
    act(() => Request.all[0]?.onerror?.())
    expect(screen.getByRole('alert').textContent).toBe(words.reasons.UNREACHABLE)
    fireEvent.click(screen.getByRole('button', { name: words.upload.retry }))
    expect(idOf(Request.all[1])).toBe(idOf(Request.all[0]))
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it('answered with no JSON at all are as good as lost', () => {
    open()
    choose(picture())
    const [request] = Request.all
    act(() => {
      if (request) request.responseText = '<html>502</html>'
      request?.onload?.()
    })
    expect(screen.getByRole('alert').textContent).toBe(words.reasons.UNREACHABLE)
  })

  it('still on their way hold the sending back, which then goes by itself', async () => {
    open()
    type(t.cotage, '1234567')
    choose(picture())
    await send()
    expect(does.log).not.toHaveBeenCalled()
    expect(screen.getByRole('button', { name: t.waitForImages })).toBeDefined()
    const [request] = Request.all
    await act(async () => request?.answer(ok(view(idOf(request)))))
    expect(does.log).toHaveBeenCalledOnce()
    expect(sent()).toMatchObject({ cotage: '1234567', 'imageIds[]': idOf(request) })
  })

  it('refused meanwhile keep the sending from going by itself', async () => {
    open()
    choose(picture())
    await send()
    await act(async () => Request.all[0]?.answer(refused('IMAGE_DAMAGED')))
    expect(does.log).not.toHaveBeenCalled()
    expect(sendButton()).toBeDefined()
  })

  it('taken away while they go up are stopped', () => {
    open()
    choose(picture())
    fireEvent.click(
      screen.getByRole('button', { name: fill(words.upload.remove, { name: 'SH1_high.png' }) }),
    )
    expect(Request.all[0]?.aborted).toBe(true)
  })
})
