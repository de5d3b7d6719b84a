import { table, wordsOf } from '@/lib/cli/docs-picture'
import {
  type Cell,
  type Group,
  matrixFor,
  ROLES,
  type Row,
} from '@/lib/dashboard/permissions/rules'
import en from '@/lib/messages.en.json'
import fa from '@/lib/messages.fa.json'

const english = en.permissions
const persian = fa.permissions

const HEAD = `# Permissions

Who may do what: role × task × own or other place × state. Drawn by \`npm run docs\` from the typed tables at the end of every \`lib/**/policy.ts\`, by asking the policies themselves; the page \`/admin/permissions\` shows the same. That every server action, route handler and page is in it, a test says (\`tests/architecture/permissions.test.ts\`); that it is what the law and the agencies' tasks want, another (\`tests/unit/permissions.test.ts\`).

**yes** is in the whole province, **own** words narrow it, **–** is no. ² takes a second person: not whoever did the step before. ³ is never about oneself.
`

/** The matrix of permissions as a page: file in docs/ → text. */
export function drawPermissions(): Map<string, string> {
  const groups = matrixFor(ROLES)
  return new Map([['permissions.md', [HEAD, ...groups.map(chapterOf), ways(groups)].join('\n')]])
}

function chapterOf({ feature, rows }: Group): string {
  const head = ['Task', 'Only if', ...ROLES.map((role) => en.words.roles[role])]
  const lines = rows.map((row) => [
    `${english.verbs[row.verb]} · ${persian.verbs[row.verb]}`,
    limitsOf(row),
    ...row.cells.map((cell) => told(row, cell)),
  ])
  return `## ${english.features[feature]} · ${persian.features[feature]}

${table(head, lines)}
`
}

function limitsOf({ cells, condition, confirm, reason, article }: Row): string {
  const states = [...new Set(cells.flatMap((cell) => cell.states))].map((state) => `\`${state}\``)
  return [
    ...(states.length > 0 ? [states.join(' or ')] : []),
    ...(condition ? [english.conditions[condition]] : []),
    ...(confirm ? [english.confirms[confirm]] : []),
    ...(reason ? [english.needsReason] : []),
    ...(article ? [`art. ${article}`] : []),
  ].join('; ')
}

function told({ subject }: Row, { answer, own, officeKind, notOneself }: Cell): string {
  if (answer === 'NO') return '–'
  if (answer === 'MINE') return `own alone`
  const place = english.officePlaces[officeKind]
  const words = own ? english.own[own].replace('{place}', place) : ''
  const mark = notOneself ? (subject ? ' ²' : ' ³') : ''
  return `${answer === 'YES' ? 'yes' : words.toLowerCase()}${mark}`
}

function ways(groups: Group[]): string {
  const rows = groups.flatMap((group) =>
    group.rows.map(({ verb, ways: all }) => [
      wordsOf(verb),
      all.map((way) => `\`${way}\``).join(', '),
    ]),
  )
  return `## How each is reached

${table(['Task', 'Pages, server actions and route handlers'], rows)}
`
}
