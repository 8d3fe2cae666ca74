import { sleep } from '../peers/load/clock.ts'
import { Fleet } from '../peers/load/fleet.ts'
import { memoryMb } from '../peers/machine/usage.ts'
import type { Server } from '../peers/machine/server.ts'
import { cookieOf } from '../peers/targets/stored-workshops.ts'
import { session, workshopOf } from './people.ts'
import type { Churned } from './verdict.ts'

const atOnce = 20
// A room is put away a minute after its last use, at the next of the rounds made every half minute.
const untilPutAwayMs = 100_000

/** Opens many rooms, a few at a time, and leaves them; after each batch, waits until they are put away. */
export async function churn(server: Server, batches: number, roomsABatch: number): Promise<readonly Churned[]> {
  const nothing = { writers: 0, clocks: 0, presences: 0, presenceClocks: 0 }
  const fleet = await Fleet.start({ protocol: 'y-websocket', threads: 1, seed: 1, ...nothing })
  const measured: Churned[] = []
  try {
    for (let batch = 0; batch < batches; batch++) {
      const first = session.workshops + batch * roomsABatch
      for (let done = 0; done < roomsABatch; done += atOnce) {
        await visit(server, fleet, { first: first + done, count: Math.min(atOnce, roomsABatch - done) })
      }
      const opened = memoryMb(server.pids)
      await sleep(untilPutAwayMs)
      const rooms = (batch + 1) * roomsABatch
      measured.push({ rooms, memoryMb: memoryMb(server.pids) })
      console.log(
        `${rooms} rooms: ${opened.toFixed(1)} MB when opened, ${memoryMb(server.pids).toFixed(1)} MB when put away`,
      )
    }
  } finally {
    await fleet.stop()
  }
  return measured
}

interface Visit {
  readonly first: number
  readonly count: number
}

async function visit(server: Server, fleet: Fleet, { first, count }: Visit): Promise<void> {
  const plans = Array.from({ length: count }, (_, at) => {
    const index = (first + at) * session.members
    const room = workshopOf(index)
    const nothing = { writerIndex: -1, presenceIndex: -1, isMeasured: false, documentBytes: 3, keepsDocument: false }
    return { ...nothing, index, room, url: server.url(room), headers: { Cookie: cookieOf(index) } }
  })
  const joins = await fleet.connect(plans, { timeoutMs: 20_000 })
  const failed = joins.flatMap((join) => ('failed' in join ? [join.failed] : []))
  if (failed.length > 0) throw new Error(`a room could not be opened: ${failed[0]}`)
  await fleet.close()
}
