import type * as Y from 'yjs'
import type { CalmAwareness } from './calm-awareness.ts'
import type { DocumentAddress } from './document-address.ts'
import { documentEnd, type DocumentEnd } from './document-end.ts'
import { DocumentSession, type RefusalCause } from './document-session.ts'
import { local } from './local-undo.ts'
import type { SaveWord } from './save-progress.ts'

/** Words that the server did not take, until they are put away. */
export interface RefusedWords {
  readonly words: string
  readonly cause: RefusalCause
}

/** A document as a page sees it. A new `doc` means that everything drawn from the last one must go. */
export interface OpenDocument {
  readonly doc: Y.Doc
  readonly awareness: CalmAwareness
  readonly undo: Y.UndoManager
  readonly isLoaded: boolean
  readonly mayWrite: boolean
  readonly save: SaveWord | null
  /** Whether what is written here outlives the page, should the server not be reached. */
  readonly isKept: boolean
  readonly refused: RefusedWords | null
  readonly end: DocumentEnd | null
}

/**
 * One document of a démarche, written here and elsewhere at once: opens it, keeps it open through cuts, and knows
 * what the server has stored of what was written here.
 */
export class DocumentLink {
  private readonly address: DocumentAddress
  private readonly listeners = new Set<() => void>()
  private session: DocumentSession
  private state: OpenDocument
  private refused: RefusedWords | null = null
  private end: DocumentEnd | null = null

  constructor(address: DocumentAddress) {
    this.address = address
    this.session = this.open(address.mayWrite)
    this.state = this.seen()
  }

  /** The document as it is now; the same object until something changes. */
  readonly current = (): OpenDocument => this.state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Makes a change that this person can take back, as one step; nothing happens where they may not write. */
  readonly write = (change: (doc: Y.Doc) => void): void => {
    const { doc, undo, mayWrite, isLoaded } = this.session
    if (!mayWrite || !isLoaded) return
    undo.stopCapturing()
    doc.transact(() => change(doc), local)
    undo.stopCapturing()
  }

  /** Lets the connection go until `retry`: the system says that there is no network. */
  readonly pause = (): void => this.session.disconnect()

  /** Tries at once to reach the server again. */
  readonly retry = (): void => this.session.reconnect()

  /** The page was asleep or the network is back: sees whether the line is alive, without letting a healthy one go. */
  readonly lookAgain = (): void => this.session.lookAgain()

  /** The page may be closed at any moment: what was written goes to the device now. */
  readonly keepNow = (): void => this.session.keepNow()

  /** The person has copied or downloaded the refused words, or does not want them. */
  readonly putAwayRefusedWords = (): void => {
    this.refused = null
    this.changed()
  }

  /** Whether something written here is not stored by the server. */
  hasUnsaved(): boolean {
    return this.session.pending > 0 || this.refused !== null
  }

  /** Whether closing the page now would lose something written here. */
  wouldLose(): boolean {
    return this.session.wouldLose || this.refused !== null
  }

  close(): void {
    this.session.close()
  }

  private open(mayWrite: boolean): DocumentSession {
    return new DocumentSession(
      { ...this.address, mayWrite },
      {
        changed: () => this.changed(),
        refused: (words, cause) => this.startAgain(words, cause),
        ended: (code) => {
          this.end = documentEnd(code)
          this.changed()
        },
      },
    )
  }

  // What was refused, or repaired while reading, stays in a Y.Doc for ever: the only clean way on is a new one.
  private startAgain(words: string, cause: RefusalCause): void {
    if (words !== '') this.refused = { words: [this.refused?.words, words].filter(Boolean).join('\n'), cause }
    this.session.close()
    this.session = this.open(this.session.mayWrite)
    this.changed()
  }

  private changed(): void {
    this.state = this.seen()
    for (const listener of this.listeners) listener()
  }

  private seen(): OpenDocument {
    const { doc, awareness, undo, isLoaded, mayWrite } = this.session
    return {
      doc,
      awareness,
      undo,
      isLoaded,
      mayWrite: mayWrite && this.end === null,
      save: this.session.save(),
      isKept: this.session.isKept,
      refused: this.refused,
      end: this.end,
    }
  }
}
