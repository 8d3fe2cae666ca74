import type { Context, MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import type { Refusals } from '../metrics/refusals.ts'

/** What watching requests takes. */
export interface RequestWatch {
  readonly log: { debug(fields: object, message: string): void }
  readonly stopwatch: () => number
  readonly refusals: Refusals
  readonly isStopping: () => boolean
}

/** Notes how each request went: the door it asked for, never what it said. The last ones end their connection. */
export function watchRequests({ log, stopwatch, refusals, isStopping }: RequestWatch): MiddlewareHandler {
  return async (context, next) => {
    const startedAt = stopwatch()
    await next()
    if (isStopping()) context.header('Connection', 'close')
    const { status } = context.res
    if (status === 413 || status === 429) refusals.add(`http-${status}`)
    const tookMs = Math.round(stopwatch() - startedAt)
    log.debug({ method: context.req.method, route: routeOf(context), status, tookMs }, 'a request')
  }
}

// Those that end with a star are what all pass through, and the answer where there is no door.
function routeOf(context: Context): string {
  return matchedRoutes(context).findLast(({ path }) => !path.endsWith('*'))?.path ?? '*'
}
