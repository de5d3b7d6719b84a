'use server'

import { z } from 'zod'
import { act } from '@/lib/action'
import { now } from '@/lib/clock'
import {
  findKnown,
  type HsChoice,
  type KnownConsignment,
  searchHsCodes,
} from '@/lib/consignments/queries'
import { vehicleKeyInput } from '@/lib/consignments/schema'
import { ok, type Result } from '@/lib/result'

export async function searchHsCodesAction(typed: string): Promise<Result<HsChoice[]>> {
  return act(z.string().max(200), typed, async (actor, text) =>
    ok(await searchHsCodes(actor, text)),
  )
}

export async function findKnownAction(key: unknown): Promise<Result<KnownConsignment | undefined>> {
  return act(vehicleKeyInput, key, async (actor, input) => ok(await findKnown(actor, input, now())))
}
