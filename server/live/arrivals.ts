import type * as Y from 'yjs'
import type { LiveDocument } from './live-document.ts'

/** Somebody who asked something of a document that is not all stored yet. */
export interface Arrival {
  /** All that the question saw is stored: its answer is given. */
  readonly done: () => void
  /** Asks this document instead, of which everything is stored, and gives the answer. */
  readonly again: (doc: Y.Doc) => void
  readonly failed: (error: unknown) => void
  /** Asks what is in memory, and keeps the answer until `done`. */
  readonly ask: (doc: Y.Doc) => void
}

/** Those who wait for what they asked, each with an answer that was made when they asked. */
export class Arrivals {
  readonly #live: () => Y.Doc
  readonly #readStored: () => Promise<LiveDocument>
  #waiting: Arrival[] = []
  /** What is stored, as read while storage takes nothing new. */
  #stored: Promise<LiveDocument> | null = null

  constructor(live: () => Y.Doc, readStored: () => Promise<LiveDocument>) {
    this.#live = live
    this.#readStored = readStored
  }

  arrival<Value>(ask: (doc: Y.Doc) => Value, give: (value: Value) => void, failed: (error: unknown) => void): Arrival {
    let answer: { readonly value: Value } | null = null
    const tried = (act: () => void) => {
      try {
        act()
      } catch (error) {
        failed(error)
      }
    }
    return {
      ask: (doc) => {
        answer = { value: ask(doc) }
      },
      done: () => tried(() => answer && give(answer.value)),
      again: (doc) => tried(() => give(ask(doc))),
      failed,
    }
  }

  /** Makes the answer now; it is given when all that it saw is stored. */
  wait(arrival: Arrival): void {
    try {
      arrival.ask(this.#live())
      this.#waiting.push(arrival)
    } catch (error) {
      arrival.failed(error)
    }
  }

  /** Those who wait until now; they are the caller's from here on. */
  cut(): readonly Arrival[] {
    const waiting = this.#waiting
    this.#waiting = []
    return waiting
  }

  putBack(arrivals: readonly Arrival[]): void {
    this.#waiting = [...arrivals, ...this.#waiting]
  }

  /**
   * Answers from what is stored, while what is in memory holds more; waits when that cannot be read either. Nothing may be
   * shown to the others until this is done: it would be missing in the answer.
   */
  async answerFromStorage(arrival: Arrival): Promise<void> {
    const reading = (this.#stored ??= this.#readStored())
    try {
      arrival.again((await reading).doc)
    } catch {
      // Nothing is lost: whoever waits is answered when storage is back.
      if (this.#stored === reading) this.#stored = null
      this.wait(arrival)
    }
  }

  /** More is stored: what was read is old. */
  forgetStorage(): void {
    void this.#stored?.then((live) => live.destroy()).catch(() => undefined)
    this.#stored = null
  }

  close(): void {
    this.forgetStorage()
    for (const arrival of this.cut()) arrival.failed(new Error('the document was closed'))
  }
}
