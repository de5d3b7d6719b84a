import { headers } from 'next/headers'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { act } from '@/lib/action'
import { currentActor } from '@/lib/auth'
import { ok, refused } from '@/lib/result'
import { officerAtShalamcheh } from '../support/people'

vi.mock('next/headers', () => ({ headers: vi.fn(), cookies: vi.fn() }))
vi.mock('@/lib/auth', () => ({ currentActor: vi.fn() }))

const input = z.strictObject({ cotage: z.string().min(4, 'COTAGE_FORM') })
const command = vi.fn(async (_actor: unknown, { cotage }: { cotage: string }) => ok(cotage))
const sent = (given: unknown = { cotage: '1234' }) => act(input, given, command)

let stderr: ReturnType<typeof vi.spyOn>

beforeEach(() => {
  comesFrom('https://didban.example')
  vi.mocked(currentActor).mockResolvedValue(officerAtShalamcheh)
  command.mockImplementation(async (_actor, { cotage }) => ok(cotage))
  stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
})
afterEach(() => vi.clearAllMocks())

function comesFrom(origin: string | undefined): void {
  const own = new Headers({ host: 'didban.example', ...(origin ? { origin } : {}) })
  vi.mocked(headers).mockResolvedValue(own as Awaited<ReturnType<typeof headers>>)
}

function logged(): unknown[] {
  return vi
    .mocked(process.stderr.write)
    .mock.calls.map(([line]) => JSON.parse(String(line)) as unknown)
}

describe('an action', () => {
  it('hands the actor and what was read to its command', async () => {
    expect(await sent()).toEqual({ ok: true, value: '1234' })
    expect(command).toHaveBeenCalledWith(officerAtShalamcheh, { cotage: '1234' })
  })

  it.each([undefined, 'https://evil.example', 'null'])(
    'from %s is refused before all else',
    async (origin) => {
      comesFrom(origin)
      expect(await sent()).toMatchObject({ ok: false, reason: 'FOREIGN_ORIGIN' })
      expect(currentActor).not.toHaveBeenCalled()
      expect(logged()).toMatchObject([{ incident: 'FOREIGN_ORIGIN' }])
      expect(command).not.toHaveBeenCalled()
    },
  )

  it('of nobody is refused, whatever it holds', async () => {
    vi.mocked(currentActor).mockResolvedValue(undefined)
    expect(await sent({ nonsense: true })).toMatchObject({ ok: false, reason: 'SIGNED_OUT' })
    expect(command).not.toHaveBeenCalled()
  })

  it.each([
    { cotage: '1' },
    { cotage: 7 },
    {},
    null,
    'text',
    [],
    { cotage: '1234', role: 'ADMINISTRATOR' },
  ])('with %j is refused beside its fields, and the command never sees it', async (given) => {
    expect(await sent(given)).toMatchObject({ ok: false, reason: 'CHECK_FIELDS' })
    expect(command).not.toHaveBeenCalled()
  })

  it('with what was meant to do harm is logged, as a kind and never as it is', async () => {
    await sent({ cotage: '1\u0000\u202E' })
    expect(logged()).toMatchObject([{ incident: 'HOSTILE_INPUT', found: 'CONTROLS' }])
    await sent({ cotage: '1' })
    expect(logged()).toHaveLength(1)
  })

  it('gives back what its command refuses', async () => {
    const refusal = refused('OTHER_OFFICE')
    expect(await act(input, { cotage: '1234' }, async () => refusal)).toBe(refusal)
  })

  it('that fails says so under a reference, and keeps the why to the log', async () => {
    command.mockRejectedValueOnce(new Error('relation "secret" does not exist'))
    const outcome = await sent()
    expect(outcome).toMatchObject({ ok: false, reason: 'FAULT' })
    expect(JSON.stringify(outcome)).not.toContain('secret')
    const [line] = stderr.mock.calls.flat()
    const reference = outcome.ok ? '' : outcome.details.reference
    expect(JSON.parse(String(line))).toMatchObject({ fault: 'action', reference })
    expect(line).toContain('secret')
  })
})
