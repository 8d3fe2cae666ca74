import { createHash } from 'node:crypto'
import { canonical, type Json } from '../../shared/canonical.ts'
import type { Fact } from '../../shared/workshop/fact.ts'

/** The payload of a fact as it is stored: canonical JSON, so that equal facts have equal digests. */
export function payloadOf(fact: Fact): string {
  return canonical(fact as unknown as Json)
}

/**
 * The digest of a fact: SHA-256(digest before it, SHA-256 of its payload), '' before the first. A payload
 * erased for privacy leaves its own digest, and the chain can still be verified.
 */
export function chained(previous: string, payload: string): string {
  return sha256(previous + sha256(payload))
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
