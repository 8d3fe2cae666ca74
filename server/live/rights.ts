import type { ParticipantId } from '../../shared/id.ts'
import type { DocumentName } from '../../shared/workshop/document-name.ts'
import { personOf } from '../../shared/workshop/participant.ts'
import { mayRead, mayWrite } from '../../shared/workshop/permission.ts'
import type { Workshop } from '../../shared/workshop/workshop.ts'
import type { Rights } from './document-room.ts'

/** What this participant may do with this document now. */
export function rightsIn(workshop: Workshop, name: DocumentName, participant: ParticipantId): Rights {
  const known = workshop.participants[participant]
  if (!known) return { mayRead: false, mayWrite: false }
  const person = personOf(known)
  return { mayRead: mayRead(person, name, workshop), mayWrite: mayWrite(person, name, workshop) }
}
