import { within as inside, screen, waitFor } from '@testing-library/react'
import { act } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { AwaitedList } from '@/components/custody/awaited'
import { DeliveryView } from '@/components/custody/delivery-view'
import { ItemView } from '@/components/custody/item-view'
import { ItemFilters } from '@/components/custody/items-filters'
import { ItemTable } from '@/components/custody/items-table'
import { OrderView } from '@/components/custody/order-view'
import { OrderList } from '@/components/custody/orders'
import { ItemStatus, OrderStatus } from '@/components/custody/states'
import { StockView } from '@/components/custody/stock-view'
import type { ItemPage } from '@/lib/custody/items/queries'
import { itemFilter } from '@/lib/custody/items/schema'
import type { ItemDetail } from '@/lib/custody/ledger/queries'
import type { OrderDetail } from '@/lib/custody/orders/queries'
import type { Delivery } from '@/lib/custody/receipts/queries'
import type { Stock } from '@/lib/custody/stock/queries'
import { stockFilter } from '@/lib/custody/stock/schema'
import { formatNumber } from '@/lib/format'
import { refused } from '@/lib/result'
import { ItemState, OrderState } from '@/prisma/generated/enums'
import { expectAccessible, fill, LOCALES, show, WORDS } from './show'

const now = new Date('2026-11-24T08:00:00Z')
const AT = new Date('2026-09-01T08:00:00Z')
const bays = [
  { id: 'a1', code: 'A-1', shed: 'سوله الف', kind: 'GENERAL' as const },
  { id: 'c1', code: 'C-1', shed: 'سردخانه', kind: 'COLD' as const },
  { id: 'd1', code: 'D-1', shed: 'قفس', kind: 'DISPOSAL_CAGE' as const },
]

const amount = (items: number) => ({ items, value: items * 2_000_000_000 })
const month = (name: string, opening: number, came: number, went: number, closing: number) => ({
  month: name,
  opening: amount(opening),
  in: amount(came),
  out: amount(went),
  closing: amount(closing),
  holds: opening + came - went === closing,
})

const stock: Stock = {
  asOf: now,
  store: undefined,
  held: { ...amount(5), ready: 1, overTwoMonths: 2 },
  breach: { past: 1, final: 2, share: 0.5 },
  throughput: { in: 8, out: 4, clearance: 0.5, monthsOfStock: 1.5 },
  months: [month('1405-08', 3, 4, 2, 5), month('1405-09', 5, 1, 1, 5)],
  reconciled: true,
  ages: [
    { bucket: 'D7', legal: 'AWAITING_RULING', ...amount(3) },
    { bucket: 'D90', legal: 'FINAL', ...amount(2) },
  ],
  classes: Array.from({ length: 11 }, (_, place) => ({
    code: `C${place}`,
    fa: `رده ${place}`,
    en: `Class ${place}`,
    ...amount(20 - place),
  })),
  stores: [{ id: 'khorramshahr', fa: 'انبار خرمشهر', en: 'Khorramshahr store', ...amount(5) }],
  waiting: { deliveries: 2, orders: 3 },
}

const item: ItemDetail = {
  id: 'item',
  seizureNumber: 12,
  ordinal: 1,
  description: 'گوشی',
  classFa: 'گوشی تلفن همراه',
  classEn: 'Mobile phones',
  quantity: 12.5,
  unit: 'CARTON',
  valueRial: 1_250_000_000,
  state: 'STORED',
  storeId: 'khorramshahr',
  storeFa: 'انبار خرمشهر',
  storeEn: 'Khorramshahr store',
  bayId: 'a1',
  bayCode: 'A-1',
  shed: 'سوله الف',
  discovererId: 'shalamcheh',
  discovererFa: 'گمرک شلمچه',
  discovererEn: 'Shalamcheh customs',
  discoveredAt: AT,
  legalKind: 'PERMITTED',
  legal: 'FINAL',
  finalAt: AT,
  dueAt: new Date('2026-11-01T20:29:59Z'),
  storedAt: AT,
  outAt: null,
  bays,
  history: [],
  ledger: [
    {
      ordinal: 1,
      kind: 'RECEIVED',
      at: AT,
      fromCode: null,
      toCode: 'A-1',
      holderFa: 'انبار خرمشهر',
      holderEn: 'Khorramshahr store',
      byName: 'یاسر نخل',
      receiptNumber: 7,
      orderNumber: null,
      note: null,
      hash: 'abcdef0123456789'.repeat(4),
      intact: true,
    },
  ],
}

