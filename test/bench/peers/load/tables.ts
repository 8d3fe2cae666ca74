/** How many rows the tables have, and what the load's chance starts from. */
export interface TableSizes {
  readonly seed: number
  readonly writers: number
  /** Yjs clocks that a writer may use. */
  readonly clocks: number
  readonly presences: number
  readonly presenceClocks: number
}

/** The tables' memory, as it is handed to the threads. */
export interface SharedTables extends TableSizes {
  readonly insertedAt: SharedArrayBuffer
  readonly deletedAt: SharedArrayBuffer
  readonly awarenessAt: SharedArrayBuffer
  readonly seenByOthers: SharedArrayBuffer
  readonly window: SharedArrayBuffer
}

/**
 * When each edit was sent, by writer and Yjs clock, in memory that all threads share: whoever receives a clock looks its
 * time up. Updates carry nothing of ours, and a server may forward, merge, delay or write them anew.
 */
export class Tables {
  readonly sizes: TableSizes
  readonly insertedAt: Float64Array
  readonly deletedAt: Float64Array
  readonly awarenessAt: Float64Array
  readonly seenByOthers: Uint8Array
  /** From when until when edits count. */
  readonly window: Float64Array

  constructor(shared: SharedTables) {
    this.sizes = shared
    this.insertedAt = new Float64Array(shared.insertedAt)
    this.deletedAt = new Float64Array(shared.deletedAt)
    this.awarenessAt = new Float64Array(shared.awarenessAt)
    this.seenByOthers = new Uint8Array(shared.seenByOthers)
    this.window = new Float64Array(shared.window)
  }

  isInWindow(time: number): boolean {
    return time >= (this.window[0] ?? Infinity) && time <= (this.window[1] ?? Infinity)
  }
}

/** Fresh memory for the tables. */
export function sharedTables(sizes: TableSizes): SharedTables {
  const numbers = (count: number) => new SharedArrayBuffer(Math.max(1, count) * 8)
  const edits = sizes.writers * sizes.clocks
  return {
    ...sizes,
    insertedAt: numbers(edits),
    deletedAt: numbers(edits),
    awarenessAt: numbers(sizes.presences * sizes.presenceClocks),
    seenByOthers: new SharedArrayBuffer(Math.max(1, edits)),
    window: numbers(2),
  }
}
