import { sha256 } from '../../../../server/access/secrets.ts'
import type { Storage, Write } from '../../../../server/storage/storage.ts'
import type { ParticipantId, WorkshopId } from '../../../../shared/id.ts'
import type { ParticipantRole } from '../../../../shared/workshop/participant.ts'
import { seedSchema, workshopFrom } from '../../../../shared/workshop/seed.ts'
import { seedUpdate } from '../document.ts'
import { roomName, type Shape } from '../shape.ts'

const yearMs = 365 * 24 * 3600 * 1000
const roomsACommit = 50
const firstCode = 100_000

/**
 * Stores a démarche a room, in the phase in which all write, with its people (the first of them leads it) and the
 * document that all begin with.
 */
export async function storeWorkshops(storage: Storage, run: string, { rooms, members }: Shape): Promise<void> {
  for (let first = 0; first < rooms; first += roomsACommit) {
    const count = Math.min(roomsACommit, rooms - first)
    const writes = Array.from({ length: count }, (_, at) => writesOf(run, first + at, members))
    await storage.commit(writes.flat())
  }
}

function writesOf(run: string, room: number, members: number): readonly Write[] {
  const at = Date.now()
  const id = roomName(run, room) as WorkshopId
  const people = Array.from({ length: members }, (_, member) => room * members + member)
  const code = String(firstCode + room)
  const participants = people.map((index) =>
    participantOf(index, at, index % members === 0 ? 'facilitator' : 'contributor'),
  )
  const seed = seedSchema.parse({
    title: `Banc ${room}`,
    phase: 'share',
    institutions: [{ id: 'caf', name: 'Caisse d’allocations familiales', short: 'CAF', role: 'signatory' }],
    participants: Object.fromEntries(participants.map((participant) => [participant.id, participant])),
  })
  const workshop = workshopFrom(seed, { id, code, today: new Date(at).toISOString().slice(0, 10) })
  return [
    { type: 'workshop', workshop: id, code, at },
    {
      type: 'facts',
      workshop: id,
      recorded: [{ revision: 1, at, by: null, fact: { type: 'workshop-created', workshop } }],
    },
    { type: 'update', workshop: id, document: 'diagnostic', seq: 1, by: 'server', at, update: seedUpdate },
    ...people.map((index): Write => {
      const token = sha256(tokenOf(index))
      return { type: 'session', session: { token, workshop: id, participant: personOf(index), expiresAt: at + yearMs } }
    }),
  ]
}

function participantOf(index: number, joinedAt: number, role: ParticipantRole) {
  return { id: personOf(index), name: `Personne ${index}`, institution: 'caf', role, joinedAt }
}

/** The participant that a client is. */
export function personOf(index: number): ParticipantId {
  return `person-${index}` as ParticipantId
}

/** The cookie that makes a client that participant. */
export function cookieOf(index: number): string {
  return `tdt=${tokenOf(index)}`
}

function tokenOf(index: number): string {
  return `bench-token-${index}`
}
