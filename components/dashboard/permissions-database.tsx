import { useTranslations } from 'next-intl'
import { Identifier } from '@/components/ui/identifier'
import type { DatabaseRule } from '@/lib/dashboard/permissions/queries'
import type { Agency } from '@/prisma/generated/enums'

/** What the database itself permits each agency, whatever the program asks of it. */
export function DatabasePermissions({ rules }: { rules: DatabaseRule[] }) {
  const t = useTranslations('permissions')
  const agencies = [...new Set(rules.map(({ agency }) => agency))].sort()
  return (
    <section aria-labelledby="database" className="panel">
      <h2 id="database" className="p-4 pb-2">
        {t('database')}
      </h2>
      <p className="max-w-prose px-4 pb-2 text-soft">{t('databaseHint')}</p>
      <details className="border-t border-line">
        <summary className="min-h-11 content-center px-4">{t('databaseShow')}</summary>
        <section
          aria-label={t('databaseShow')}
          className="overflow-x-auto"
          {...REACHED_BY_KEYBOARD}
        >
          <Tables rules={rules} agencies={agencies} />
        </section>
      </details>
    </section>
  )
}

const REACHED_BY_KEYBOARD = { tabIndex: 0 } as const

function Tables({ rules, agencies }: { rules: DatabaseRule[]; agencies: Agency[] }) {
  const t = useTranslations()
  const tables = [...new Set(rules.map(({ table }) => table))]
  return (
    <table className={`grid-table ${agencies.length > 1 ? 'min-w-[1040px] table-fixed' : ''}`}>
      <thead>
        <tr>
          <th scope="col">{t('permissions.table')}</th>
          {agencies.map((agency) => (
            <th key={agency} scope="col">
              {t(`words.agencies.${agency}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {tables.map((table) => (
          <tr key={table}>
            <th scope="row" className="bg-transparent">
              <Identifier>{table}</Identifier>
            </th>
            {agencies.map((agency) => (
              <td key={agency} className="align-top">
                <Given
                  rules={rules.filter((one) => one.table === table && one.agency === agency)}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Given({ rules }: { rules: DatabaseRule[] }) {
  const t = useTranslations('permissions')
  if (rules.length === 0) return <span className="text-soft">{t('nothing')}</span>
  return rules.map(({ verb, reach }) => (
    <span key={verb} className="block">
      {t(`grants.${verb}`)}: {t(`reach.${reach}`)}
    </span>
  ))
}
