import * as Y from 'yjs'
import { writeActionPlan } from '../../shared/documents/action.ts'
import { writeDiagnostic } from '../../shared/documents/finding.ts'
import { markPassage, resolvePassage, richTextOf } from '../../shared/documents/passage.ts'
import type { ParticipantId, WorkshopId } from '../../shared/id.ts'
import type { Archive } from '../../shared/plan/archive.ts'
import { closeCode } from '../../shared/protocol/close-code.ts'
import { documentNames, type DocumentName } from '../../shared/workshop/document-name.ts'
import type { Given } from '../../shared/workshop/act.ts'
import { mayWrite } from '../../shared/workshop/permission.ts'
import { workshopFrom, type Seed } from '../../shared/workshop/seed.ts'
import type { Workshop } from '../../shared/workshop/workshop.ts'
import { freshCode, freshId, type RandomBytes } from '../access/secrets.ts'
import type { Bell } from '../bell/bell.ts'
import { CodeTaken, type Storage, type Write } from '../storage/storage.ts'
import type { Crowd } from './crowd.ts'
import type { CommentOnPassage, DocumentDesk, OpenThread } from './document-desk.ts'
import { openDocumentRoom, type DocumentRoom } from './document-room.ts'
import { newsOf, type ServerId } from './news.ts'
import { Storing } from './storing.ts'
import { openWorkshopRoom, type WorkshopRoom } from './workshop-room.ts'

/** Where rooms report what the operator should know. */
export interface Log {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

/** What the rooms are handed. */
export interface RoomsSettings {
  readonly storage: Storage
  readonly now: () => number
  readonly random: RandomBytes
  readonly log: Log
  /** Everybody's sockets. */
  readonly crowd: Crowd
  /** To and from the other servers; absent on one that is alone. */
  readonly bell?: Bell
}

const sweepEveryMs = 30_000
const unusedMs = 60_000

/** The démarches and documents that are open on this server, each opened once. */
export class Rooms implements DocumentDesk {
  readonly #settings: RoomsSettings
  readonly #workshops = new Map<WorkshopId, Promise<WorkshopRoom | null>>()
  readonly #documents = new Map<string, Promise<DocumentRoom>>()
  readonly #storing: Storing
  readonly #server: ServerId
  /** When somebody last asked for a room. */
  readonly #usedAt = new Map<string, number>()
  /** Documents that are being put away. */
  readonly #closing = new Map<string, Promise<void>>()
  readonly #sweep: ReturnType<typeof setInterval>

  constructor(settings: RoomsSettings) {
    this.#settings = settings
    this.#server = freshId(settings.random)
    this.#sweep = setInterval(() => void this.closeIdle(), sweepEveryMs)
    this.#storing = new Storing(
      () => settings.storage.check(),
      (isStoring) => void this.#tellStoring(isStoring),
    )
  }

  get isStoring(): boolean {
    return this.#storing.isStoring
  }

