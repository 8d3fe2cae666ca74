/**
 * First number of a frame on `/sync`: 0-3 are y-websocket's own, 100 and up are ours. A standard client never
 * receives ours: the server sends them only to a connection opened with `?schema=`.
 */
export const syncMessage = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  /** Server to client, JSON of `DocumentStatus`: whether you may write, whether storage answers, which epoch it is. */
  status: 100,
  /** Both ways, varUint: « what I sent until here » and, once it is stored, the same number back. */
  marker: 102,
} as const

/** What a document room tells those who have it open. */
export interface DocumentStatus {
  readonly mayWrite: boolean
  /** False while the server cannot store: nothing is being saved. */
  readonly isStoring: boolean
  /** Changes when a backup is restored: what was kept from another epoch is of no use. */
  readonly epoch: string
}

/** Version of the documents' layout; a client that knows less is told to reload (4426). */
export const documentSchema = 1
