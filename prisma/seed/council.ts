import { shiftDay, tehranDay } from '@/lib/calendar'
import { idFrom } from '@/lib/id'
import type { Agency, DutyState, ObstacleKind } from '@/prisma/generated/enums'
import type { Cell } from './copy'
import { readCsv } from './csv'
import { morningOf } from './fleet'
import { isoOf, isoOrNull } from './journal'
import type { Ledger } from './ledger'
import { type Person, personId, STAFF } from './staff'

const file = (name: string) => new URL(`data/${name}.csv`, import.meta.url)

/** Days in both files are counted back from the day of loading; those ahead are negative. */
const RESOLUTIONS = readCsv<'key' | 'met' | 'adopted' | 'title' | 'text'>(file('resolutions'))
const DUTIES = readCsv<'resolution' | 'agency' | 'due' | 'title' | 'course'>(file('duties'))

const byUsername = (username: string) => STAFF.find((one) => one.username === username) as Person
const JUDGE = byUsername('judiciary')

/** Who answers for an agency's duties. */
const ANSWERS: Partial<Record<Agency, Person>> = {
  CUSTOMS: byUsername('supervisor'),
  OCSSP: byUsername('store.khorramshahr'),
  POLICE: byUsername('police.khorramshahr'),
  TAZIRAT: byUsername('penalty'),
  JUDICIARY: byUsername('judiciary.2'),
}

const HOUR = 3_600_000

/** What the council agreed, and how each agency has kept its promises. `today` is the day's first instant. */
export function writeCouncil(ledger: Ledger, today: number): void {
  for (const resolution of RESOLUTIONS) {
    const { key, met, adopted, title, text } = resolution
    const id = idFrom('demo-resolution', key)
    const number = ledger.numbers.take('resolution')
    const metOn = shiftDay(tehranDay(new Date(today)), -Number(met))
    const proposedAt = morningOf(today, Number(met)) + 5 * HOUR
    const adoptedAt = adopted ? morningOf(today, Number(adopted)) + 4 * HOUR : null
    const who = [personId(JUDGE.username), isoOf(proposedAt), isoOrNull(adoptedAt)]
    const state = adoptedAt ? 'ADOPTED' : 'PROPOSED'
    ledger.row('resolution', [id, number, title, text, metOn, state, ...who])
    const duties = DUTIES.filter((duty) => duty.resolution === key)
    const deed = { by: JUDGE, subject: ['RESOLUTION', id] as [string, string] }
    const details = { number, duties: duties.length }
    const made = { at: proposedAt, event: 'RESOLUTION_PROPOSED', after: 'PROPOSED', details }
    ledger.event({ ...deed, ...made })
    const agreed = { event: 'RESOLUTION_ADOPTED', before: 'PROPOSED', after: 'ADOPTED' }
    if (adoptedAt) ledger.event({ ...deed, at: adoptedAt, ...agreed })
    for (const duty of duties) writeDuty(ledger, id, duty, { today, proposedAt })
  }
}

/** `S120 O60:LEGAL:CUSTOMS:why R30 E12:what shows it V9`: letters of STEPS, days back, what else is said. */
function stepsOf(course: string, today: number) {
  const words = course.split(/\s+(?=[A-Z]\d+)/).filter((word) => word !== '')
  return words.map((word, place) => {
    const [, letter = '', back, said = ''] = /^([A-Z])(\d+):?(.*)$/.exec(word) ?? []
    return { letter, at: morningOf(today, Number(back)) + (2 + place) * HOUR, said }
  })
}

const STEPS: Record<string, { event: string; to: DutyState }> = {
  S: { event: 'DUTY_STARTED', to: 'IN_PROGRESS' },
  O: { event: 'OBSTACLE_RAISED', to: 'OBSTRUCTED' },
  R: { event: 'OBSTACLE_REMOVED', to: 'IN_PROGRESS' },
  E: { event: 'EVIDENCE_SUBMITTED', to: 'EVIDENCE_SUBMITTED' },
  X: { event: 'EVIDENCE_REJECTED', to: 'IN_PROGRESS' },
  V: { event: 'DUTY_VERIFIED', to: 'VERIFIED' },
}

type DutyRow = (typeof DUTIES)[number]
type Step = ReturnType<typeof stepsOf>[number]

function writeDuty(
  ledger: Ledger,
  resolutionId: string,
  { agency, due, title, course }: DutyRow,
  { today, proposedAt }: { today: number; proposedAt: number },
): void {
  const number = ledger.numbers.take('duty')
  const id = idFrom('demo-duty', resolutionId, title)
  const dueOn = shiftDay(tehranDay(new Date(today)), -Number(due))
  const steps = stepsOf(course, today)
  const by = ANSWERS[agency as Agency] ?? JUDGE
  const head = [id, number, resolutionId, agency, title, dueOn]
  ledger.row('duty', [...head, ...stateOf(steps, proposedAt, by)])
  const details = { number, agency, dueOn }
  const assigned = { at: proposedAt, by: JUDGE, after: 'ASSIGNED', details }
  ledger.event({ ...assigned, event: 'DUTY_ASSIGNED', subject: ['DUTY', id] })
  writeSteps(ledger, id, steps, by)
}

/** State and since when, when it was assigned, what shows that it is done, and who signed for that. */
function stateOf(steps: Step[], assignedAt: number, by: Person): Cell[] {
  const last = steps.at(-1)
  const submitted = steps.findLast(({ letter }) => letter === 'E')
  const verified = last?.letter === 'V' ? last : undefined
  const state = STEPS[last?.letter ?? '']?.to ?? 'ASSIGNED'
  const signed = (step: Step | undefined, person: Person) =>
    step ? [isoOf(step.at), personId(person.username)] : [null, null]
  const since = [isoOf(last?.at ?? assignedAt), isoOf(assignedAt)]
  const shown = submitted?.said ?? null
  return [state, ...since, shown, ...signed(submitted, by), ...signed(verified, JUDGE)]
}

function writeSteps(ledger: Ledger, id: string, steps: Step[], by: Person): void {
  let before: DutyState = 'ASSIGNED'
  for (const [place, { letter, at, said }] of steps.entries()) {
    const step = STEPS[letter]
    if (!step) throw new Error(`a duty takes no step ${letter}`)
    const [kind = '', owner = '', note = ''] = letter === 'O' ? said.split(':') : []
    const removed = steps.slice(place).find((later) => later.letter === 'R')
    if (letter === 'O') writeObstacle(ledger, id, { kind, owner, note, at, by, removed })
    const told = letter === 'O' ? { details: { kind, owner }, reason: note } : saidIn(letter, said)
    const person = letter === 'V' || letter === 'X' ? JUDGE : by
    const move = { before, after: step.to, event: step.event }
    ledger.event({ at, by: person, subject: ['DUTY', id], ...move, ...told })
    before = step.to
  }
}

function saidIn(letter: string, said: string) {
  if (letter === 'E') return { details: { evidence: said } }
  return letter === 'X' ? { reason: 'مستندات برای احراز انجام تکلیف کافی نیست' } : {}
}

interface Raised {
  kind: string
  owner: string
  note: string
  at: number
  by: Person
  removed: Step | undefined
}

function writeObstacle(ledger: Ledger, dutyId: string, raised: Raised): void {
  const { kind, owner, note, at, by, removed } = raised
  const id = idFrom('demo-obstacle', dutyId, String(at))
  const what = [kind as ObstacleKind, owner, note]
  const course = [isoOf(at), personId(by.username), removed ? isoOf(removed.at) : null]
  ledger.row('obstacle', [id, dutyId, ...what, ...course])
}
