import * as Y from 'yjs'
import { closeCode } from '../../shared/protocol/close-code.ts'
import { documentSchema } from '../../shared/protocol/sync-message.ts'
import { DocumentStore, rowKey, type StoredCopy } from './document-store.ts'
import { freshId } from './fresh-id.ts'

/** Whose copy of which document. */
export interface CopyName {
  readonly workshop: string
  readonly participant: string
  readonly document: string
}

/** What was found of an earlier visit. */
export interface KeptDocument {
  readonly epoch: string
  /** What the server is known to have. */
  readonly base: readonly Uint8Array[]
  /** What was written here and is not known to be stored, oldest first: changes 1, 2, 3… of this visit. */
  readonly mine: readonly Uint8Array[]
  /** Whether this version of the page knows the documents' layout of then. */
  readonly isReadable: boolean
}

/** A change made here, by its number. */
interface Mine {
  readonly change: number
  readonly update: Uint8Array
  /** Of its row, once it was written or is being written. */
  key: string | null
  isKept: boolean
}

const mineWithinMs = 200
const baseWithinMs = 2_000
const readWithinMs = 1_500
const mostRows = 200

/**
 * What one person's browser keeps of one document. What the server has and what it does not are kept apart, so that
 * refused words can be dropped alone. Where the browser keeps nothing, it does nothing and `isKept` says so.
 */
export class DocumentCopy {
  private readonly name: CopyName
  private readonly changed: () => void
  private readonly page = `${Date.now().toString(36)}-${freshId()}`
  private store: DocumentStore | null = null
  private id: string | null = null
  private isBeginning = false
  private hasEnded = false
  private turn = 0
  private mine: readonly Mine[] = []
  private base: Uint8Array[] = []
  private baseKeys: readonly string[] = []
  private gone: string[] = []
  private timer: ReturnType<typeof setTimeout> | undefined
  private flushAt = Infinity

  /** `changed` is told when the copy is lost: a full disk, or somebody who left in another tab. */
  constructor(name: CopyName, changed: () => void) {
    this.name = name
    this.changed = changed
  }

  /** Whether what is written here outlives the page. */
  get isKeeping(): boolean {
    return this.id !== null && !this.hasEnded
  }

  /** Whether all that was written here until now is on the device. */
  get hasAll(): boolean {
    return this.isKeeping && this.mine.every(({ isKept }) => isKept)
  }

  /** Whether it is time to write the known state of the document in one piece. */
  get isLong(): boolean {
    return this.isKeeping && this.baseKeys.length >= mostRows
  }

  /** What an earlier visit has left; to be asked first, and once. */
  async read(): Promise<KeptDocument | null> {
    // A browser that does not answer must not keep anyone from reading.
    const late = new Promise<'late'>((resolve) => setTimeout(() => resolve('late'), readWithinMs))
    const found = await Promise.race([this.find().catch(() => 'none' as const), late])
    if (found === 'late' || found === 'none') this.end()
    if (found === 'late' || found === 'none' || found === null) return null
    const { epoch, schema, id, base, mine } = found
    this.id = id
    this.baseKeys = base.map(({ key }) => key)
    this.mine = mine.map((row, place) => ({ ...row, change: place + 1, isKept: true }))
    return {
      epoch,
      base: base.map(({ update }) => update),
      mine: mine.map(({ update }) => update),
      isReadable: schema === documentSchema,
    }
  }

  /** The document is whole and of this epoch: from now on it is kept. */
  begin(epoch: string): void {
    if (!this.store || this.isBeginning || this.hasEnded || this.id !== null) return
    this.isBeginning = true
    const origin = { epoch, schema: documentSchema }
    this.store.begin(this.key, origin, freshId()).then(
      (id) => (id === null ? this.lose() : this.begun(id)),
      () => this.lose(),
    )
  }

  /** The server has this. */
  addBase(update: Uint8Array): void {
    if (this.hasEnded) return
    this.base.push(update)
    this.flushWithin(baseWithinMs)
  }

