import * as Y from 'yjs'
import type { WorkshopId } from '../../shared/id.ts'
import type { DocumentName } from '../../shared/workshop/document-name.ts'
import type { Workshop } from '../../shared/workshop/workshop.ts'
import type { Storage } from '../storage/storage.ts'

/** A document as it was at the end of a day (YYYY-MM-DD, of the démarche). */
export interface KeptDay {
  readonly document: DocumentName
  readonly day: string
  readonly seq: number
  readonly state: Uint8Array
}

/** Where a day's end is kept: the room of the démarche, which keeps each once. */
export interface DayRoom {
  readonly workshop: Workshop
  keepDay(kept: KeptDay): Promise<void>
}

export interface DayKeeperSettings {
  readonly storage: Pick<Storage, 'readLog' | 'readVersion'>
  readonly now: () => number
  readonly warn: (about: {
    readonly error: unknown
    readonly workshop: WorkshopId
    readonly document: DocumentName
  }) => void
}

// The agreements that this is made for are French: a day ends when it ends there.
const dayThere = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Paris',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** Keeps a version of a document for each day that it was written in, once that day is over. */
export class DayKeeper {
  readonly #settings: DayKeeperSettings
  /** Which day everything before was kept on, by document: it is looked at once a day. */
  readonly #keptOn = new Map<string, string>()

  constructor(settings: DayKeeperSettings) {
    this.#settings = settings
  }

  /**
   * Keeps what is over and not kept yet, from the log: exactly what was stored by midnight, whatever was written since.
   * What fails is tried again at the next call.
   */
  async keep(room: DayRoom, document: DocumentName): Promise<void> {
    const { id } = room.workshop
    const today = dayOf(this.#settings.now())
    const key = `${id}/${document}`
    if (this.#keptOn.get(key) === today) return
    try {
      await this.#keepUntil(today, room, document)
      this.#keptOn.set(key, today)
    } catch (error) {
      this.#settings.warn({ error, workshop: id, document })
    }
  }

  async #keepUntil(today: string, room: DayRoom, document: DocumentName): Promise<void> {
    const { id, versions } = room.workshop
    const { storage } = this.#settings
    const own = Object.values(versions).filter((version) => version.document === document)
    // Everything until here can be gone back to already.
    const last = own.toSorted((a, b) => a.seq - b.seq).at(-1)
    const base = last ? await storage.readVersion(id, last.id) : null
    const doc = new Y.Doc()
    if (base) Y.applyUpdate(doc, base.state)
    let seq = base?.seq ?? 0
    let day: string | null = null
    const keepDay = () =>
      day === null ? null : room.keepDay({ document, day, seq, state: Y.encodeStateAsUpdate(doc) })
    for (;;) {
      // A page at a time: whoever types meanwhile does not wait for the whole of it.
      const rows = await storage.readLog(id, document, seq)
      for (const row of rows) {
        const written = dayOf(row.at)
        if (written !== day) await keepDay()
        if (written >= today) return
        Y.applyUpdate(doc, row.update)
        seq = row.seq
        day = written
      }
      if (rows.length === 0) break
    }
    await keepDay()
  }
}

function dayOf(at: number): string {
  return dayThere.format(at)
}
