import * as encoding from 'lib0/encoding'
import { Cursor } from './cursor.ts'

/** What a message of a server is, as far as a light client cares. */
export type Kind = 'other' | 'step1' | 'step2' | 'update' | 'awareness' | 'ready' | 'denied' | 'acknowledged'

/** The two wire protocols that the benchmark's clients speak. */
export type ProtocolName = 'y-websocket' | 'hocuspocus'

const message = { sync: 0, awareness: 1, auth: 2, syncReply: 4, syncStatus: 8 } as const
const step = { one: 0, two: 1, update: 2 } as const
const authenticated = 2
const emptyStateVector = Uint8Array.of(0)
const emptyUpdate = Uint8Array.of(0, 0)
const syncKinds: readonly Kind[] = ['step1', 'step2', 'update']

const cursor = new Cursor()

/** Where the payload of the message read last begins, and how long it says it is. */
export const payload = { start: 0, length: 0 }

/** Greets, sends, and tells messages apart, over a connection of its own. */
export class YWebsocket {
  protected prefix = new Uint8Array(0)

  /** Messages to send as soon as the socket opens. */
  greeting(): readonly Uint8Array[] {
    return [this.step1()]
  }

  /** Messages to send once the server said that it is ready. */
  afterReady(): readonly Uint8Array[] {
    return []
  }

  step1(): Uint8Array {
    return this.#sync(step.one, emptyStateVector)
  }

  emptyStep2(): Uint8Array {
    return this.#sync(step.two, emptyUpdate)
  }

  update(bytes: Uint8Array): Uint8Array {
    return this.#sync(step.update, bytes)
  }

  awareness(states: Uint8Array): Uint8Array {
    return this.#message(message.awareness, (encoder) => encoding.writeVarUint8Array(encoder, states))
  }

  read(bytes: Uint8Array, start: number): Kind {
    cursor.reset(bytes, start)
    return this.readRest(cursor.uint())
  }

  protected readRest(type: number): Kind {
    if (type === message.sync || type === message.syncReply) return this.#readBlock(syncKinds[cursor.uint()] ?? 'other')
    if (type === message.awareness) return this.#readBlock('awareness')
    return 'other'
  }

  #readBlock(kind: Kind): Kind {
    payload.length = cursor.uint()
    payload.start = cursor.at
    return kind
  }

  #sync(which: number, bytes: Uint8Array): Uint8Array {
    return this.#message(message.sync, (encoder) => {
      encoding.writeVarUint(encoder, which)
      encoding.writeVarUint8Array(encoder, bytes)
    })
  }

  #message(type: number, write: (encoder: encoding.Encoder) => void): Uint8Array {
    return encoding.encode((encoder) => {
      encoding.writeUint8Array(encoder, this.prefix)
      encoding.writeVarUint(encoder, type)
      write(encoder)
    })
  }
}

/** Frames every message with the document's name, and asks for a token first. */
class Hocuspocus extends YWebsocket {
  constructor(room: string) {
    super()
    this.prefix = new Uint8Array(encoding.encode((encoder) => encoding.writeVarString(encoder, room)))
  }

  override greeting(): readonly Uint8Array[] {
    return [
      encoding.encode((encoder) => {
        encoding.writeUint8Array(encoder, this.prefix)
        encoding.writeVarUint(encoder, message.auth)
        encoding.writeVarUint(encoder, 0)
        encoding.writeVarString(encoder, 'benchmark')
        // The version of the client, which version 4 of the server reads and version 3 does not mind.
        encoding.writeVarString(encoder, '4.0.0')
      }),
    ]
  }

  override afterReady(): readonly Uint8Array[] {
    return [this.step1()]
  }

  override read(bytes: Uint8Array, start: number): Kind {
    cursor.reset(bytes, start).skipBlock()
    const type = cursor.uint()
    if (type === message.auth) return cursor.uint() === authenticated ? 'ready' : 'denied'
    return type === message.syncStatus ? 'acknowledged' : this.readRest(type)
  }
}

/** The protocol of one connection to a room. */
export function protocolFor(name: ProtocolName, room: string): YWebsocket {
  return name === 'hocuspocus' ? new Hocuspocus(room) : new YWebsocket()
}