const page: ItemPage = {
  asOf: now,
  rows: [{ ...item, storeFa: 'انبار خرمشهر', storeEn: 'Khorramshahr', days: 84, legal: 'FINAL' }],
  total: 1,
  totalValue: 1_250_000_000,
  pageSize: 50,
  classes: [{ code: 'MOBILE_PHONES', fa: 'گوشی تلفن همراه', en: 'Mobile phones' }],
}

const delivery: Delivery = {
  id: '0198b6a2-0000-7000-8000-000000000001',
  number: 12,
  state: 'APPRAISED',
  legalKind: 'PERMITTED',
  discoveredAt: AT,
  officeFa: 'گمرک شلمچه',
  officeEn: 'Shalamcheh customs',
  receipt: undefined,
  bays,
  items: [1, 2].map((ordinal) => ({
    id: `0198b6a2-0000-7000-8000-00000000001${ordinal}`,
    ordinal,
    description: `کالای ${ordinal}`,
    classFa: 'مواد غذایی',
    classEn: 'Food',
    perishable: ordinal === 1,
    hazardous: false,
    quantity: 3,
    unit: 'PALLET' as const,
    valueRial: 5_000_000,
    bayCode: null,
  })),
}

const order: OrderDetail = {
  id: 'order',
  number: 4,
  state: 'ORDERED',
  disposition: 'AUCTION',
  holderId: 'khorramshahr',
  holderKind: 'STORE',
  holderFa: 'انبار خرمشهر',
  holderEn: 'Khorramshahr store',
  seizureNumber: 12,
  caseNumber: 9,
  goods: 'گوشی',
  items: 1,
  valueRial: 1_250_000_000,
  orderedAt: AT,
  orderedByName: 'نرگس شوشتری',
  finalAt: AT,
  dueAt: new Date('2026-11-01T20:29:59Z'),
  closedAt: null,
  note: null,
  setApartAt: null,
  setApartById: null,
  setApartByName: null,
  closedByName: null,
  minutes: null,
  proceedsRial: null,
  contents: [
    {
      ordinal: 1,
      description: 'گوشی',
      quantity: 12.5,
      unit: 'CARTON',
      valueRial: 1_250_000_000,
      state: 'STORED',
      bayCode: 'A-1',
    },
  ],
  cages: bays.slice(2),
  history: [],
}

const refuse = () => vi.fn(async () => refused('TAKEN_MEANWHILE'))
const submit = async (name: string) => {
  await act(async () => screen.getByRole('button', { name }).click())
}
const choose = (control: HTMLElement, value: string) =>
  act(async () => {
    const setter = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), 'value')?.set
    setter?.call(control, value)
    const kind = control instanceof HTMLSelectElement ? 'change' : 'input'
    control.dispatchEvent(new Event(kind, { bubbles: true }))
  })

