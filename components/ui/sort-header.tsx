import { ArrowDown, ArrowUp, ArrowUpDown } from 'lucide-react'
import type { Route } from 'next'
import Link from 'next/link'

/** A column's title that sorts by it; says its order to a screen reader. */
export function SortHeader({
  label,
  href,
  order,
  number = false,
}: {
  label: string
  href: Route
  /** Set only on the column the list is sorted by. */
  order?: 'asc' | 'desc' | undefined
  number?: boolean
}) {
  const Icon = order === 'asc' ? ArrowUp : order === 'desc' ? ArrowDown : ArrowUpDown
  const sort = order === 'asc' ? 'ascending' : order === 'desc' ? 'descending' : undefined
  return (
    <th scope="col" aria-sort={sort} className={number ? 'number' : undefined}>
      <Link href={href} prefetch={false} className="inline-flex items-center gap-1 hover:text-ink">
        {label}
        <Icon aria-hidden size={14} className={order ? 'text-accent' : 'opacity-50'} />
      </Link>
    </th>
  )
}
