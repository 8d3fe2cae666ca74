import type { Context as AnyContext } from 'hono'
import type { Participant, Person } from '../../shared/workshop/participant.ts'
import type { Workshop } from '../../shared/workshop/workshop.ts'
import type { AccessVariables } from './origin.ts'
import { isProjector, sessionIn, type SessionSettings } from './sessions.ts'

/** Who a request comes from, in one démarche, and until when they are taken for it (null: as long as they like). */
export type Visitor =
  | {
      readonly person: Extract<Person, { kind: 'participant' }>
      readonly participant: Participant
      readonly expiresAt: number
    }
  | { readonly person: Extract<Person, { kind: 'projector' }>; readonly participant: null; readonly expiresAt: null }

/** What a démarche knows of the people in it. */
export interface People {
  readonly workshop: Pick<Workshop, 'id'>
  participant(id: Participant['id']): Promise<Participant | null>
}

/** Who is asking; null when this browser has no place here. `?as=projector` asks as the room's screen. */
export async function visitorOf(
  context: AnyContext<AccessVariables>,
  settings: SessionSettings,
  people: People,
): Promise<Visitor | null> {
  if (context.req.query('as') === 'projector') {
    if (!isProjector(context, settings, people.workshop.id)) return null
    return { person: { kind: 'projector' }, participant: null, expiresAt: null }
  }
  const session = await sessionIn(context, settings, people.workshop.id)
  const participant = session && (await people.participant(session.participant))
  if (!participant) return null
  const { expiresAt } = session
  return { person: { kind: 'participant', id: participant.id, role: participant.role }, participant, expiresAt }
}
