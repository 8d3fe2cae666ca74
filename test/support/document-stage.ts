import * as Y from 'yjs'
import { afterEach, beforeEach, vi } from 'vitest'
import { openDocumentRoom, type DocumentRoom } from '../../server/live/document-room.ts'
import { addFinding, findingsOf } from '../../shared/documents/finding.ts'
import type { DomainId, FindingId, WorkshopId } from '../../shared/id.ts'
import { breakableStorage, type BreakableStorage } from './breakable-storage.ts'
import { DocumentPeer, type PeerSettings } from './document-peer.ts'
import { roomAlone } from './room-alone.ts'

/** A diagnostic that is open, on a clock that tests move and a storage that they break; anew for each test. */
export class DocumentStage {
  readonly workshop = 'w1' as WorkshopId
  readonly epoch = 'e1'
  readonly diskFull = new Error('disk full')
  storage: BreakableStorage = breakableStorage()
  /** Whether storage was told to answer, each time that changed. */
  news: boolean[] = []
  #peers: DocumentPeer[] = []
  #room: DocumentRoom | null = null

  /** Sets the stage before each test of a file, and clears it after. */
  static everyTime(): DocumentStage {
    const stage = new DocumentStage()
    beforeEach(() => stage.#begin())
    afterEach(() => stage.#end())
    return stage
  }

  get room(): DocumentRoom {
    if (!this.#room) throw new Error('the room is not open')
    return this.#room
  }

  open(): Promise<DocumentRoom> {
    const { storage, epoch, news, workshop } = this
    return openDocumentRoom(workshop, 'diagnostic', roomAlone(storage, { epoch, onStoring: (is) => news.push(is) }))
  }

  /** Opens it again, as a server that was started anew. */
  async reopen(): Promise<void> {
    this.#room = await this.open()
  }

  join(name: string, settings: PeerSettings = {}): DocumentPeer {
    const peer = new DocumentPeer(name, settings)
    this.#peers.push(peer)
    return peer.join(this.room)
  }

  storedIds(of = this.room): Promise<readonly string[]> {
    return of.read((doc) => ids({ doc }))
  }

  async #begin(): Promise<void> {
    vi.useFakeTimers({ now: Date.UTC(2026, 0, 15) })
    this.storage = breakableStorage()
    this.#peers = []
    this.news = []
    await this.reopen()
  }

  async #end(): Promise<void> {
    for (const peer of this.#peers) peer.destroy()
    this.storage.failure = null
    await this.room.close(1012)
    vi.useRealTimers()
  }
}

/** Lets all that is under way end: two ticks. */
export function settle(): Promise<unknown> {
  return vi.advanceTimersByTimeAsync(50)
}

export function add({ doc }: { readonly doc: Y.Doc }, id: string, title = ''): void {
  doc.transact(() => addFinding(doc, { id: id as FindingId, domain: 'D1' as DomainId, type: 'need', title }))
}

export function ids({ doc }: { readonly doc: Y.Doc }): readonly string[] {
  return [...findingsOf(doc).keys()]
}
