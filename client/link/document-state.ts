/** A stored document as the server gives it: one Yjs update (V1), and the epoch it belongs to. */
export interface DocumentState {
  readonly update: Uint8Array
  readonly epoch: string | null
}

const firstWordWithinMs = 5_000
const wholeWithinMs = 30_000

/**
 * Asks for a stored document over plain HTTP, so that its text is there after one round trip; null when it does not
 * come in time or at all, and the websocket is to bring it.
 */
export async function readState(path: string, fetching: typeof fetch): Promise<DocumentState | null> {
  const giveUp = new AbortController()
  let limit = setTimeout(() => giveUp.abort(), firstWordWithinMs)
  try {
    const response = await fetching(path, { signal: giveUp.signal })
    if (!response.ok) return null
    clearTimeout(limit)
    limit = setTimeout(() => giveUp.abort(), wholeWithinMs)
    return { update: new Uint8Array(await response.arrayBuffer()), epoch: epochIn(response.headers.get('ETag')) }
  } catch {
    return null // Nobody answered: there is another road.
  } finally {
    clearTimeout(limit)
  }
}

// `"<epoch>-<seq>"`, marked as weak by proxies that compress.
function epochIn(etag: string | null): string | null {
  return /^(?:W\/)?"(.+)-\d+"$/.exec(etag ?? '')?.[1] ?? null
}
