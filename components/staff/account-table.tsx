import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { accountsAddress, isFiltered } from '@/components/staff/address'
import { AccountStatus } from '@/components/staff/states'
import { Empty } from '@/components/ui/empty'
import { Identifier } from '@/components/ui/identifier'
import { Pager } from '@/components/ui/pager'
import { Time } from '@/components/ui/time'
import { formatNumber, localeOf } from '@/lib/format'
import type { AccountPage, AccountRow } from '@/lib/staff/queries'
import type { AccountFilter } from '@/lib/staff/schema'

/** Who may sign in: in which role and place, how the account stands, when last here. */
export function AccountTable({ page, filter }: { page: AccountPage; filter: AccountFilter }) {
  const t = useTranslations('accounts')
  const locale = localeOf(useLocale())
  if (page.rows.length === 0)
    return (
      <Empty title={t(isFiltered(filter) ? 'noneFound' : 'none')}>
        <Link href={isFiltered(filter) ? '/accounts' : '/accounts/new'} className="link">
          {t(isFiltered(filter) ? 'showAll' : 'create')}
        </Link>
      </Empty>
    )
  return (
    <section aria-label={t('list')}>
      <p role="status" className="mb-2 text-13 text-soft">
        {t('count', { total: formatNumber(page.total, locale) })}
      </p>
      <ul className="panel divide-y divide-line">
        {page.rows.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </ul>
      <Pager
        page={filter.page}
        pages={Math.ceil(page.total / page.pageSize)}
        hrefOf={(number) => accountsAddress(filter, { page: number })}
      />
    </section>
  )
}

function Row({ row }: { row: AccountRow }) {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  return (
    <li className="relative grid grid-cols-1 items-center gap-x-4 gap-y-1 p-3 hover:bg-raised md:grid-cols-[1.4fr_1.8fr_8rem_1fr]">
      <div className="min-w-0">
        <Link
          href={`/accounts/person/${row.username}`}
          prefetch={false}
          className="font-semibold text-accent after:absolute after:inset-0"
        >
          <bdi>{row.displayName}</bdi>
        </Link>
        <p className="text-13 text-soft">
          <Identifier>{row.username}</Identifier>
        </p>
      </div>
      <p className="min-w-0 text-13">
        {t(`words.roles.${row.role}`)}
        <span className="block text-soft">{locale === 'fa' ? row.officeFa : row.officeEn}</span>
      </p>
      <p>
        <AccountStatus state={row.state} />
      </p>
      <p className="text-13 text-soft">
        {t('accounts.lastSeen')}:{' '}
        {row.lastSeenAt ? <Time at={row.lastSeenAt} /> : t('accounts.never')}
      </p>
    </li>
  )
}
