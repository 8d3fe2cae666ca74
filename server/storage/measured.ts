import type { Storage } from './storage.ts'

/** How long commits take, by whose clock, and who wants to know. */
export interface CommitWatch {
  /** Milliseconds of a clock that never goes back. */
  readonly stopwatch: () => number
  readonly onCommit: (tookMs: number) => void
  readonly log: { warn(fields: object, message: string): void }
}

const slowMs = 1_000

/** The same storage, with every commit timed, those that fail too, and the slow ones told to the operator. */
export function measured(storage: Storage, { stopwatch, onCommit, log }: CommitWatch): Storage {
  return {
    ...storage,
    commit: async (writes) => {
      const startedAt = stopwatch()
      try {
        await storage.commit(writes)
      } finally {
        const tookMs = stopwatch() - startedAt
        onCommit(tookMs)
        if (tookMs > slowMs) log.warn({ tookMs: Math.round(tookMs), writes: writes.length }, 'a commit was slow')
      }
    },
  }
}
