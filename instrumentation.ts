import type { Instrumentation } from 'next'

/** Once, before the server answers: the gate is manned, and what is printed becomes lines of the log. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { openGate } = await import('@/lib/gate')
  openGate()
  const { logConsole } = await import('@/lib/log')
  if (process.env.NODE_ENV === 'production') logConsole()
}

/** What a page, an action or a route threw: logged under the number that the reader is shown. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { logThrown } = await import('@/lib/log')
  logThrown(error, {
    request: request.headers['x-request-id'],
    method: request.method,
    route: context.routePath,
    kind: context.routeType,
  })
}
