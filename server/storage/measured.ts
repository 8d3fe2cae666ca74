import type { Storage } from './storage.ts'

/** How long commits take, by whose clock, and who wants to know. */
export interface CommitWatch {
  /** Milliseconds of a clock that never goes back. */
  readonly stopwatch: () => number
  readonly onCommit: (tookMs: number) => void
}

/** The same storage, with every commit timed, those that fail too. */
export function measured(storage: Storage, { stopwatch, onCommit }: CommitWatch): Storage {
  return {
    ...storage,
    commit: async (writes) => {
      const startedAt = stopwatch()
      try {
        await storage.commit(writes)
      } finally {
        onCommit(stopwatch() - startedAt)
      }
    },
  }
}
