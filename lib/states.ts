import { ok, type Result, refused } from '@/lib/result'
import type { Role } from '@/prisma/generated/enums'

/** One line of a law of states: who may do what to a thing in a state, and what it becomes. */
export interface Step<State extends string = string, Action extends string = string> {
  from: State
  action: Action
  to: State
  /** Whose task it is. Place (office, county, store, branch) is asked beside it, in policy.ts. */
  roles: readonly Role[]
  /** What is written down, past tense. */
  event: string
  /** True where the person must say why. */
  reason?: true
  /** True where whoever did the step before may not do this one. */
  secondPerson?: true
}

/** A thing's whole law of states. The trigger `didban_follow_law` knows the same moves (compared by a test). */
export interface Law<State extends string = string, Action extends string = string> {
  /** As in audit_event.subject_type and state_move.subject_type. */
  subject: string
  first: readonly State[]
  steps: readonly Step<State, Action>[]
}

/** The steps that this role could take from a state, in the table's order. */
export function stepsFrom<S extends string, A extends string>(
  law: Law<S, A>,
  state: S,
  role: Role,
): Step<S, A>[] {
  return law.steps.filter((step) => step.from === state && step.roles.includes(role))
}

/** The step an action means now, or why it is refused: not this role's, or not in this state. */
export function stepFor<S extends string, A extends string>(
  law: Law<S, A>,
  state: S,
  action: A,
  role: Role,
): Result<Step<S, A>> {
  const named = law.steps.filter((step) => step.action === action)
  if (!named.some((step) => step.roles.includes(role))) return refused('NOT_YOUR_TASK')
  const found = named.find((step) => step.from === state && step.roles.includes(role))
  return found ? ok(found) : refused('NOT_IN_THIS_STATE')
}

/** Every move from a state to another, once. */
export function movesOf(law: Law): { from: string; to: string }[] {
  const moves = new Map(law.steps.map(({ from, to }) => [`${from}>${to}`, { from, to }]))
  return [...moves.values()].filter(({ from, to }) => from !== to)
}
