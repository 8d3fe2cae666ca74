import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import WebSocket from 'ws'
import { readSyncMessage, messageYjsSyncStep1, writeSyncStep1, writeUpdate } from 'y-protocols/sync'
import * as Y from 'yjs'
import type { WorkshopId } from '../../shared/id.ts'
import { syncMessage, type DocumentStatus } from '../../shared/protocol/sync-message.ts'
import { bodyOf, newDocument } from '../bench/peers/document.ts'
import { cookieOf } from '../bench/peers/targets/stored-workshops.ts'
import type { Witness } from './witness.ts'

/** Who somebody is, and who keeps book of what they are shown. */
export interface GuestSettings {
  readonly workshop: WorkshopId
  /** Which of the démarche's people. */
  readonly index: number
  readonly witness: Witness
  /** Begins their words: no two may be the same. */
  readonly mark: string
  /** Whether they put together all that they are shown, as a real client does. */
  readonly isKeeper?: boolean
}

const wordsAParagraph = 30
const patienceMs = 20_000

/** A light client of the document over a real socket: writes marked words, and keeps book of what it is shown. */
export class Guest {
  readonly index: number
  /** All that they were shown, for a keeper. */
  readonly seen = newDocument()
  readonly words: string[] = []
  readonly statuses: DocumentStatus[] = []
  closed: { readonly code: number; readonly reason: string } | null = null
  readonly #settings: GuestSettings
  /** Only what they wrote: light. */
  readonly #doc = newDocument()
  readonly #typed: Uint8Array[] = []
  #text: Y.XmlText | null = null
  #socket: WebSocket | null = null
  #lastMarker = 0
  #typing: ReturnType<typeof setInterval> | null = null

  constructor(settings: GuestSettings) {
    this.#settings = settings
    this.index = settings.index
    this.#doc.on('update', (update: Uint8Array) => {
      this.#typed.push(update)
      this.#send((encoder) => {
        encoding.writeVarUint(encoder, syncMessage.sync)
        writeUpdate(encoder, update)
      })
    })
  }

  /** How many of their words they were told are kept. */
  get acknowledged(): number {
    return this.#lastMarker
  }

  /** All that they wrote and, for a keeper, were shown. */
  document(): Y.Doc {
    const doc = newDocument()
    for (const one of [this.#doc, this.seen]) Y.applyUpdate(doc, Y.encodeStateAsUpdate(one))
    return doc
  }

  /** What they wrote and were told is kept. */
  acknowledgedUpdates(): readonly Uint8Array[] {
    return this.#typed.slice(0, this.#lastMarker)
  }

  get isUpToDate(): boolean {
    return this.#lastMarker === this.words.length
  }

  get isOpen(): boolean {
    return this.#socket?.readyState === WebSocket.OPEN
  }

  /** Connects, once, and waits for the document; throws when the server does not let them in. */
  async open(origin: string): Promise<void> {
    const { workshop, index } = this.#settings
    const address = `${origin.replace('http', 'ws')}/sync/${workshop}/diagnostic?schema=1`
    const socket = new WebSocket(address, { headers: { cookie: cookieOf(index) } })
    this.#socket = socket
    this.closed = null
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`guest ${index} waited too long for the document`)), patienceMs)
      const settle = (act: () => void) => () => {
        clearTimeout(late)
        act()
      }
      const synced = settle(resolve)
      socket.on('open', () => this.#ask())
      socket.on('message', (data: Buffer) => this.#receive(data, synced))
      socket.on('error', (error) => settle(() => reject(error))())
      socket.on('close', (code, reason) => {
        if (this.#socket === socket) this.closed = { code, reason: reason.toString() }
        settle(() => reject(new Error(`guest ${index} was closed with ${code} ${reason.toString()}`)))()
      })
    })
  }

  /** Types a word every so often, until `leave` or `rest`; whether anybody takes it or not. */
  startTyping(everyMs: number): void {
    this.#typing = setInterval(() => this.type(), everyMs)
  }

  rest(): void {
    if (this.#typing) clearInterval(this.#typing)
    this.#typing = null
  }

  /** Types a word, now and then with a sign too many that is taken back, and asks to be told when it is kept. */
  type(): void {
    const count = this.words.length
    const word = `w${this.#settings.mark}.${count}`
    this.words.push(word)
    this.#doc.transact(() => {
      if (!this.#text || count % wordsAParagraph === 0) this.#startParagraph()
      const text = this.#text
      if (text && count % 3 === 2) text.delete(text.length - 1, 1)
      text?.insert(text.length, `${word} ~`)
    })
    this.#mark()
  }

  /** Goes for good. */
  leave(): void {
    this.rest()
    this.#socket?.terminate()
    this.#socket = null
  }

  /** Their connection is cut, and they do not know yet. */
  cut(): void {
    this.#socket?.terminate()
  }

  /** Asks to be told when all that they ever wrote is kept. */
  #mark(): void {
    const marker = this.words.length
    this.#send((encoder) => {
      encoding.writeVarUint(encoder, syncMessage.marker)
      encoding.writeVarUint(encoder, marker)
    })
  }

  #startParagraph(): void {
    const paragraph = new Y.XmlElement('paragraph')
    const text = new Y.XmlText()
    paragraph.insert(0, [text])
    const body = bodyOf(this.#doc)
    body.insert(body.length, [paragraph])
    this.#text = text
  }

  #ask(): void {
    this.#send((encoder) => {
      encoding.writeVarUint(encoder, syncMessage.sync)
      writeSyncStep1(encoder, this.#doc)
    })
  }

  #send(write: (encoder: encoding.Encoder) => void): void {
    if (this.isOpen) this.#socket?.send(encoding.encode(write))
  }

  #receive(data: Uint8Array, synced: () => void): void {
    const decoder = decoding.createDecoder(data)
    switch (decoding.readVarUint(decoder)) {
      case syncMessage.marker:
        this.#lastMarker = Math.max(this.#lastMarker, decoding.readVarUint(decoder))
        return
      case syncMessage.status:
        this.statuses.push(JSON.parse(decoding.readVarString(decoder)) as DocumentStatus)
        return
      case syncMessage.sync:
        return this.#follow(decoder, synced)
    }
  }

  #follow(decoder: decoding.Decoder, synced: () => void): void {
    const copy = decoding.clone(decoder)
    if (decoding.readVarUint(copy) === messageYjsSyncStep1) {
      const answer = encoding.createEncoder()
      encoding.writeVarUint(answer, syncMessage.sync)
      readSyncMessage(decoder, answer, this.#doc, this)
      if (this.isOpen) this.#socket?.send(encoding.toUint8Array(answer))
      // What was written without a connection was answered with: when is that kept?
      if (this.words.length > this.#lastMarker) this.#mark()
      return
    }
    const update = decoding.readVarUint8Array(copy)
    this.#settings.witness.sawUpdate(update)
    if (this.#settings.isKeeper) Y.applyUpdate(this.seen, update)
    synced()
  }
}
