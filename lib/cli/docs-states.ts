import {
  ACCENT,
  asMarkup,
  draw,
  INK,
  soft,
  stack,
  TINT,
  table,
  titleOf,
  wordsOf,
} from '@/lib/cli/docs-picture'
import { LAWS } from '@/lib/cli/laws'
import type { Law, Step } from '@/lib/states'
import { Role } from '@/prisma/generated/enums'

const HEAD = `# States

Drawn by \`npm run docs\` from the typed laws in \`lib/*/rules.ts\`, which the forms, the checks and the trigger \`didban_follow_law\` follow too. Place (office, county, store, branch) is asked beside them, in \`policy.ts\`. A dot leads to the first states; a double line marks a last one.
`

/** Every law of states as a page and a picture each: file in docs/ → text. */
export async function drawStates(): Promise<Map<string, string>> {
  const files = new Map<string, string>()
  const parts = [HEAD]
  for (const { law, table: governed } of LAWS) {
    const picture = `states.${law.subject.toLowerCase().replaceAll('_', '-')}.svg`
    files.set(picture, await draw(`States of ${wordsOf(law.subject)}`, graphOf(law)))
    parts.push(chapterOf(law, governed, picture))
  }
  files.set('states.md', parts.join('\n'))
  return files
}

function chapterOf(law: Law, governed: string, picture: string): string {
  const title = titleOf(law.subject)
  const rows = law.steps.map((step) => [
    `\`${step.from}\``,
    wordsOf(step.action),
    `\`${step.to}\``,
    rolesOf(step),
    marksOf(step).join(', '),
    `\`${step.event}\``,
  ])
  return `## ${title}

Table \`${governed}\`.

![States of ${title.toLowerCase()}](${picture})

${table(['From', 'Action', 'To', 'Who', 'Needs', 'Event'], rows)}
`
}

function rolesOf({ roles }: Step): string {
  const others = Object.values(Role).filter((role) => !roles.includes(role))
  const all = others.length === 1 && others[0] === 'ADMINISTRATOR'
  return all ? 'every role but the administrator' : roles.map(wordsOf).join(', ')
}

function marksOf({ reason, secondPerson }: Step): string[] {
  return [...(reason ? ['a reason'] : []), ...(secondPerson ? ['a second person'] : [])]
}

function graphOf(law: Law): string {
  const states = [...new Set([...law.first, ...law.steps.flatMap(({ from, to }) => [from, to])])]
  const nodes = states.map((state) => {
    const last = !law.steps.some(({ from, to }) => from === state && to !== state)
    return `"${state}" [label="${wordsOf(state)}", peripheries=${last ? 2 : 1}]`
  })
  const starts = law.first.map((state) => `start -> "${state}" [color="${ACCENT}"]`)
  return [
    `node [shape=box, style="rounded,filled", fillcolor="${TINT}", color="${ACCENT}", margin="0.2,0.1"]`,
    'nodesep=0.5; ranksep=0.45',
    `start [shape=point, width=0.14, color="${INK}", fillcolor="${INK}"]`,
    ...nodes,
    ...starts,
    ...law.steps.map(edgeOf),
  ].join('\n')
}

function edgeOf(step: Step): string {
  const needs = marksOf(step)
  const lines = [
    `<b>${asMarkup(wordsOf(step.action))}</b>`,
    ...inLines(rolesOf(step)).map((line) => soft(asMarkup(line))),
    ...(needs.length > 0 ? [soft(`<i>needs ${needs.join(', ')}</i>`)] : []),
  ]
  return `"${step.from}" -> "${step.to}" [label=${stack(lines.map((line) => `\u00a0${line}`))}]`
}

/** Roles two a line, so that no edge pushes the others away. */
function inLines(roles: string): string[] {
  const names = roles.split(', ')
  const lines: string[] = []
  for (let at = 0; at < names.length; at += 2) lines.push(names.slice(at, at + 2).join(', '))
  return lines
}
