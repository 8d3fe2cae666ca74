import { memoryStorage } from '../../server/storage/memory.ts'
import type { Storage, Write } from '../../server/storage/storage.ts'

/** Storage in memory that can be made to fail, to hang, and that remembers what it was given. */
export interface BreakableStorage extends Storage {
  readonly commits: (readonly Write[])[]
  /** Thrown by every commit and check until it is null again. */
  failure: Error | null
  /** Whether a failing commit is carried out all the same, as when an answer is lost. */
  isLate: boolean
  /** Commits wait until this is opened again. */
  hold(): () => void
}

export function breakableStorage(storage: Storage = memoryStorage()): BreakableStorage {
  let gate: Promise<void> = Promise.resolve()
  const breakable: BreakableStorage = {
    ...storage,
    commits: [],
    failure: null,
    isLate: false,
    hold: () => {
      let open = () => {}
      gate = new Promise((resolve) => {
        open = resolve
      })
      return open
    },
    commit: async (writes) => {
      await gate
      if (!breakable.failure || breakable.isLate) await storage.commit(writes)
      if (breakable.failure) throw breakable.failure
      breakable.commits.push(writes)
    },
    check: async () => {
      if (breakable.failure) throw breakable.failure
    },
  }
  return breakable
}
