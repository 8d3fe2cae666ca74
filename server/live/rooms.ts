import type { ParticipantId, WorkshopId } from '../../shared/id.ts'
import type { Archive } from '../../shared/plan/archive.ts'
import { closeCode } from '../../shared/protocol/close-code.ts'
import { documentNames, isDocumentName, type DocumentName } from '../../shared/workshop/document-name.ts'
import type { Seed } from '../../shared/workshop/seed.ts'
import type { Workshop } from '../../shared/workshop/workshop.ts'
import { freshId, type RandomBytes } from '../access/secrets.ts'
import type { Bell } from '../bell/bell.ts'
import type { Counts } from '../metrics/counts.ts'
import { DoneBefore, type Storage, type Write } from '../storage/storage.ts'
import type { Crowd } from './crowd.ts'
import { DayKeeper } from './day-keeper.ts'
import { documentActs } from './document-acts.ts'
import type { DocumentDesk } from './document-desk.ts'
import { openDocumentRoom, type DocumentRoom } from './document-room.ts'
import { DocumentUnreadable } from './live-document.ts'
import { Lookout } from './lookout.ts'
import { storeWorkshop } from './new-workshop.ts'
import { newsOf, type News, type ServerId } from './news.ts'
import { remembered } from './remembered.ts'
import { rightsIn } from './rights.ts'
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
  readonly stopwatch: () => number
  readonly random: RandomBytes
  readonly log: Log
  /** Everybody's sockets. */
  readonly crowd: Crowd
  /** To and from the other servers; null on one that is alone. */
  readonly bell: Bell | null
  /** The epoch of the database. */
  readonly epoch: string
  readonly counts: Counts
}

const sweepEveryMs = 30_000
const unusedMs = 60_000

/** The démarches and documents that are open on this server, each opened once. */
export class Rooms {
  readonly #settings: RoomsSettings
  readonly #workshops = new Map<WorkshopId, Promise<WorkshopRoom | null>>()
  readonly #documents = new Map<string, Promise<DocumentRoom>>()
  readonly #storing: Storing
  readonly #server: ServerId
  readonly #documentDesk: DocumentDesk
  /** When somebody last asked for a room. */
  readonly #usedAt = new Map<string, number>()
  /** Documents that are being put away. */
  readonly #closing = new Map<string, Promise<void>>()
  readonly #news = new Map<WorkshopId, News>()
  readonly #lookout: Lookout | null
  readonly #days: DayKeeper
  readonly #sweep: ReturnType<typeof setInterval>