describe.each(LOCALES)('in %s', (locale) => {
  const words = WORDS[locale]
  const digits = (value: number) => formatNumber(value, locale)

  it.each(Object.values(ItemState))('an item that is %s says so in a word', (state) => {
    show(<ItemStatus state={state} />, locale)
    expect(screen.getByText(words.words.itemStates[state])).toBeDefined()
  })

  it.each(Object.values(OrderState))('an order that is %s says so in a word', (state) => {
    show(<OrderStatus state={state} />, locale)
    expect(screen.getByText(words.words.orderStates[state])).toBeDefined()
  })

  it('the stock shows its figures, each with a way to its rows', async () => {
    show(<StockView stock={stock} filter={stockFilter.parse({})} />, locale)
    const { figures, ages } = words.custody
    for (const { label } of Object.values(figures)) {
      const region = screen.getByRole('region', { name: label })
      const link = inside(region).getByRole('link', { name: words.ui.openRows })
      expect(link.getAttribute('href')).toMatch(/^\/custody\/items\?store=all/)
    }
    expect(screen.getByText(ages.line)).toBeDefined()
    const young = screen.getByRole('link', { name: words.words.ageBuckets.D7 })
    expect(young.getAttribute('href')).toBe('/custody/items?store=all&age=D7')
    await expectAccessible()
  })

  it('the ages by state are a table too, and the classes beyond nine are one bar', () => {
    show(<StockView stock={stock} filter={stockFilter.parse({})} />, locale)
    expect(screen.getAllByText(words.custody.classes.rest).length).toBeGreaterThan(0)
    expect(screen.queryByText(locale === 'fa' ? 'رده 9' : 'Class 9')).toBeNull()
    expect(screen.getAllByText(words.words.legalStates.FINAL).length).toBeGreaterThan(1)
  })

  it('a balance that holds says so, and one that does not says that it does not', () => {
    const { balance } = words.custody
    const { unmount } = show(<StockView stock={stock} filter={stockFilter.parse({})} />, locale)
    expect(screen.getAllByText(balance.holds)).toHaveLength(4)
    expect(screen.queryByText(balance.broken)).toBeNull()
    unmount()
    const months = [month('1405-08', 3, 4, 2, 5), month('1405-09', 5, 1, 1, 4)]
    const broken = { ...stock, months, reconciled: false }
    show(<StockView stock={broken} filter={stockFilter.parse({})} />, locale)
    expect(screen.getAllByText(balance.broken)).toHaveLength(2)
  })

  it('figures without anything to divide by are not available, never 0', () => {
    const nothing: Stock = {
      ...stock,
      breach: { past: 0, final: 0, share: undefined },
      throughput: { in: 0, out: 0, clearance: undefined, monthsOfStock: undefined },
    }
    show(<StockView stock={nothing} filter={stockFilter.parse({})} />, locale)
    const { late, clearance, months } = words.custody.figures
    for (const { label, missing } of [late, clearance, months]) {
      const region = screen.getByRole('region', { name: label })
      expect(inside(region).getByText(words.ui.notAvailable)).toBeDefined()
      expect(inside(region).getByText(missing)).toBeDefined()
    }
  })

  it('the list of goods leads to each item and keeps its filters as chips', async () => {
    const filter = itemFilter.parse({ age: 'D90', late: '1' })
    show(
      <>
        <ItemFilters filter={filter} stores={[]} classes={page.classes} storeId={undefined} />
        <ItemTable page={page} filter={filter} />
      </>,
      locale,
    )
    const [link] = screen.getAllByRole('link', { name: locale === 'fa' ? '۱۲-۱' : '12-1' })
    expect(link?.getAttribute('href')).toBe('/custody/items/12/1')
    const chips = screen.getByRole('list', { name: words.custody.filters.active })
    const chip = inside(chips).getByRole('link', {
      name: fill(words.custody.filters.remove, { filter: words.words.ageBuckets.D90 }),
    })
    expect(chip.getAttribute('href')).toBe('/custody/items?late=1')
    await expectAccessible()
  })

  it('no goods say what would be here and offer the next step', async () => {
    const none = { ...page, rows: [], total: 0 }
    show(<ItemTable page={none} filter={itemFilter.parse({})} />, locale)
    expect(screen.getByText(words.custody.items.none)).toBeDefined()
    expect(screen.getByRole('link', { name: words.custody.items.showAll })).toBeDefined()
    await expectAccessible()
  })

  it('an item shows its chain, and offers every bay but its own and the cage', async () => {
    const move = refuse()
    show(<ItemView item={item} now={now} move={move} seizureLinked stockLinked />, locale)
    expect(screen.getByText(words.custody.ledger.whole)).toBeDefined()
    expect(screen.getByText('abcdef012345')).toBeDefined()
    const options = inside(screen.getByLabelText(words.custodyForm.toBay)).getAllByRole('option')
    expect(options.map((option) => option.getAttribute('value'))).toEqual(['', 'c1'])
    await choose(screen.getByLabelText(words.custodyForm.toBay), 'c1')
    await submit(words.custodyForm.move)
    await waitFor(() => expect(move).toHaveBeenCalledOnce())
    expect(screen.getByRole('alert').textContent).toContain(words.reasons.TAKEN_MEANWHILE)
    expect(screen.getByLabelText<HTMLSelectElement>(words.custodyForm.toBay).value).toBe('c1')
    await expectAccessible()
  })

  it('a broken chain is said in words', () => {
    const ledger = item.ledger.map((line) => ({ ...line, intact: false }))
    show(
      <ItemView
        item={{ ...item, ledger }}
        now={now}
        move={undefined}
        seizureLinked={false}
        stockLinked={false}
      />,
      locale,
    )
    expect(screen.getByText(words.custody.ledger.broken)).toBeDefined()
    expect(screen.getByText(words.custody.ledger.lineBroken)).toBeDefined()
    expect(screen.queryByRole('button')).toBeNull()
  })

  it('what awaits delivery says for how long, and leads to its receipt', async () => {
    const row = {
      number: 12,
      officeFa: 'گمرک شلمچه',
      officeEn: 'Shalamcheh customs',
      discoveredAt: AT,
      legalKind: 'PERMITTED' as const,
      items: 2,
      goods: 'برنج',
      valueRial: 5_000_000,
      perishable: true,
    }
    show(<AwaitedList page={{ asOf: now, rows: [row], total: 1 }} mayReceive />, locale)
    expect(screen.getByText(new RegExp(`${digits(84)} `))).toBeDefined()
    expect(screen.getByText(words.custody.receive.perishable)).toBeDefined()
    const link = screen.getByRole('link', { name: words.custody.receive.open })
    expect(link.getAttribute('href')).toBe('/custody/receive/12')
    await expectAccessible()
  })

  it('receiving puts all goods into one bay at once, and keeps what was typed after a refusal', async () => {
    const [first, second] = delivery.items
    const receive = vi.fn(async (_before: unknown, _form: FormData) =>
      refused('CHECK_FIELDS', {}, [{ field: 'place-2', reason: 'REQUIRED' as const }]),
    )
    show(<DeliveryView delivery={delivery} receive={receive} stockLinked />, locale)
    const giver = screen.getByLabelText<HTMLInputElement>(words.custodyForm.giver)
    await choose(giver, 'رحیمی')
    await choose(screen.getByLabelText(new RegExp(words.custodyForm.oneBay)), 'c1')
    await submit(words.custodyForm.receive)
    await waitFor(() => expect(receive).toHaveBeenCalledOnce())
    const sent = receive.mock.calls[0]?.[1]
    expect(sent?.getAll('places')).toEqual([`${first?.id}:c1`, `${second?.id}:c1`])
    expect(sent?.get('seizureId')).toBe(delivery.id)
    expect(giver.value).toBe('رحیمی')
    const alert = screen.getByRole('alert')
    expect(inside(alert).getByRole('link').getAttribute('href')).toBe('#place-2')
    await expectAccessible()
  })

  it('a receipt shows number, giver, taker and bays, and no form', async () => {
    const receipt = {
      number: 77,
      receivedAt: AT,
      giverName: 'رحیمی',
      takerName: 'یاسر نخل',
      storeFa: 'انبار خرمشهر',
      storeEn: 'Khorramshahr store',
      note: null,
    }
    const items = delivery.items.map((one) => ({ ...one, bayCode: 'A-1' }))
    const received = { ...delivery, state: 'DELIVERED' as const, items, receipt }
    show(<DeliveryView delivery={received} receive={refuse()} stockLinked />, locale)
    const number = locale === 'fa' ? '۷۷' : '77'
    const title = fill(words.custody.receipt.title, { number })
    const region = screen.getByRole('region', { name: title })
    for (const text of ['رحیمی', 'یاسر نخل']) expect(inside(region).getByText(text)).toBeDefined()
    expect(inside(region).getAllByText('A-1')).toHaveLength(2)
    expect(screen.queryByLabelText(words.custodyForm.giver)).toBeNull()
    await expectAccessible()
  })

  it('orders are listed with their clock, or say that no rule sets one', async () => {
    const rows = [order, { ...order, number: 5, dueAt: null }]
    const shown = { asOf: now, rows, total: 2, pageSize: 50, own: true }
    show(<OrderList page={shown} filter={{ show: 'open', page: 1 }} />, locale)
    expect(screen.getAllByRole('listitem')).toHaveLength(2)
    expect(screen.getByText(new RegExp(words.custody.orders.noRule))).toBeDefined()
    await expectAccessible()
  })

  it('setting apart chooses the only cage by itself', async () => {
    const action = vi.fn(async (_before: unknown, _form: FormData) => refused('TAKEN_MEANWHILE'))
    const next = { kind: 'SET_APART', action } as const
    show(<OrderView order={order} now={now} next={next} caseLinked={false} />, locale)
    expect(screen.getByText(words.custodyForm.setApartWarning)).toBeDefined()
    await submit(words.custodyForm.setApart)
    await waitFor(() => expect(action).toHaveBeenCalledOnce())
    expect(action.mock.calls[0]?.[1].get('bayId')).toBe('d1')
    await expectAccessible()
  })

  it('carrying out a sale asks for its proceeds, and anything else does not', async () => {
    const next = { kind: 'CARRY_OUT', action: refuse() } as const
    const apart = { ...order, state: 'SET_APART' as const, setApartAt: AT, setApartByName: 'کسی' }
    const { unmount } = show(
      <OrderView order={apart} now={now} next={next} caseLinked={false} />,
      locale,
    )
    expect(screen.getByLabelText(words.custodyForm.proceeds)).toBeDefined()
    expect(screen.getByText(words.custodyForm.carryOutWarning)).toBeDefined()
    await expectAccessible()
    unmount()
    const other = { ...apart, disposition: 'DESTRUCTION' as const }
    show(<OrderView order={other} now={now} next={next} caseLinked={false} />, locale)
    expect(screen.queryByLabelText(words.custodyForm.proceeds)).toBeNull()
  })

  it('whoever set the goods apart reads that a second person is needed', () => {
    const next = { kind: 'SECOND_PERSON_NEEDED' } as const
    show(<OrderView order={order} now={now} next={next} caseLinked />, locale)
    expect(screen.getByText(words.custody.order.secondPerson)).toBeDefined()
    expect(screen.queryByRole('button')).toBeNull()
  })
})
