import * as encoding from 'lib0/encoding'
import { writeSyncStep1 } from 'y-protocols/sync'
import * as Y from 'yjs'
import { openDocumentRoom } from '../../../../server/live/document-room.ts'
import { countsOf } from '../../../../server/metrics/counts.ts'
import type { Storage } from '../../../../server/storage/storage.ts'
import type { WorkshopId } from '../../../../shared/id.ts'
import { closeCode } from '../../../../shared/protocol/close-code.ts'
import { syncMessage } from '../../../../shared/protocol/sync-message.ts'
import { updateFrame } from '../../../support/document-peer.ts'
import { log } from '../machine/log.ts'
import { personOf } from './stored-workshops.ts'

// About what a second of ten people typing comes to.
const editsACommit = 50
const betweenEditsMs = 1_000

/**
 * Brings edits into a démarche's diagnostic one after the other, as a person would over months: through the document
 * room, its gate and its commits, only on a clock that runs quickly enough for the budgets of a connection.
 */
export async function storeEdits(
  storage: Storage,
  workshop: WorkshopId,
  updates: readonly Uint8Array[],
): Promise<void> {
  const clock = { now: Date.now() - updates.length * betweenEditsMs }
  const room = await openDocumentRoom(workshop, 'diagnostic', {
    storage,
    now: () => clock.now,
    stopwatch: () => performance.now(),
    epoch: await storage.epoch(),
    news: null,
    counts: countsOf(),
    onStoring: () => undefined,
    onUnreadable: () => undefined,
    opening: 'at-once',
    log: { warn: (fields, message) => log(`${message} ${JSON.stringify(fields)}`) },
  })
  const closed: string[] = []
  const socket = {
    send: () => undefined,
    sendTogether: () => undefined,
    close: (code: number, reason: string) => closed.push(`${code} ${reason}`),
    ping: () => undefined,
    terminate: () => undefined,
    bufferedAmount: 0,
  }
  const member = { participant: personOf(0), name: 'Personne 0', mayWrite: true, knowsOurMessages: false }
  const connection = room.join(socket, member)
  connection.receive(question())
  for (const [index, update] of updates.entries()) {
    clock.now += betweenEditsMs
    connection.receive(updateFrame(update))
    if (closed.length > 0) throw new Error(`edit ${index} was refused: ${closed.join()}`)
    if (index % editsACommit === 0) await room.read(() => null)
  }
  await room.close(closeCode.restarting)
}

function question(): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, syncMessage.sync)
    writeSyncStep1(encoder, new Y.Doc())
  })
}