  constructor(settings: RoomsSettings) {
    this.#settings = settings
    const { bell, log } = settings
    const onFailure = (error: unknown) => log.warn({ error }, 'what other servers stored cannot be read now')
    this.#lookout = bell && new Lookout({ bell, look: () => this.#look(), onFailure })
    this.#server = freshId(settings.random)
    this.#documentDesk = {
      ...documentActs((workshop, name) => this.document(workshop, name), settings),
      changeRights: (workshop) => this.#changeRights(workshop),
    }
    this.#days = new DayKeeper({ ...settings, warn: (about) => log.warn(about, 'a day could not be kept now') })
    this.#sweep = setInterval(() => void this.keepDays().then(() => this.closeIdle()), sweepEveryMs)
    this.#storing = new Storing(
      () => settings.storage.check(),
      (isStoring) => void this.#tellStoring(isStoring),
    )
  }

  get isStoring(): boolean {
    return this.#storing.isStoring
  }

  /** How many rooms are open. */
  get open(): { readonly workshops: number; readonly documents: number } {
    return { workshops: this.#workshops.size, documents: this.#documents.size }
  }

  get epoch(): string {
    return this.#settings.epoch
  }

  /** The room of a démarche, opened if need be; null when there is no such démarche. */
  workshop(id: WorkshopId): Promise<WorkshopRoom | null> {
    const { storage, now, random, crowd } = this.#settings
    const documents = this.#documentDesk
    const onFailure = (error: unknown) => this.#failed(id, error)
    const onGone = (participant: ParticipantId) => crowd.sendAway(`${id}/${participant}`)
    this.#usedAt.set(id, now())
    return remembered(this.#workshops, id, () =>
      openWorkshopRoom(id, { storage, now, random, documents, news: this.#newsOf(id), onFailure, onGone }),
    )
  }

  /** The room of a document; throws `DocumentUnreadable` rather than show it empty. */
  async document(id: WorkshopId, name: DocumentName): Promise<DocumentRoom> {
    const { now } = this.#settings
    const key = keyOf(id, name)
    const isOpen = this.#documents.has(key)
    this.#usedAt.set(key, now())
    const room = await remembered(this.#documents, key, async () => {
      await this.#closing.get(key)
      return this.#openDocument(id, name)
    })
    // Who comes from another server holds what was stored there, and must not be taken for a forger.
    if (isOpen && this.#lookout) await room.catchUp()
    return room
  }

  async #openDocument(id: WorkshopId, name: DocumentName): Promise<DocumentRoom> {
    const { storage, now, stopwatch, log, epoch, counts } = this.#settings
    const key = keyOf(id, name)
    const onStoring = (isStoring: boolean) => this.#storing.documentStores(key, isStoring)
    const news = this.#newsOf(id)
    const own = this.#documents.get(key)
    const onUnreadable = (error: unknown) => {
      counts.unreadable.add(key)
      log.error({ error, workshop: id, document: name }, 'a document cannot be read: it is not served')
    }
    // Whoever sealed one that could not be put together is not believed again.
    const opening = counts.unreadable.has(key) ? 'at-once' : 'when-needed'
    const settings = { storage, now, stopwatch, onStoring, log, epoch, news, counts, opening } as const
    try {
      const room = await openDocumentRoom(id, name, {
        ...settings,
        onUnreadable: (error) => {
          if (this.#documents.get(key) === own) this.#documents.delete(key)
          onUnreadable(error)
        },
      })
      counts.unreadable.delete(key)
      return room
    } catch (error) {
      if (error instanceof DocumentUnreadable) onUnreadable(error)
      throw error
    }
  }

  #newsOf(id: WorkshopId): News | null {
    const { bell, log } = this.#settings
    if (!bell) return null
    const news = this.#news.get(id) ?? newsOf(id, { bell, server: this.#server, log })
    this.#news.set(id, news)
    return news
  }

  // One question for all that is open here.
  async #look(): Promise<void> {
    const ids = new Set([...this.#workshops.keys(), ...[...this.#documents.keys()].map(workshopIn)])
    if (ids.size === 0) return
    const heads = await this.#settings.storage.heads([...ids])
    for (const [id, { revision, documents }] of heads) {
      const room = await this.#workshops.get(id)?.catch(() => null)
      void room?.catchUpTo(revision).then(() => room.lookAtBox())
      for (const name of new Set([...documentNames, ...Object.keys(documents).filter(isDocumentName)])) {
        const document = await this.#documents.get(keyOf(id, name))?.catch(() => null)
        void document?.catchUpTo(documents[name] ?? 0)
      }
    }
  }

  /** Puts away the rooms that nobody has been in for a minute; never one with something that is not stored. */
  async closeIdle(): Promise<void> {
    for (const [key, opening] of this.#documents) await this.#closeIdleDocument(key, opening)
    const inUse = new Set([...this.#documents.keys()].map(workshopIn))
    for (const [id, opening] of this.#workshops) {
      const room = await opening.catch(() => null)
      if (!room?.isIdle || !this.#isUnused(id) || this.#workshops.get(id) !== opening) continue
      // Where a document is open, the room hears who leaves and what changes.
      if (inUse.has(id)) continue
      room.close()
      this.#workshops.delete(id)
    }
    // Rooms that are put away, and those that were asked for and never were.
    for (const key of this.#usedAt.keys()) {
      if (!this.#documents.has(key) && !this.#workshops.has(key as WorkshopId)) this.#usedAt.delete(key)
    }
    for (const id of this.#news.keys()) if (!this.#workshops.has(id)) this.#news.delete(id)
  }

  /** Keeps a version of each day that is over, of the documents that are open here. */
  async keepDays(): Promise<void> {
    for (const key of this.#documents.keys()) {
      const room = await this.#workshops.get(workshopIn(key))?.catch(() => null)
      const document = documentNames.find((name) => key.endsWith(`/${name}`))
      if (room && document) await this.#days.keep(room, document)
    }
  }

  async #closeIdleDocument(key: string, opening: Promise<DocumentRoom>): Promise<void> {
    const room = await opening.catch(() => null)
    if (!room || !this.#mayClose(key, room)) return
    await room.settle()
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

  /**
   * Makes a démarche, with its documents where it comes from an export, and what is stored with it; null when it cannot
   * be stored now. Throws `DoneBefore` when that was to be done once and was.
   */
  async create(
    seed: Seed,
    documents: Archive['documents'] | null,
    besides: readonly Write[] = [],
  ): Promise<Workshop | null> {
    try {
      return await storeWorkshop({ seed, documents, besides }, this.#settings)
    } catch (error) {
      if (error instanceof DoneBefore) throw error
      this.#settings.log.error({ error }, 'a démarche could not be made')
      this.#storing.commandFailed()
      return null
    }
  }

  #changeRights(workshop: Workshop): void {
    for (const [key, opening] of this.#documents) {
      const name = nameIn(key)
      if (workshopIn(key) !== workshop.id) continue
      const rights = (participant: ParticipantId) => rightsIn(workshop, name, participant)
      void opening.then(
        (room) => room.changeRights(rights),
        () => undefined, // It never opened: there is nobody to tell.
      )
    }
  }

  /** Stores what is pending and ends every connection with this code. */
  async close(code: number): Promise<void> {
    this.#storing.close()
    this.#lookout?.close()
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

function keyOf(id: WorkshopId, name: DocumentName): string {
  return `${id}/${name}`
}

function nameIn(key: string): DocumentName {
  return key.slice(key.lastIndexOf('/') + 1) as DocumentName
}

function workshopIn(key: string): WorkshopId {
  return key.slice(0, key.lastIndexOf('/')) as WorkshopId
}
