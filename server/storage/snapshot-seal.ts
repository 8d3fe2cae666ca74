import { createHash } from 'node:crypto'

/** What is kept beside a snapshot, so that its bytes can be trusted and sent before the document is put together. */
export interface Seal {
  /** SHA-256 of the vector and the state, in hexadecimal. */
  readonly digest: string
  /** The Yjs state vector (V1) of the state. */
  readonly vector: Uint8Array
}

/** The seal of a snapshot's bytes. */
export function sealOf(state: Uint8Array, vector: Uint8Array): Seal {
  return { digest: digestOf(state, vector), vector: vector.slice() }
}

/** Whether these are the bytes that were sealed. */
export function isSealed(state: Uint8Array, { digest, vector }: Seal): boolean {
  return digestOf(state, vector) === digest
}

/** A seal as it is stored beside a snapshot of this time. */
export function sealText({ digest, vector }: Seal, at: number): string {
  return `${at} ${digest} ${Buffer.from(vector).toString('base64')}`
}

/**
 * The seal in a stored row; null where there is none. A server of an older version replaces a row's bytes and time, and
 * leaves the seal of those that were there before: that one is of another time, and says nothing.
 */
export function sealIn(text: string | null, at: number): Seal | null {
  const [sealedAt, digest = '', vector = ''] = text?.split(' ') ?? []
  if (sealedAt !== String(at)) return null
  return { digest, vector: new Uint8Array(Buffer.from(vector, 'base64')) }
}

// The length goes first: no two pairs are written the same.
function digestOf(state: Uint8Array, vector: Uint8Array): string {
  return createHash('sha256').update(`${vector.length}:`).update(vector).update(state).digest('hex')
}
