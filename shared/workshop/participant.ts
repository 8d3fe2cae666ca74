import type { InstitutionId, ParticipantId } from '../id.ts'

/** What a person may be in one démarche; the projector is a reader without a name. */
export const participantRoles = ['facilitator', 'contributor', 'reader'] as const

export type ParticipantRole = (typeof participantRoles)[number]

/** A person who takes part, for an institution or (inhabitants) for none. */
export interface Participant {
  readonly id: ParticipantId
  readonly name: string
  readonly institution: InstitutionId | null
  readonly role: ParticipantRole
  readonly joinedAt: number
}

/** Who looks at a démarche or asks something of it. */
export type Person =
  | { readonly kind: 'participant'; readonly id: ParticipantId; readonly role: ParticipantRole }
  | { readonly kind: 'projector' }

/** A participant as one who looks or asks. */
export function personOf({ id, role }: Pick<Participant, 'id' | 'role'>): Person {
  return { kind: 'participant', id, role }
}
