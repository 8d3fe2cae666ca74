import * as Y from 'yjs'
import { closeCode } from '../../shared/protocol/close-code.ts'
import { CalmAwareness } from './calm-awareness.ts'
import { socketUrl, statePath, type DocumentAddress } from './document-address.ts'
import { DocumentCopy, isCopyVoid, type KeptDocument } from './document-copy.ts'
import { DocumentLine } from './document-line.ts'
import { readState } from './document-state.ts'
import type { HeardStatus } from './document-status.ts'
import { localUndo } from './local-undo.ts'
import { saveWord, type SaveWord } from './save-progress.ts'
import { UnsentChanges } from './unsent-changes.ts'
import { wordsIn } from './unsent-words.ts'

/** Why words were not taken: the text was closed, the server's data were put back, or the page is of another version. */
export type RefusalCause = 'closed' | 'restored' | 'outdated'

export interface SessionEvents {
  readonly changed: () => void
  /** What was written is not taken: these words, perhaps none, and this document cannot be used any more. */
  readonly refused: (words: string, cause: RefusalCause) => void
  readonly ended: (code: number) => void
}

const markerDelayMs = 20
/** Origin of what an earlier visit has left. */
const kept = Symbol('kept')

/** The life of one Y.Doc: what was kept of it, its connection, and what the server has said to have stored of it. */
export class DocumentSession {
  readonly doc = new Y.Doc()
  readonly awareness = new CalmAwareness(this.doc)
  readonly undo: Y.UndoManager
  isLoaded = false
  mayWrite: boolean
  private readonly address: DocumentAddress
  private readonly events: SessionEvents
  private readonly line: DocumentLine
  private readonly copy: DocumentCopy | null
  private readonly unsent = new UnsentChanges(() => this.late())
  /** Whether what we hold was the server’s once: one that turns us away at the first word is not asked again. */
  private hasSeenEpoch = false
  private isStoring = true
  private isSpoiled = false
  private wasClosed = false
  private markerTimer: ReturnType<typeof setTimeout> | undefined

  constructor(address: DocumentAddress, events: SessionEvents) {
    this.address = address
    this.events = events
    this.mayWrite = address.mayWrite
    const { workshop, name, participant, WebSocket } = address
    this.undo = localUndo(this.doc, address.roots(this.doc))
    this.copy =
      participant === null ? null : new DocumentCopy({ workshop, participant, document: name }, events.changed)
    this.line = new DocumentLine(
      { url: socketUrl(address), name, doc: this.doc, awareness: this.awareness, WebSocket },
      {
        reachChanged: events.changed,
        synced: () => this.synced(),
        status: (status) => this.statusChanged(status),
        storedUntil: (change) => this.storedUntil(change),
        mayAnswer: () => this.mayWrite,
        closed: (code) => this.closed(code),
      },
    )
    this.doc.on('update', (update: Uint8Array, by: unknown) => this.updated(update, by))
    void this.begin()
  }

  /** How many changes made here are not known to be stored. */
  get pending(): number {
    return this.unsent.count
  }

  /** Whether what is written here outlives the page. */
  get isKept(): boolean {
    return this.copy?.isKeeping === true
  }

  /** Whether closing the page now would lose something written here. */
  get wouldLose(): boolean {
    return this.pending > 0 && this.copy?.hasAll !== true
  }

  save(): SaveWord | null {
    if (!this.isLoaded) return null
    const { isStoring, pending } = this
    const { waitingSince, savedAt } = this.unsent
    return saveWord({ reach: this.line.reach, isStoring, pending, waitingSince, savedAt }, Date.now())
  }

  disconnect(): void {
    this.line.pause()
  }

  reconnect(): void {
    this.line.reconnect()
  }

  lookAgain(): void {
    this.line.lookAgain()
  }

  /** Puts on the device at once what waits to be put there. */
  keepNow(): void {
    this.copy?.flush()
  }

  close(): void {
    if (this.wasClosed) return
    this.wasClosed = true
    clearTimeout(this.markerTimer)
    this.unsent.close()
    this.copy?.close()
    this.line.close()
    this.undo.destroy()
    // Destroys the awareness with it.
    this.doc.destroy()
  }

  private async begin(): Promise<void> {
    const found = (await this.copy?.read()) ?? null
    if (this.wasClosed) return
    if (found) this.takeUp(found)
    else await this.fetchState()
    if (!this.wasClosed) this.line.begin()
  }

