import * as Y from 'yjs'
import type { StoredDocument } from '../storage/storage.ts'
import type { DocumentLog } from './document-log.ts'
import { WholeDocument } from './whole-document.ts'

const keptMs = 60_000

/** What the keeper of a whole document works with. */
export interface WholeKeeperSettings {
  readonly log: DocumentLog
  readonly now: () => number
  readonly stopwatch: () => number
}

/** Keeps the whole document, as it was last encoded, for those who come soon after one another. */
export class WholeKeeper {
  readonly #settings: WholeKeeperSettings
  #whole: WholeDocument | null = null

  constructor(settings: WholeKeeperSettings) {
    this.#settings = settings
  }

  /** What was just read from storage is already what the first who comes must be sent. */
  begin({ snapshot, updates }: StoredDocument): void {
    this.#whole = null
    if (!snapshot) return
    this.#whole = new WholeDocument({ ...snapshot, isStored: true, madeAt: 0, tookMs: 0 })
    this.#whole.add(updates.map(({ update }) => update))
    this.#whole.usedAt = this.#settings.now()
  }

  /** The whole that may be shown now, if there is one; `isAlone`: without what was stored since. */
  stored({ isAlone }: { readonly isAlone: boolean }): WholeDocument | null {
    const whole = this.#whole
    const isGood = whole && (isAlone ? whole.isNew(this.#settings.stopwatch()) : !whole.isStale)
    if (!isGood) this.#whole = null
    if (!isGood || !whole.isStored) return null
    whole.usedAt = this.#settings.now()
    return whole
  }

  /** Encodes this document; the live one once for all who come until it is stored and after. */
  wholeOf(doc: Y.Doc): WholeDocument {
    const { log, stopwatch, now } = this.#settings
    const isLive = doc === log.live.doc
    if (isLive && this.#whole) return this.#whole
    const madeAt = stopwatch()
    const state = Y.encodeStateAsUpdate(doc)
    const whole = new WholeDocument({ state, seq: log.seq, isStored: false, madeAt, tookMs: stopwatch() - madeAt })
    whole.usedAt = now()
    if (isLive) this.#whole = whole
    return whole
  }

  /** These updates are stored now. */
  add(updates: readonly Uint8Array[]): void {
    this.#whole?.add(updates)
  }

  /** Storage fails, or an edit was taken back: what is not stored must not be shown. */
  forgetUnstored(): void {
    if (!this.#whole?.isStored) this.#whole = null
  }

  /** Forgets what nobody asks for. */
  rest(): void {
    if (this.#whole && Math.abs(this.#settings.now() - this.#whole.usedAt) > keptMs) this.#whole = null
  }
}
