import { useSyncExternalStore } from 'react'
import type * as Y from 'yjs'
import { readSession, sessionsOf, type BilateralSession } from '../../shared/documents/bilateral-session.ts'
import type { BilateralSessionId } from '../../shared/id.ts'
import { liveRecordsIn } from '../link/live-records.ts'

const liveSessions = liveRecordsIn(sessionsOf, (id, record) => readSession(id as BilateralSessionId, record))

/** Every session of a space, as they were added, archived ones included; only what changed is a new object. */
export function useSessions(doc: Y.Doc): readonly BilateralSession[] {
  const { subscribe, current } = liveSessions(doc)
  return useSyncExternalStore(subscribe, current)
}
