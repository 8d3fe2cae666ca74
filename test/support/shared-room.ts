import { randomBytes } from 'node:crypto'
import type { Bell } from '../../server/bell/bell.ts'
import type { DocumentDesk } from '../../server/live/document-desk.ts'
import { newsOf, type ServerId } from '../../server/live/news.ts'
import { openWorkshopRoom, type WorkshopRoom } from '../../server/live/workshop-room.ts'
import type { Storage } from '../../server/storage/storage.ts'
import type { ParticipantId, WorkshopId } from '../../shared/id.ts'
import type { CommandAnswer } from '../../shared/protocol/live-message.ts'
import { commandSchema } from '../../shared/workshop/command.ts'
import type { ParticipantRole, Person } from '../../shared/workshop/participant.ts'
import { seedSchema, workshopFrom } from '../../shared/workshop/seed.ts'
import type { View } from '../../shared/workshop/view.ts'
import type { Ask } from './build.ts'

const noDocuments: DocumentDesk = {
  find: async () => ({ words: '' }),
  findInVersion: async () => ({ words: '' }),
  markPassage: async () => {},
  keep: async () => null,
  readSources: async () => [],
  readNamed: async () => [],
  writeFact: async () => {},
  restoreVersion: async () => {},
  changeRights: () => {},
}

export const sharedWorkshop = 'w1' as WorkshopId

/** Writes the démarche that the servers share into an empty storage. */
export async function storeWorkshop(storage: Storage, at: number): Promise<void> {
  const seed = seedSchema.parse({ title: 'Convention du Val' })
  const workshop = workshopFrom(seed, { id: sharedWorkshop, code: '111111', today: '2026-01-15' })
  const recorded = [{ revision: 1, at, by: null, fact: { type: 'workshop-created', workshop } as const }]
  await storage.commit([
    { type: 'workshop', workshop: workshop.id, code: workshop.code, at },
    { type: 'facts', workshop: workshop.id, recorded },
  ])
}

/** What a server that shares a démarche is made of. */
export interface SharedRoomSettings {
  readonly server: string
  readonly storage: Storage
  readonly bell: Bell
  readonly now: () => number
}

/** A démarche as one of several servers holds it. */
export class SharedRoom {
  readonly room: WorkshopRoom
  /** Who was said to have left on another server. */
  readonly gone: readonly ParticipantId[]
  readonly failures: readonly unknown[]
  #lastId = 0
  readonly #server: string

  private constructor(server: string, room: WorkshopRoom, told: Pick<SharedRoom, 'gone' | 'failures'>) {
    this.#server = server
    this.room = room
    this.gone = told.gone
    this.failures = told.failures
  }

  static async open({ server, storage, bell, now }: SharedRoomSettings): Promise<SharedRoom> {
    const gone: ParticipantId[] = []
    const failures: unknown[] = []
    const log = { warn: (_: object, message: string) => void failures.push(message) }
    const room = await openWorkshopRoom(sharedWorkshop, {
      storage,
      now,
      random: randomBytes,
      documents: noDocuments,
      news: newsOf(sharedWorkshop, { bell, server: server as ServerId, log }),
      onFailure: (error) => failures.push(error),
      onGone: (participant) => gone.push(participant),
    })
    if (!room) throw new Error('the démarche is not stored')
    return new SharedRoom(server, room, { gone, failures })
  }

  ask(by: string, { id = `${this.#server}-${++this.#lastId}`, ...rest }: Ask): Promise<CommandAnswer> {
    return this.room.handle(by as ParticipantId, commandSchema.parse({ id, ...rest }))
  }

  join(id: string, role: ParticipantRole = 'contributor') {
    return this.room.join({ id: id as ParticipantId, name: id, institution: null, role })
  }

  /** Connects somebody; call what comes back to cut them off. */
  connect(id: string, seen: (view: View) => void = () => {}): () => void {
    const person: Person = { kind: 'participant', id: id as ParticipantId, role: 'contributor' }
    const failed = (error: unknown) => {
      throw error
    }
    return this.room.watch({ person, send: () => seen(this.see(id)), failed })
  }

  see(id: string): View {
    return this.room.view({ kind: 'participant', id: id as ParticipantId, role: 'contributor' }, true).view
  }
}
