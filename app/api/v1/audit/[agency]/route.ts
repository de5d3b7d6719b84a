import { exportChain } from '@/lib/audit/export/commands'
import { chainInput } from '@/lib/audit/export/schema'
import { verifyChain } from '@/lib/audit/verification/commands'
import { now } from '@/lib/clock'
import { parseInput } from '@/lib/input'
import { reading } from '@/lib/respond'
import { refused } from '@/lib/result'
import { streamed } from '@/lib/streamed'

interface Context {
  params: Promise<{ agency: string }>
}

/** An agency's chain as a file of lines, for whoever keeps or verifies it elsewhere (docs/operations.md). */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return reading(request, async (actor) => {
    const input = parseInput(chainInput, await params)
    if (!input.ok) return refused('NOT_FOUND')
    const chain = await exportChain(actor, input.value)
    if (!chain.ok) return chain
    const name = `didban-${input.value.agency.toLowerCase()}-${now().toISOString().slice(0, 10)}.jsonl`
    return streamed(chain.value, name)
  })
}

/** Recomputes the chain and tells how far it is: one line of JSON each, the last one with the outcome. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return reading(request, async (actor) => {
    const input = parseInput(chainInput, await params)
    if (!input.ok) return refused('NOT_FOUND')
    const steps = await verifyChain(actor, input.value)
    return steps.ok ? streamed(linesOf(steps.value)) : steps
  })
}

async function* linesOf(steps: AsyncIterable<unknown>): AsyncGenerator<string> {
  for await (const step of steps) yield `${JSON.stringify(step)}\n`
}
