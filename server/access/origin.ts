import type { MiddlewareHandler } from 'hono'

/** What the request handlers may read of the operator's settings. */
export interface AccessVariables {
  readonly Variables: { publicOrigin: string | null }
}

/** Refuses what another site's page makes a browser send. Requests without an Origin (scripts, navigation) pass. */
export function refuseForeignOrigin(publicUrl: string | null): MiddlewareHandler<AccessVariables> {
  return async (context, next) => {
    context.set('publicOrigin', publicUrl)
    const origin = context.req.header('origin')
    if (origin !== undefined && !isOwn(origin, context.req.header('host'), publicUrl)) {
      return context.json({ error: 'foreign-origin' }, 403)
    }
    return next()
  }
}

function isOwn(origin: string, host: string | undefined, publicUrl: string | null): boolean {
  if (origin === publicUrl) return true
  if (host === undefined || !URL.canParse(origin) || new URL(origin).host !== host) return false
  // Under its public name a site is also its protocol: whoever answers for it on plain HTTP is somebody else.
  return publicUrl === null || new URL(publicUrl).host !== host
}
