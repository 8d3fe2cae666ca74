import { z } from 'zod'
import type { ParticipantId } from '../../shared/id.ts'

const longestState = 2_048

/** Whose state it is, as the server knows it. */
export interface CaretOwner {
  readonly participant: ParticipantId
  readonly name: string
}

const stateSchema = z.object({
  cursor: z.object({ anchor: z.unknown(), head: z.unknown() }).nullish().catch(null),
  /** The field that the person is in: plain fields have no caret to show. */
  place: z
    .object({ subject: z.string().max(64), field: z.string().max(64) })
    .nullish()
    .catch(null),
})

// The tones of the design, for clients that paint carets by `user.color`: six digits, Tiptap takes no other.
const tones = ['#8A3A8F', '#B0421A', '#1F6FA8', '#3D6B00'] as const

/**
 * One's awareness state as JSON, with the identity that the server knows and nothing but the caret and the place of
 * what was claimed; null when it is too long. Throws when it is no state.
 */
export function stamped(json: string, { participant: id, name }: CaretOwner): string | null {
  if (json.length > longestState) return null
  const { cursor = null, place = null } = stateSchema.parse(JSON.parse(json))
  return JSON.stringify({ user: { id, name, color: toneOf(id) }, cursor, place })
}

/** Whose state it is that a server stamped. */
export function stampedOwner(json: string): ParticipantId {
  return stampedSchema.parse(JSON.parse(json)).user.id as ParticipantId
}

const stampedSchema = z.object({ user: z.object({ id: z.string() }) })

// FNV-1a, as the client picks its tones.
function toneOf(id: string): string {
  let hash = 0x811c9dc5
  for (const sign of id) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193)
  return tones[(hash >>> 15) % tones.length] ?? tones[0]
}
