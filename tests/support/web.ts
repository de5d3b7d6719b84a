import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { testBuildFolder } from '@/lib/cli/build'
import { inProject } from '@/lib/cli/paths'
import { filesIn } from '../architecture/sources'
import { arrive } from './journey'
import { address } from './server'

/** The application asked by hand: whatever a browser would never send. */

/** Somebody signed in, as the cookies of their browser. */
export async function cookiesOf(role: string): Promise<string> {
  const { context } = await arrive(role)
  const cookies = await context.cookies()
  await context.close()
  return cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
}

/** Asks for an address as it stands; follows nowhere. */
export function ask(where: string, init: RequestInit = {}): Promise<Response> {
  return fetch(`${address()}${where}`, { redirect: 'manual', ...init })
}

/** A changing request as a page of ours sends it, with these headers besides. */
export function send(where: string, method: string, sent: HeadersInit, body?: BodyInit) {
  const headers = new Headers(sent)
  headers.set('origin', address())
  return ask(where, { method, headers, ...(body !== undefined && { body }) })
}

/** Every page that the program has, e.g. `/scans/[number]`. */
export function pages(): string[] {
  return filesIn('app')
    .filter((file) => file.endsWith('/page.tsx'))
    .map((file) => file.replace(/^app|\/\([^)]+\)|\/page\.tsx$/g, '') || '/')
    .sort()
}

/** Every name that a filter or a form of the program reads. */
export function fieldNames(): string[] {
  const schemas = filesIn('lib').filter((file) => file.endsWith('/schema.ts'))
  const names = schemas.flatMap((file) =>
    [...readFileSync(inProject(file), 'utf8').matchAll(/^\s+(\w+):/gm)].map(
      ([, name = '']) => name,
    ),
  )
  return [...new Set(names)].sort()
}

export interface KnownAction {
  id: string
  name: string
  /** A page that holds it, with 1 for its parameters. */
  page: string
}

/** Every server action of the build, those that no page shows included. */
export function actions(): KnownAction[] {
  const file = inProject(testBuildFolder, 'server', 'server-reference-manifest.json')
  const { node } = JSON.parse(readFileSync(file, 'utf8')) as {
    node: Record<string, { workers: Record<string, unknown>; exportedName?: string }>
  }
  return Object.entries(node).map(([id, { workers, exportedName }]) => {
    const [worker = ''] = Object.keys(workers)
    const page = worker.replace(/^app|\/\([^)]+\)|\/page$/g, '').replace(/\[[^\]]+\]/g, '1')
    return { id, name: exportedName ?? id, page: page || '/' }
  })
}

/** The files that browsers get as they are, by one of each kind. */
export function oneStaticFile(): string {
  const folder = inProject(testBuildFolder, 'static', 'chunks')
  const found = readdirSync(folder).find((name) => name.endsWith('.js'))
  return path.posix.join('/_next/static/chunks', found ?? '')
}
