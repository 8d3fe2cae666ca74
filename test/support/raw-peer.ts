import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { readSyncMessage, writeSyncStep1, writeUpdate } from 'y-protocols/sync'
import WebSocket from 'ws'
import * as Y from 'yjs'
import { addFinding, findingsOf } from '../../shared/documents/finding.ts'
import type { DomainId, FindingId } from '../../shared/id.ts'
import { syncMessage } from '../../shared/protocol/sync-message.ts'
import type { DocumentName } from '../../shared/workshop/document-name.ts'
import type { TestBrowser, TestServer } from './test-server.ts'

/** A client of a document over a real socket that keeps book of what it wrote, saw and was told is kept. */
export class RawPeer {
  readonly doc = new Y.Doc()
  readonly socket: WebSocket
  readonly markers: number[] = []
  /** Ids of the findings of others that this client was shown. */
  readonly shown = new Set<string>()
  readonly #written: string[] = []
  closed: { readonly code: number; readonly reason: string } | null = null

  private constructor(socket: WebSocket) {
    this.socket = socket
    socket.on('message', (data: Buffer) => this.#receive(data))
    socket.on('error', () => undefined)
    socket.on('close', (code, reason) => {
      this.closed = { code, reason: reason.toString() }
    })
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.send(frame((encoder) => writeUpdate(encoder, update)))
      else for (const id of findingsOf(this.doc).keys()) if (!this.#written.includes(id)) this.shown.add(id)
    })
  }

  /** Connects, and waits for the document. */
  static async open(server: TestServer, browser: TestBrowser, name: DocumentName): Promise<RawPeer> {
    const address = `${server.url.replace('http', 'ws')}/sync/${server.workshop.id}/${name}?schema=1`
    const socket = new WebSocket(address, { headers: { cookie: browser.cookie } })
    const peer = new RawPeer(socket)
    const synced = new Promise<void>((resolve) => peer.doc.once('sync', () => resolve()))
    // Asking comes first: the server's own question may be on its way already.
    socket.once('open', () => peer.send(frame((encoder) => writeSyncStep1(encoder, peer.doc))))
    await synced
    return peer
  }

  send(bytes: Uint8Array): void {
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(bytes)
  }

  /** Adds a finding, and asks to be told when it is kept. */
  write(id: string): void {
    this.#written.push(id)
    this.doc.transact(() =>
      addFinding(this.doc, { id: id as FindingId, domain: 'D1' as DomainId, type: 'need', title: id }),
    )
    this.send(
      encoding.encode((encoder) => {
        encoding.writeVarUint(encoder, syncMessage.marker)
        encoding.writeVarUint(encoder, this.#written.length)
      }),
    )
  }

  /** Ids of what this client wrote and the server said is kept. */
  acknowledged(): readonly string[] {
    return this.#written.slice(0, Math.max(0, ...this.markers))
  }

  #receive(data: Uint8Array): void {
    const decoder = decoding.createDecoder(data)
    const type = decoding.readVarUint(decoder)
    if (type === syncMessage.marker) this.markers.push(decoding.readVarUint(decoder))
    if (type !== syncMessage.sync) return
    const answer = encoding.createEncoder()
    encoding.writeVarUint(answer, syncMessage.sync)
    const kind = readSyncMessage(decoder, answer, this.doc, this)
    if (encoding.length(answer) > 1) this.send(encoding.toUint8Array(answer))
    if (kind === 1) this.doc.emit('sync', [true, this.doc])
  }
}

function frame(write: (encoder: encoding.Encoder) => void): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, syncMessage.sync)
    write(encoder)
  })
}
