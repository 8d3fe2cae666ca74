import type { Arrivals, Receiver } from './arrivals.ts'
import { now } from './clock.ts'
import { presence } from './presence.ts'
import { payload, protocolFor, type ProtocolName, type YWebsocket } from './protocol.ts'
import { Socket } from './socket.ts'
import type { Tables } from './tables.ts'
import { Writer } from './writer.ts'

/** A client that is to come. */
export interface Plan extends Receiver {
  readonly index: number
  readonly room: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** Whether what arrives counts. */
  readonly isMeasured: boolean
  /** How much content makes the document complete. */
  readonly documentBytes: number
  /** Whether to keep all that is received, to read it afterwards. */
  readonly keepsDocument: boolean
}

/** What clients of one thread have in common. */
export interface Floor {
  readonly protocol: ProtocolName
  readonly tables: Tables
  readonly arrivals: Arrivals
}

// Messages above this are documents, not edits: they are counted, and not looked into.
const large = 64 * 1024

/** A light client: a socket, not a document; only one who types holds a Y.Doc. */
export class Client {
  readonly plan: Plan
  readonly openedAt = now()
  readonly received: Uint8Array[] = []
  readonly socket: Socket
  readonly protocol: YWebsocket
  readonly #floor: Floor
  readonly #settled: () => void
  #writer: Writer | null = null
  #presenceClock = 0
  #isClosing = false
  syncedAt: number | null = null
  failed: string | null = null

  /** `settled` is told once, when the document is complete or never will be. */
  constructor(plan: Plan, floor: Floor, settled: () => void) {
    this.plan = plan
    this.#floor = floor
    this.#settled = settled
    this.protocol = protocolFor(floor.protocol, plan.room)
    const { url, headers, keepsDocument } = plan
    this.socket = new Socket(
      { url, headers, keepBelow: keepsDocument ? Infinity : large },
      {
        opened: () => this.#sendAll(this.protocol.greeting()),
        received: (bytes, start, fullLength) => this.#receive(bytes, start, fullLength),
        closed: (reason) => this.#fail(reason),
      },
    )
  }

  /** Types once, and notes when. */
  type(): void {
    const { tables, arrivals } = this.#floor
    const { writerIndex } = this.plan
    this.#writer ??= new Writer(writerIndex, tables.sizes.seed)
    const { bytes, inserted, deleted } = this.#writer.type()
    if (Math.max(inserted, deleted) >= tables.sizes.clocks) throw new Error(`writer ${writerIndex} ran out of clocks`)
    const time = now()
    if (inserted >= 0) tables.insertedAt[writerIndex * tables.sizes.clocks + inserted] = time
    else tables.deletedAt[writerIndex * tables.sizes.clocks + deleted] = time
    if (tables.isInWindow(time)) arrivals.sent++
    this.socket.send(this.protocol.update(bytes))
  }

  /** Moves the caret, and notes when. */
  moveCaret(): void {
    const { tables, arrivals } = this.#floor
    const { presenceIndex } = this.plan
    const clock = ++this.#presenceClock
    if (clock >= tables.sizes.presenceClocks) throw new Error(`presence ${presenceIndex} ran out of clocks`)
    const message = this.protocol.awareness(presence(presenceIndex, clock))
    const time = now()
    tables.awarenessAt[presenceIndex * tables.sizes.presenceClocks + clock] = time
    if (tables.isInWindow(time)) arrivals.awarenessSent++
    this.socket.send(message)
  }

  close(): void {
    this.#isClosing = true
    this.socket.destroy()
  }

  #receive(bytes: Uint8Array, start: number, fullLength: number): void {
    const { arrivals } = this.#floor
    arrivals.messages++
    arrivals.bytes += fullLength
    switch (this.protocol.read(bytes, start)) {
      case 'update':
        if (fullLength > large || this.plan.keepsDocument) this.#takeDocument(bytes)
        else if (this.plan.isMeasured) arrivals.update(this.plan, bytes, payload.start)
        return
      case 'awareness':
        return arrivals.awareness(this.plan, bytes, payload.start)
      case 'step2':
        return this.#takeDocument(bytes)
      case 'step1':
        return this.socket.send(this.protocol.emptyStep2())
      case 'ready':
        return this.#sendAll(this.protocol.afterReady())
      case 'denied':
        return this.#fail('permission denied')
      case 'acknowledged':
      case 'other':
        return
    }
  }

  // A server may answer before it has loaded a document, and send the content later, as an update.
  #takeDocument(bytes: Uint8Array): void {
    const { start, length } = payload
    if (this.plan.keepsDocument) this.received.push(Uint8Array.from(bytes.subarray(start, start + length)))
    if (length < this.plan.documentBytes || this.syncedAt !== null) return
    this.syncedAt = now()
    this.#settled()
  }

  #fail(reason: string): void {
    if (this.failed !== null || this.#isClosing) return
    this.failed = reason
    if (this.syncedAt === null) this.#settled()
  }

  #sendAll(messages: readonly Uint8Array[]): void {
    for (const message of messages) this.socket.send(message)
  }
}
