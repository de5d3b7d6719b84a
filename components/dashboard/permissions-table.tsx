import { useLocale, useTranslations } from 'next-intl'
import { useStateWords } from '@/components/audit/state-words'
import { Permitted } from '@/components/dashboard/permissions-cell'
import { ScrollPanel } from '@/components/ui/scroll'
import type { Group, Row } from '@/lib/dashboard/permissions/rules'
import { formatDigits, formatNumber, localeOf } from '@/lib/format'
import type { Role } from '@/prisma/generated/enums'

/** One feature's verbs against the roles; on a phone, or where one role is asked for, that role's alone. */
export function PermissionsGroup({ group, roles }: { group: Group; roles: Role[] }) {
  const t = useTranslations('permissions')
  const id = `feature-${group.feature}`
  const [first] = roles
  if (!first) return null
  if (roles.length === 1) return <OneRole group={group} role={first} />
  return (
    <>
      <div className="hidden md:block print:block">
        <ScrollPanel labelledBy={id}>
          <h2 id={id} className="p-4 pb-2">
            {t(`features.${group.feature}`)}
          </h2>
          <Table group={group} roles={roles} />
        </ScrollPanel>
      </div>
      <div className="md:hidden print:hidden">
        <OneRole group={group} role={first} />
      </div>
    </>
  )
}

function Table({ group, roles }: { group: Group; roles: Role[] }) {
  const t = useTranslations()
  return (
    <table className="grid-table min-w-[1040px] table-fixed">
      <thead>
        <tr>
          <th scope="col" className="w-56">
            {t('permissions.work')}
          </th>
          {roles.map((role) => (
            <th key={role} scope="col" className="whitespace-normal">
              {t(`words.roles.${role}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {group.rows.map((row) => (
          <tr key={row.verb}>
            <th scope="row" className="bg-transparent font-normal whitespace-normal text-ink">
              <Verb row={row} />
            </th>
            {row.cells.map((cell) => (
              <td key={cell.role} className="align-top">
                <Permitted cell={cell} row={row} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What one role may do, and behind it what it may not. */
function OneRole({ group, role }: { group: Group; role: Role }) {
  const t = useTranslations('permissions')
  const cellOf = (row: Row) => row.cells.find((cell) => cell.role === role)
  const may = group.rows.filter((row) => cellOf(row)?.answer !== 'NO')
  const others = group.rows.filter((row) => !may.includes(row))
  return (
    <section className="panel">
      <h2 className="p-4 pb-2">{t(`features.${group.feature}`)}</h2>
      <ul className="grid grid-cols-1 text-13 lg:grid-cols-2">
        {may.map((row) => {
          const cell = cellOf(row)
          return (
            <li key={row.verb} className="flex flex-col gap-1 border-t border-line px-4 py-2">
              <Verb row={row} />
              {cell && <Permitted cell={cell} row={row} />}
            </li>
          )
        })}
      </ul>
      {others.length > 0 && <MayNot rows={others} />}
    </section>
  )
}

function MayNot({ rows }: { rows: Row[] }) {
  const t = useTranslations('permissions')
  const shown = formatNumber(rows.length, localeOf(useLocale()))
  return (
    <details className="border-t border-line px-4 text-13 text-soft">
      <summary className="min-h-11 content-center">
        {t('mayNot', { count: rows.length, shown })}
      </summary>
      <ul className="list-disc ps-5 pb-3">
        {rows.map(({ verb }) => (
          <li key={verb}>{t(`verbs.${verb}`)}</li>
        ))}
      </ul>
    </details>
  )
}

/** The verb in words, and what the law asks beside role and place. */
function Verb({ row }: { row: Row }) {
  const t = useTranslations('permissions')
  const locale = localeOf(useLocale())
  const stateWord = useStateWords()
  const { verb, subject, condition, confirm, reason, article } = row
  const states = [...new Set(row.cells.flatMap((cell) => cell.states))]
  const shown = states.map((state) => stateWord(subject ?? '', state)).join(t('separator'))
  const notes = [
    ...(states.length > 0 ? [t('states', { states: shown })] : []),
    ...(condition ? [t('condition', { condition: t(`conditions.${condition}`) })] : []),
    ...(confirm ? [t(`confirms.${confirm}`)] : []),
    ...(reason ? [t('needsReason')] : []),
    ...(article ? [t('article', { article: formatDigits(article, locale) })] : []),
  ]
  return (
    <>
      <span className="block font-semibold">{t(`verbs.${verb}`)}</span>
      {notes.map((note) => (
        <span key={note} className="block text-soft">
          {note}
        </span>
      ))}
    </>
  )
}
