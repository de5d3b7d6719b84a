import type { Route } from 'next'
import type { ItemFilter } from '@/lib/custody/items/schema'
import type { StockFilter } from '@/lib/custody/stock/schema'

function address(path: string, values: object, defaults: Record<string, string>): Route {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined || String(value) === defaults[name]) continue
    query.set(name, String(value))
  }
  const text = query.toString()
  return (text ? `${path}?${text}` : path) as Route
}

/** The stock list with some filters; what is at its default is left out. */
export function itemsAddress(
  filter: Partial<ItemFilter>,
  changed: Partial<ItemFilter> = {},
): Route {
  const defaults = { q: '', sort: 'age', order: 'desc', page: '1' }
  return address('/custody/items', { ...filter, ...changed }, defaults)
}

/** The dashboard of a store, or of all. */
export function stockAddress(filter: StockFilter, changed: Partial<StockFilter>): Route {
  return address('/custody', { ...filter, ...changed }, { by: 'items' })
}
