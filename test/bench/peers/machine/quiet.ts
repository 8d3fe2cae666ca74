import { sleep } from '../load/clock.ts'
import { log } from './log.ts'
import { Meter } from './usage.ts'

const mostWaitMs = 180_000
const lookMs = 2_000

/** Other processes of the machine would show as latency of the server: waits until they use this little. */
export async function untilQuiet(mostCores: number): Promise<void> {
  for (let waitedMs = 0; waitedMs < mostWaitMs; waitedMs += lookMs) {
    const meter = new Meter([])
    await sleep(lookMs)
    const { foreignCores } = meter.read()
    if (foreignCores <= mostCores) return
    if (waitedMs === 0) log(`waiting: other processes use ${foreignCores.toFixed(2)} cores`)
  }
  log('still not quiet, going on')
}
