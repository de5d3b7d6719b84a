import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { newestMigration } from '@/lib/dashboard/queries'
import { logFault } from '@/lib/log'

export const dynamic = 'force-dynamic'

/** 200 only when the database answers and is migrated as far as this program knows; else 503 and why. */
export async function GET(): Promise<Response> {
  try {
    const [inDatabase, inProgram] = await Promise.all([newestMigration(), newestInProgram()])
    return inDatabase === inProgram
      ? answer(200, { status: 'ok', migration: inDatabase ?? '' })
      : answer(503, {
          status: 'unavailable',
          reason: 'the database is not migrated to this program',
        })
  } catch (error) {
    const reference = logFault('health', error)
    return answer(503, { status: 'unavailable', reason: 'the database does not answer', reference })
  }
}

async function newestInProgram(): Promise<string | undefined> {
  const entries = await readdir(path.join(process.cwd(), 'prisma', 'migrations'), {
    withFileTypes: true,
  })
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .at(-1)
}

function answer(status: number, body: Record<string, string>): Response {
  return Response.json(body, { status, headers: { 'cache-control': 'no-store' } })
}
