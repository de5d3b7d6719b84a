import { CircleCheck, ClipboardCheck, Clock, PackageCheck, PackageX, Warehouse } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { Status, type Tone } from '@/components/ui/status'
import { formatNumber, localeOf } from '@/lib/format'
import type { ItemState, ItemUnit, OrderState } from '@/prisma/generated/enums'

const ITEM_LOOKS = {
  WITH_DISCOVERER: ['info', Clock],
  STORED: ['good', Warehouse],
  READY_FOR_DISPOSAL: ['attention', PackageCheck],
  OUT: ['unknown', PackageX],
} as const satisfies Record<ItemState, readonly [Tone, unknown]>

/** An item's state in words. */
export function ItemStatus({ state }: { state: ItemState }) {
  const t = useTranslations('words.itemStates')
  const [tone, icon] = ITEM_LOOKS[state]
  return (
    <Status tone={tone} icon={icon}>
      {t(state)}
    </Status>
  )
}

const ORDER_LOOKS = {
  ORDERED: ['attention', Clock],
  SET_APART: ['info', ClipboardCheck],
  CLOSED: ['good', CircleCheck],
} as const satisfies Record<OrderState, readonly [Tone, unknown]>

/** How far an order has been carried out, in words. */
export function OrderStatus({ state }: { state: OrderState }) {
  const t = useTranslations('words.orderStates')
  const [tone, icon] = ORDER_LOOKS[state]
  return (
    <Status tone={tone} icon={icon}>
      {t(state)}
    </Status>
  )
}

/** `۱۲ کارتن` */
export function Quantity({ quantity, unit }: { quantity: number; unit: ItemUnit }) {
  const t = useTranslations('words.itemUnits')
  const locale = localeOf(useLocale())
  return (
    <span className="whitespace-nowrap">
      {formatNumber(quantity, locale, 3)} {t(unit)}
    </span>
  )
}
