import { getConnInfo } from '@hono/node-server/conninfo'
import { isThisMachine } from '../access/network.ts'
import { isSameSecret } from '../access/secrets.ts'
import type { Metrics } from '../metrics/prometheus.ts'
import type { Context } from './door.ts'

/** What the door of the metrics is handed. */
export interface MetricsDoor {
  readonly metrics: Metrics
  readonly metricsToken: string | null
}

/** Answers this very machine, or whoever has the token; for everybody else there is nothing here. */
export async function answerMetrics(context: Context, { metrics, metricsToken }: MetricsDoor): Promise<Response> {
  if (!mayRead(context, metricsToken)) return context.json({ error: 'not-found' }, 404)
  const { type, text } = await metrics.page()
  return context.body(text, 200, { 'Content-Type': type, 'Cache-Control': 'no-store' })
}

function mayRead(context: Context, token: string | null): boolean {
  const given = context.req.header('authorization')
  if (token !== null && given !== undefined && isSameSecret(given, `Bearer ${token}`)) return true
  // Any of these is the mark of a proxy, behind which stands the whole world.
  const forwarded = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'].map((name) => context.req.header(name))
  const { address } = getConnInfo(context).remote
  return isThisMachine({ address, forwarded: forwarded.find((one) => one !== undefined) })
}