  /** This was written here, as the change of that number. */
  addMine(change: number, update: Uint8Array): void {
    if (this.hasEnded) return
    this.mine = [...this.mine, { change, update, key: null, isKept: false }]
    this.flushWithin(mineWithinMs)
  }

  /** The server has stored all changes up to this one. */
  storedUntil(change: number): void {
    const stored = this.mine.filter((one) => one.change <= change)
    if (stored.length === 0 || this.hasEnded) return
    this.mine = this.mine.filter((one) => one.change > change)
    this.base.push(...stored.map(({ update }) => update))
    this.gone.push(...keysOf(stored))
    this.flushWithin(baseWithinMs)
  }

  /** The known state in one piece, in the place of all that led to it. */
  compact(state: Uint8Array): void {
    this.base = [state]
    this.gone.push(...this.baseKeys)
    this.baseKeys = []
    this.flush()
  }

  /** The server refused what was written here: it must not be offered again. */
  dropMine(): void {
    this.gone.push(...keysOf(this.mine))
    this.mine = []
    this.flush()
  }

  /** Throws the whole copy away; nothing more is kept by this page. */
  forget(): void {
    this.store?.forget(this.key).catch(() => undefined)
    this.end()
  }

  /** Writes at once what waits to be written. */
  flush(): void {
    clearTimeout(this.timer)
    this.flushAt = Infinity
    const { store, id, gone, base: known } = this
    if (!store || id === null || this.hasEnded) return
    const fresh = this.mine.filter(({ key }) => key === null)
    if (fresh.length + known.length + gone.length === 0) return
    const base = known.length > 0 ? [{ key: this.nextKey(id), update: Y.mergeUpdates(known) }] : []
    const mine = fresh.map((one) => ({ key: (one.key = this.nextKey(id)), update: one.update }))
    this.base = []
    this.gone = []
    this.baseKeys = [...this.baseKeys, ...base.map(({ key }) => key)]
    store.write(this.key, id, { base, mine, gone }).then(
      (isStill) => (isStill ? fresh.forEach((one) => (one.isKept = true)) : this.lose()),
      () => this.lose(),
    )
  }

  close(): void {
    this.flush()
    this.end()
  }

  private get key(): string {
    return `${this.name.participant} ${this.name.document}`
  }

  private async find(): Promise<StoredCopy | null> {
    const store = await DocumentStore.open(this.name.workshop, () => this.lose())
    // Too late: the page goes on without, or is gone.
    if (this.hasEnded) store.close()
    else this.store = store
    return this.hasEnded ? null : store.read(this.key, `${this.name.participant} `)
  }

  private begun(id: string): void {
    if (this.hasEnded) return
    this.id = id
    this.flush()
    this.changed()
  }

  private nextKey(copy: string): string {
    return rowKey(copy, this.page, this.turn++)
  }

  private flushWithin(ms: number): void {
    const at = Date.now() + ms
    if (at >= this.flushAt) return
    clearTimeout(this.timer)
    this.flushAt = at
    this.timer = setTimeout(() => this.flush(), ms)
  }

  // A disk that is full, or a copy that another tab has thrown away: rows that lean on missing ones help nobody.
  private lose(): void {
    if (this.hasEnded) return
    this.end()
    this.changed()
  }

  private end(): void {
    clearTimeout(this.timer)
    this.hasEnded = true
    this.store?.close()
  }
}

/** Whether what this browser keeps of a document is worth nothing after this close code. */
export function isCopyVoid(code: number): boolean {
  const { unauthenticated, forbidden, notFound, otherEpoch } = closeCode
  return ([unauthenticated, forbidden, notFound, otherEpoch] as readonly number[]).includes(code)
}

function keysOf(mine: readonly Mine[]): readonly string[] {
  return mine.flatMap(({ key }) => (key === null ? [] : [key]))
}