  private takeUp({ epoch, base, mine, isReadable }: KeptDocument): void {
    const isWhole = isAppliedWhole(this.doc, [...base, ...mine])
    for (const update of mine) this.unsent.add(update)
    if (!isReadable || !isWhole) return this.beginAnew('outdated')
    this.line.epoch = epoch
    this.hasSeenEpoch = true
    this.isLoaded = true
    this.tidyCopy()
    this.events.changed()
  }

  private async fetchState(): Promise<void> {
    const { fetch: fetching = fetch } = this.address
    const state = await readState(statePath(this.address), fetching)
    if (!state || this.wasClosed) return
    try {
      Y.applyUpdate(this.doc, state.update, this.line.origin)
    } catch {
      // Not a document: the websocket brings the true one.
      return
    }
    this.line.epoch = state.epoch
    this.loaded()
  }

  private updated(update: Uint8Array, by: unknown): void {
    if (by === kept) return
    if (by === this.line.origin) {
      this.copy?.addBase(update)
      return this.tidyCopy()
    }
    if (!this.mayWrite) {
      this.isSpoiled = true
      return
    }
    this.line.sendUpdate(update)
    const change = this.unsent.add(update)
    this.copy?.addMine(change, update)
    this.markerTimer ??= setTimeout(() => this.ask(), markerDelayMs)
    this.events.changed()
  }

  /** Asks the server to say when all that was sent until here is stored. */
  private ask(): void {
    clearTimeout(this.markerTimer)
    this.markerTimer = undefined
    if (this.pending > 0) this.line.sendMarker(this.unsent.latest)
  }

  private storedUntil(change: number): void {
    if (!this.unsent.storedUntil(change, this.address.now())) return
    this.copy?.storedUntil(change)
    this.tidyCopy()
    this.events.changed()
  }

  // Only while all that is here is stored is the document itself what the server is known to have.
  private tidyCopy(): void {
    if (this.copy?.isLong && this.pending === 0 && !this.isSpoiled) this.copy.compact(Y.encodeStateAsUpdate(this.doc))
  }

  private loaded(): void {
    this.isLoaded = true
    if (this.line.epoch !== null) this.copy?.begin(this.line.epoch)
    this.events.changed()
  }

  private synced(): void {
    this.hasSeenEpoch = true
    this.unsent.offeredAgain()
    this.ask()
    this.loaded()
  }

  private statusChanged({ mayWrite, isStoring, epoch }: HeardStatus): void {
    const { line } = this
    if (epoch !== null && line.epoch !== null && epoch !== line.epoch) {
      line.pause()
      return this.closed(closeCode.otherEpoch)
    }
    line.epoch ??= epoch
    const mayWriteNow = mayWrite && !this.mayWrite
    this.isStoring = isStoring
    this.mayWrite = mayWrite
    // It holds repairs made while reading, which must not be sent now that writing is allowed.
    if (mayWriteNow && this.isSpoiled) return this.events.refused('', 'closed')
    // Nothing of it was sent on this connection, and nothing will be.
    if (!mayWrite && this.pending > 0 && !line.isSynced) return this.refuse('closed')
    this.events.changed()
  }

  private late(): void {
    if (!this.mayWrite && this.pending > 0 && this.line.reach === 'open') this.refuse('closed')
    else this.events.changed()
  }

  private closed(code: number): void {
    if (code === closeCode.otherEpoch && this.hasSeenEpoch) return this.beginAnew('restored')
    if (isCopyVoid(code)) this.copy?.forget()
    // Nothing was refused: what is written here stays on the device until the document is mended or put back.
    if (this.pending > 0 && code !== closeCode.unreadable)
      this.refuse(code === closeCode.outdated ? 'outdated' : 'closed')
    else this.events.ended(code)
  }

  private beginAnew(cause: RefusalCause): void {
    const words = wordsIn(this.doc, this.unsent.updates)
    this.copy?.forget()
    this.events.refused(words, cause)
  }

  private refuse(cause: RefusalCause): void {
    const words = wordsIn(this.doc, this.unsent.updates)
    this.copy?.dropMine()
    this.events.refused(words, cause)
  }
}

function isAppliedWhole(doc: Y.Doc, updates: readonly Uint8Array[]): boolean {
  try {
    doc.transact(() => updates.forEach((update) => Y.applyUpdate(doc, update, kept)), kept)
    return doc.store.pendingStructs === null && doc.store.pendingDs === null
  } catch {
    return false // Damaged on the disk: the caller does without it.
  }
}
