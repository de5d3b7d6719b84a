import { cleanup, screen } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { PermissionsView } from '@/components/dashboard/permissions'
import { DatabasePermissions } from '@/components/dashboard/permissions-database'
import type { DatabaseRule, Matrix } from '@/lib/dashboard/permissions/queries'
import { matrixFor, ROLES } from '@/lib/dashboard/permissions/rules'
import type { Role } from '@/prisma/generated/enums'
import { expectAccessible, LOCALES, show, WORDS } from './show'

afterEach(cleanup)

const matrixOf = (roles: Role[]): Matrix => ({
  groups: matrixFor(roles),
  roles,
  readable: [...ROLES],
})

const RULES: DatabaseRule[] = [
  { table: 'case_file', agency: 'TAZIRAT', verb: 'SELECT', reach: 'SOME' },
  { table: 'case_file', agency: 'TAZIRAT', verb: 'UPDATE', reach: 'COLUMNS_SOME' },
  { table: 'case_file', agency: 'JUDICIARY', verb: 'SELECT', reach: 'ALL' },
]

const page = (roles: Role[], role?: Role) => (
  <PermissionsView matrix={matrixOf(roles)} filter={{ role }}>
    <DatabasePermissions rules={RULES} />
  </PermissionsView>
)

describe.each(LOCALES)('the matrix of permissions in %s', (locale) => {
  const words = WORDS[locale].permissions
  const roles = WORDS[locale].words.roles

  it('has a row for each verb and a column for each role', () => {
    const { container } = show(page([...ROLES]), locale)
    const heads = [...(container.querySelector('thead')?.querySelectorAll('th') ?? [])]
    const named = ROLES.map((role) => roles[role])
    expect(heads.map((head) => head.textContent)).toEqual([words.work, ...named])
    const verbs = [...container.querySelectorAll('tbody th > span:first-child')]
    expect(verbs.map((one) => one.textContent).sort()).toEqual(Object.values(words.verbs).sort())
  })

  it('is accessible', async () => {
    const matrix = matrixOf([...ROLES])
    const part = { ...matrix, groups: matrix.groups.slice(0, 2) }
    show(
      <PermissionsView matrix={part} filter={{ role: undefined }}>
        <DatabasePermissions rules={RULES} />
      </PermissionsView>,
      locale,
    )
    await expectAccessible()
  })

  it('of one role says what it may, where and after what, and behind it what it may not', () => {
    show(page(['PENALTY_OFFICER'], 'PENALTY_OFFICER'), locale)
    const rule = screen.getByText(words.verbs.RULE).closest('li') as HTMLElement
    const place = words.officePlaces.BENCH
    expect(rule.textContent).toContain(words.own.OFFICE.replace('{place}', place))
    expect(rule.textContent).toContain(words.confirms.ALWAYS)
    const carried = screen.getByText(words.verbs.CARRY_OUT)
    expect(carried.closest('details')).not.toBeNull()
    const chosen = document.querySelector('a[aria-current]')
    expect(chosen?.textContent).toBe(roles.PENALTY_OFFICER)
  })

  it('says the second person', () => {
    show(page(['WAREHOUSE_KEEPER'], 'WAREHOUSE_KEEPER'), locale)
    const carried = screen.getByText(words.verbs.CARRY_OUT).closest('li') as HTMLElement
    expect(carried.textContent).toContain(words.secondPerson)
  })

  it('says what the database gives to whom', () => {
    show(<DatabasePermissions rules={RULES} />, locale)
    const cells = screen.getAllByRole('cell', { hidden: true }).map((cell) => cell.textContent)
    expect(cells).toEqual([
      `${words.grants.SELECT}: ${words.reach.ALL}`,
      `${words.grants.SELECT}: ${words.reach.SOME}${words.grants.UPDATE}: ${words.reach.COLUMNS_SOME}`,
    ])
  })
})
