import { CircleAlert, CircleCheck } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { jalaliMonthName } from '@/components/custody/month'
import { useRial } from '@/components/custody/rial'
import { Notice } from '@/components/ui/notice'
import type { Amount, MonthBalance } from '@/lib/custody/balance/rules'
import type { Stock } from '@/lib/custody/stock/queries'
import { formatNumber, localeOf } from '@/lib/format'

/** Opening + in − out = closing, month by month, with the proof that it holds. */
export function BalanceTable({ stock }: { stock: Stock }) {
  const t = useTranslations('custody.balance')
  return (
    <section aria-labelledby="balance" className="panel flex min-w-0 flex-col gap-3 p-4">
      <h2 id="balance">{t('title')}</h2>
      <p className="text-13 text-soft">{t('definition')}</p>
      <ul className="flex flex-col gap-2 lg:hidden">
        {stock.months.map((month, index) => (
          <Line key={month.month} month={month} partial={index === stock.months.length - 1} />
        ))}
      </ul>
      <div className="hidden lg:block">
        <table className="grid-table">
          <thead>
            <tr>
              <th scope="col">{t('month')}</th>
              <th scope="col" className="number">
                {t('opening')}
              </th>
              <th scope="col" className="number">
                {t('in')}
              </th>
              <th scope="col" className="number">
                {t('out')}
              </th>
              <th scope="col" className="number">
                {t('closing')}
              </th>
              <th scope="col">{t('check')}</th>
            </tr>
          </thead>
          <tbody>
            {stock.months.map((month, index) => (
              <Row key={month.month} month={month} partial={index === stock.months.length - 1} />
            ))}
          </tbody>
        </table>
      </div>
      <Verdict stock={stock} />
    </section>
  )
}

interface MonthProps {
  month: MonthBalance
  partial: boolean
}

function Row({ month, partial }: MonthProps) {
  return (
    <tr>
      <th scope="row">
        <MonthName month={month} partial={partial} />
      </th>
      <Cell amount={month.opening} />
      <Cell amount={month.in} />
      <Cell amount={month.out} />
      <Cell amount={month.closing} />
      <td>
        <Check holds={month.holds} />
      </td>
    </tr>
  )
}

/** The same on a phone: each month as the sum it is. */
function Line({ month, partial }: MonthProps) {
  const locale = localeOf(useLocale())
  const rial = useRial()
  const sum = (say: (amount: Amount) => string) =>
    `${say(month.opening)} + ${say(month.in)} − ${say(month.out)} = ${say(month.closing)}`
  return (
    <li className="border-t border-line pt-2">
      <p className="flex flex-wrap justify-between gap-x-3 font-semibold">
        <span>
          <MonthName month={month} partial={partial} />
        </span>
        <Check holds={month.holds} />
      </p>
      <p className="figures font-semibold">{sum(({ items }) => formatNumber(items, locale))}</p>
      <p className="figures text-12 text-soft">{sum(({ value }) => rial.short(value))}</p>
    </li>
  )
}

function MonthName({ month, partial }: MonthProps) {
  const t = useTranslations('ui')
  const locale = localeOf(useLocale())
  return (
    <>
      {jalaliMonthName(month.month, locale)}
      {partial && <span className="font-normal"> ({t('soFar')})</span>}
    </>
  )
}

function Check({ holds }: { holds: boolean }) {
  const t = useTranslations('custody.balance')
  const Icon = holds ? CircleCheck : CircleAlert
  return (
    <span className={`whitespace-nowrap ${holds ? 'text-good' : 'text-breach'}`}>
      <Icon aria-hidden size={16} className="me-1 inline align-[-3px]" />
      {holds ? t('holds') : t('broken')}
    </span>
  )
}

function Cell({ amount }: { amount: Amount }) {
  const locale = localeOf(useLocale())
  const rial = useRial()
  return (
    <td className="number whitespace-nowrap">
      <span className="block font-semibold">{formatNumber(amount.items, locale)}</span>
      <span className="block text-12 text-soft">{rial.short(amount.value)}</span>
    </td>
  )
}

function Verdict({ stock }: { stock: Stock }) {
  const t = useTranslations('custody.balance')
  const locale = localeOf(useLocale())
  const rial = useRial()
  const held = {
    items: formatNumber(stock.held.items, locale),
    value: rial.short(stock.held.value),
  }
  return (
    <Notice tone={stock.reconciled ? 'good' : 'breach'}>
      {stock.reconciled ? t('reconciled', held) : t('breach', held)}
    </Notice>
  )
}
