import { Problem } from './steps'

/** The fields that Node, pg and Postgres put on their errors. */
interface Coded {
  code?: string
  message?: string
  address?: string
  hostname?: string
  host?: string
  port?: number | string
  path?: string
  errors?: unknown[]
  cause?: unknown
}

type Describe = (error: Coded) => Problem

const unreachable: Describe = (error) =>
  new Problem(
    `The database server ${place(error)} does not answer (${error.code})`,
    'start it or correct DATABASE_URL; without DATABASE_URL a database of its own is used',
  )

const refused: Describe = (error) =>
  new Problem(
    `The database server does not let this user in (${error.message})`,
    'correct the user name and password in DATABASE_URL',
  )

const diskFull: Describe = () =>
  new Problem('The disk is full', 'free some space (df -h shows where) and start again')

const notAllowed: Describe = (error) =>
  new Problem(
    `This user may not read or write ${error.path ?? 'a file'}`,
    'start as the user who started before, or give that file to this user (chown)',
  )

const problems: Record<string, Describe> = {
  EADDRINUSE: (error) =>
    new Problem(
      `Port ${error.port} on ${error.address ?? 'this machine'} is taken by another program`,
      `stop that program or choose another port, such as PORT=${Number(error.port) + 1}`,
    ),
  ECONNREFUSED: unreachable,
  ECONNRESET: unreachable,
  EHOSTUNREACH: unreachable,
  ENETUNREACH: unreachable,
  ENOTFOUND: unreachable,
  EAI_AGAIN: unreachable,
  ETIMEDOUT: unreachable,
  '57P03': unreachable,
  '28P01': refused,
  '28000': refused,
  '3D000': (error) =>
    new Problem(
      `The database server is there but the database is not (${error.message})`,
      'create it (CREATE DATABASE) or correct the name in DATABASE_URL',
    ),
  '42501': (error) =>
    new Problem(
      `The database user may not do what is needed (${error.message})`,
      'make it the owner of the database',
    ),
  EACCES: notAllowed,
  EPERM: notAllowed,
  ENOSPC: diskFull,
  '53100': diskFull,
}

/**
 * The one line a person needs for a failure that can be expected (a taken port, a server that does not
 * answer, a full disk); undefined for any other, which is a bug and shows its stack.
 */
export function describeFailure(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error
  if (typeof error !== 'object' || error === null) return undefined
  const coded: Coded = error
  const describe = coded.code === undefined ? undefined : problems[coded.code]
  if (describe) return describe(firstWithPlace(coded))
  if (coded.code?.startsWith('ERR_PARSE_ARGS_')) return wrongArguments(coded)
  if (coded.message?.endsWith('is not available') && coded.code === '0A000')
    return missingExtension(coded)
  return describeFailure(coded.cause)
}

function wrongArguments(error: Coded): Problem {
  return new Problem(
    `${error.message?.split('.')[0]}`,
    'see the README for what this command takes',
  )
}

function missingExtension(error: Coded): Problem {
  return new Problem(
    `The database server lacks an extension (${error.message})`,
    'install its contrib package (postgresql-contrib)',
  )
}

// A host with several addresses fails with one error per address inside.
function firstWithPlace(error: Coded): Coded {
  const inner = error.errors?.[0]
  return typeof inner === 'object' && inner !== null ? inner : error
}

function place(error: Coded): string {
  const host = error.address ?? error.hostname ?? error.host
  if (!host) return 'in DATABASE_URL'
  return error.port === undefined ? `at ${host}` : `at ${host}:${error.port}`
}
