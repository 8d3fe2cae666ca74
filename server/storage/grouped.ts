import { setImmediate } from 'node:timers/promises'
import { Conflict, type Storage, type Write } from './storage.ts'

/** A commit that was asked for and not answered yet. */
interface Asked {
  readonly writes: readonly Write[]
  readonly stored: () => void
  readonly failed: (error: unknown) => void
}

/**
 * One commit for all that is asked for in one turn of the event loop, or while a commit is under way: what a disk
 * takes for one, it takes for a hundred. Each caller is answered for its own writes, in the order of asking.
 */
export function grouped(storage: Storage): Storage {
  let waiting: Asked[] = []
  let working: Promise<void> | null = null
  const work = async (): Promise<void> => {
    // The rest of this turn may ask for more.
    await setImmediate()
    while (waiting.length > 0) {
      const group = waiting
      waiting = []
      await storeTogether(storage, group)
    }
    working = null
  }
  return {
    ...storage,
    commit: (writes) =>
      new Promise((stored, failed) => {
        waiting.push({ writes, stored, failed })
        working ??= work()
      }),
    close: async () => {
      await working
      await storage.close()
    },
  }
}

async function storeTogether(storage: Storage, group: readonly Asked[]): Promise<void> {
  let left = group
  for (;;) {
    const error = await failureOf(storage, left)
    if (error === null || left.length === 1) return answer(left, error)
    left = error instanceof Conflict ? await storeAlone(storage, left) : await storeFirst(storage, left)
    if (left.length === 0) return
  }
}

// Somebody in the group was too late: each stands for itself.
async function storeAlone(storage: Storage, group: readonly Asked[]): Promise<readonly Asked[]> {
  let left = group
  while (left.length > 0) left = await storeFirst(storage, left)
  return left
}

// Storage fails, perhaps for one of them only: the first tells. If it fails alone as well, nobody waits for their turn.
async function storeFirst(storage: Storage, [first, ...others]: readonly Asked[]): Promise<readonly Asked[]> {
  if (!first) return []
  const error = await failureOf(storage, [first])
  answer([first], error)
  if (error === null || error instanceof Conflict) return others
  answer(others, error)
  return []
}

/** What the commit of these failed with; null when they are stored. */
async function failureOf(storage: Storage, group: readonly Asked[]): Promise<{} | null> {
  try {
    await storage.commit(group.flatMap(({ writes }) => writes))
    return null
  } catch (error) {
    return error ?? new Error('the commit failed without saying why')
  }
}

function answer(group: readonly Asked[], error: unknown): void {
  for (const { stored, failed } of group) {
    if (error === null) stored()
    else failed(error)
  }
}