  /** The room of a démarche, opened if need be; null when there is no such démarche. */
  workshop(id: WorkshopId): Promise<WorkshopRoom | null> {
    const { storage, now, random, bell, crowd, log } = this.#settings
    const onFailure = (error: unknown) => this.#failed(id, error)
    const onGone = (participant: ParticipantId) => crowd.sendAway(`${id}/${participant}`)
    const news = bell ? newsOf(id, { bell, server: this.#server, log }) : null
    this.#usedAt.set(id, now())
    return remembered(this.#workshops, id, () =>
      openWorkshopRoom(id, { storage, now, random, documents: this, news, onFailure, onGone }),
    )
  }

  /** The room of a document; throws when what is stored cannot be read, rather than show it empty. */
  document(id: WorkshopId, name: DocumentName): Promise<DocumentRoom> {
    const { storage, now, log } = this.#settings
    const key = `${id}/${name}`
    const onStoring = (isStoring: boolean) => this.#storing.documentStores(key, isStoring)
    this.#usedAt.set(key, now())
    return remembered(this.#documents, key, async () => {
      await this.#closing.get(key)
      return openDocumentRoom(id, name, { storage, now, onStoring, log, epoch: '', news: null })
    })
  }

  /** Puts away the rooms that nobody has been in for a minute; never one with something that is not stored. */
  async closeIdle(): Promise<void> {
    for (const [id, opening] of this.#workshops) {
      const room = await opening.catch(() => null)
      if (!room?.isIdle || !this.#isUnused(id) || this.#workshops.get(id) !== opening) continue
      room.close()
      this.#workshops.delete(id)
    }
    for (const [key, opening] of this.#documents) await this.#closeIdleDocument(key, opening)
    // Rooms that are put away, and those that were asked for and never were.
    for (const key of this.#usedAt.keys()) {
      if (!this.#documents.has(key) && !this.#workshops.has(key as WorkshopId)) this.#usedAt.delete(key)
    }
  }

  async #closeIdleDocument(key: string, opening: Promise<DocumentRoom>): Promise<void> {
    const room = await opening.catch(() => null)
    if (!room || !this.#mayClose(key, room)) return
    await room.read(() => null) // Stores what waits, or tells us that it cannot.
    if (!this.#mayClose(key, room) || this.#documents.get(key) !== opening) return
    this.#documents.delete(key)
    const closing = room.close(closeCode.restarting).finally(() => this.#closing.delete(key))
    this.#closing.set(key, closing)
    await closing
  }

  #mayClose(key: string, room: DocumentRoom): boolean {
    return room.size === 0 && this.#isUnused(key) && !this.#storing.isFailing(key)
  }

  #isUnused(key: string): boolean {
    return Math.abs(this.#settings.now() - (this.#usedAt.get(key) ?? 0)) > unusedMs
  }

  /** Makes a démarche, with its documents where it comes from an export; null when it cannot be stored now. */
  async create(seed: Seed, documents: Archive['documents'] | null): Promise<Workshop | null> {
    const { storage, now, random } = this.#settings
    for (;;) {
      const at = now()
      const given = { id: freshId<WorkshopId>(random), code: freshCode(random), today: dayOf(at) }
      const workshop = workshopFrom(seed, given)
      const recorded = [{ revision: 1, at, by: null, fact: { type: 'workshop-created', workshop } as const }]
      const writes: Write[] = [
        { type: 'workshop', workshop: workshop.id, code: workshop.code, at },
        { type: 'facts', workshop: workshop.id, recorded },
        ...(documents ? documentNames.flatMap((name) => firstUpdate(workshop.id, name, documents, at)) : []),
      ]
      try {
        await storage.commit(writes)
        return { ...workshop, revision: 1 }
      } catch (error) {
        if (error instanceof CodeTaken) continue
        this.#failed(workshop.id, error)
        return null
      }
    }
  }

  async find(workshop: WorkshopId, comment: OpenThread): Promise<Given['subject']> {
    const room = await this.document(workshop, comment.document)
    return room.read((doc) => {
      const text = richTextOf(doc, comment.document, comment.subject)
      if (!text) return 'unknown'
      return comment.passage && !resolvePassage(doc, text, comment.passage) ? 'passage-not-found' : 'found'
    })
  }

  async markPassage(workshop: WorkshopId, comment: CommentOnPassage, writes: readonly Write[]): Promise<void> {
    const room = await this.document(workshop, comment.document)
    await room.act(
      (doc) => {
        const text = richTextOf(doc, comment.document, comment.subject)
        const ranges = text && resolvePassage(doc, text, comment.passage)
        // Erased since it was found: the thread is kept, detached from the start.
        if (ranges) markPassage(doc, ranges, comment.thread)
      },
      () => writes,
    )
  }

  changeRights(workshop: Workshop): void {
    for (const name of documentNames) {
      const opening = this.#documents.get(`${workshop.id}/${name}`)
      const mayType = (participant: ParticipantId) => mayTypeIn(workshop, name, participant)
      void opening?.then(
        (room) => room.changeRights(mayType),
        () => undefined, // It never opened: there is nobody to tell.
      )
    }
  }

  /** Stores what is pending and ends every connection with this code. */
  async close(code: number): Promise<void> {
    this.#storing.close()
    clearInterval(this.#sweep)
    await Promise.allSettled(this.#closing.values())
    const documents = await Promise.allSettled(this.#documents.values())
    await Promise.all(documents.flatMap((one) => (one.status === 'fulfilled' ? [one.value.close(code)] : [])))
    const workshops = await Promise.allSettled(this.#workshops.values())
    for (const one of workshops) if (one.status === 'fulfilled') one.value?.close()
  }

  #failed(workshop: WorkshopId, error: unknown): void {
    this.#settings.log.error({ workshop, error }, 'storage failed: nothing is being saved')
    this.#storing.commandFailed()
  }

  async #tellStoring(isStoring: boolean): Promise<void> {
    this.#settings.log.warn({ isStoring }, isStoring ? 'storage is back' : 'storage does not answer')
    const rooms = await Promise.allSettled(this.#workshops.values())
    for (const room of rooms) if (room.status === 'fulfilled') room.value?.tellStoring(isStoring)
  }
}

/** Whether this participant may type in this document now. */
export function mayTypeIn(workshop: Workshop, name: DocumentName, participant: ParticipantId): boolean {
  const role = workshop.participants[participant]?.role
  return role !== undefined && mayWrite({ kind: 'participant', id: participant, role }, name, workshop.phase)
}

// A promise that failed is forgotten, so that the next one who asks tries again.
function remembered<Key, Value>(map: Map<Key, Promise<Value>>, key: Key, open: () => Promise<Value>): Promise<Value> {
  const known = map.get(key)
  if (known) return known
  const opening = open()
  map.set(key, opening)
  opening.then(
    (value) => value === null && map.delete(key),
    () => map.delete(key),
  )
  return opening
}

function firstUpdate(
  workshop: WorkshopId,
  document: DocumentName,
  documents: Archive['documents'],
  at: number,
): readonly Write[] {
  const doc = new Y.Doc()
  if (document === 'diagnostic') writeDiagnostic(doc, documents.diagnostic)
  else writeActionPlan(doc, documents.plan)
  const update = Y.encodeStateAsUpdate(doc)
  const client = doc.clientID
  doc.destroy()
  return [
    { type: 'writer', workshop, document, client, writer: 'server', seq: 1 },
    { type: 'update', workshop, document, seq: 1, by: 'server', at, update },
  ]
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}
