import type { DocumentRoomSettings } from '../../server/live/document-room.ts'
import { countsOf } from '../../server/metrics/counts.ts'
import type { Storage } from '../../server/storage/storage.ts'

/** What a document room is handed on a server that is alone. */
export function roomAlone(storage: Storage, choices: Partial<DocumentRoomSettings> = {}): DocumentRoomSettings {
  return {
    storage,
    now: Date.now,
    stopwatch: () => performance.now(),
    epoch: 'e1',
    onStoring: () => {},
    onUnreadable: () => {},
    opening: 'when-needed',
    log: { warn: () => {} },
    news: null,
    counts: countsOf(),
    ...choices,
  }
}
