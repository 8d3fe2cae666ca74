import type * as Y from 'yjs'
import type { ParticipantId, WorkshopId } from '../../shared/id.ts'
import type { DocumentName } from '../../shared/workshop/document-name.ts'
import type { Storage, Write } from '../storage/storage.ts'
import { Carets } from './awareness.ts'
import { DocumentConnection, type Floor, type Member } from './document-connection.ts'
import { merged } from './document-copies.ts'
import { answerFrame, awarenessFrame, updateFrame } from './document-frames.ts'
import { DocumentLedger } from './document-ledger.ts'
import type { SyncSocket } from './document-pipe.ts'
import type { Entry } from './document-rows.ts'
import { closeCode } from '../../shared/protocol/close-code.ts'
import { Tick } from './tick.ts'

/** What a document room is handed. `onStoring` is told when storage stops to answer, and when it answers again. */
export interface DocumentRoomSettings {
  readonly storage: Storage
  readonly now: () => number
  readonly onStoring: (isStoring: boolean) => void
  readonly log: { warn(fields: object, message: string): void }
}

/** One connection, as the socket that carries it sees it. */
export interface Connection {
  /** Takes one frame of the client, at once and in order. */
  receive(frame: Uint8Array): void
  end(code: number, reason: string): void
  /** The socket is closed. */
  left(): void
}

const storeEveryMs = 20
const caretsEveryMs = 50
// Clients of y-websocket hang up after 30 s without a word; a frame of no carets is a word that all of them know.
const beatEveryMs = 15_000
const beatFrame = awarenessFrame(new Uint8Array([0]))

/**
 * One document, live. After every update, in this order: judge, store, show, answer. Nothing is sent, answered or
 * read that is not stored.
 */
export class DocumentRoom {
  readonly #connections = new Set<DocumentConnection>()
  readonly #ledger: DocumentLedger
  readonly #carets: Carets
  readonly #storeTick: Tick
  readonly #caretTick: Tick
  readonly #floor: Floor
  readonly #beat: ReturnType<typeof setInterval>
  #whole: { readonly state: Uint8Array; readonly frame: Uint8Array } | null = null

  private constructor(ledger: DocumentLedger, now: () => number) {
    this.#ledger = ledger
    this.#carets = new Carets(now)
    this.#storeTick = new Tick(storeEveryMs, now, () => void ledger.store())
    this.#caretTick = new Tick(caretsEveryMs, now, () => this.#showCarets())
    this.#floor = {
      ledger,
      now,
      carets: this.#carets,
      wholeFrame: () => this.#wholeFrame(),
      onTaken: () => this.#storeTick.ask(),
      onCaret: () => this.#caretTick.ask(),
      onEnd: (connection) => this.#forget(connection),
    }
    this.#beat = setInterval(() => this.#tell((one) => one.beat(beatFrame)), beatEveryMs)
  }

  static async open(
    workshop: WorkshopId,
    document: DocumentName,
    settings: DocumentRoomSettings,
  ): Promise<DocumentRoom> {
    const { storage, now, log, onStoring } = settings
    // Told only once somebody has written, which nobody can before the room is there.
    const room: DocumentRoom = new DocumentRoom(
      await DocumentLedger.open({
        workshop,
        document,
        storage,
        now,
        log,
        onStored: (entries) => room.#show(entries),
        onStoring: (isStoring) => {
          onStoring(isStoring)
          room.#tell((one) => one.sendStatus())
        },
        onReloaded: () => room.#endAll(closeCode.restarting, 'reloaded'),
      }),
      now,
    )
    return room
  }

  /** How many connections there are. */
  get size(): number {
    return this.#connections.size
  }

  /** Lets somebody in. */
  join(socket: SyncSocket, member: Member): Connection {
    const connection = new DocumentConnection(socket, member, this.#floor)
    this.#connections.add(connection)
    return connection
  }

  /** The phase or a role changed: what comes from now on is judged by this. */
  changeRights(mayWrite: (participant: ParticipantId) => boolean): void {
    this.#tell((one) => one.setMayWrite(mayWrite(one.participant)))
  }

  /** Asks the stored document; the question must not change it. */
  async read<Value>(ask: (doc: Y.Doc) => Value): Promise<Value> {
    await this.#ledger.store()
    return ask(this.#ledger.copies.stored)
  }

  /**
   * Edits the document in the server's name. The edit is made on a copy; it and the other writes are one commit,
   * and everybody sees it after that. Throws, and nothing has changed, when the commit or the edit fails.
   */
  act<Value>(edit: (doc: Y.Doc) => Value, writes: (value: Value) => readonly Write[]): Promise<Value> {
    return this.#ledger.act(edit, writes)
  }

  /** Stores what waits, then ends every connection with this code. */
  async close(code: number): Promise<void> {
    clearInterval(this.#beat)
    this.#storeTick.stop()
    await this.#ledger.close()
    this.#endAll(code, 'closing')
    this.#caretTick.stop()
  }

  #wholeFrame(): Uint8Array {
    const state = this.#ledger.copies.state()
    if (this.#whole?.state !== state) this.#whole = { state, frame: answerFrame(state) }
    return this.#whole.frame
  }

  // One merged frame for everybody; who wrote all of it has it already.
  #show(entries: readonly Entry[]): void {
    const frame = updateFrame(merged(entries.map(({ update }) => update)))
    const [author, ...others] = new Set(entries.map(({ from }) => from))
    this.#tell((one) => {
      if (one !== author || others.length > 0) one.show(frame)
    })
  }

  #showCarets(): void {
    const { states, author } = this.#carets.changes()
    const frame = awarenessFrame(states)
    this.#tell((one) => {
      if (one !== author) one.showCarets(frame)
    })
  }

  #tell(say: (one: DocumentConnection) => void): void {
    for (const one of this.#connections) say(one)
  }

  #endAll(code: number, reason: string): void {
    this.#tell((one) => one.end(code, reason))
  }

  #forget(connection: DocumentConnection): void {
    this.#connections.delete(connection)
    this.#carets.leave(connection)
    if (this.#carets.hasChanges) this.#caretTick.ask()
  }
}

/** Opens a document; throws when what is stored cannot be read, rather than show it empty. */
export function openDocumentRoom(
  workshop: WorkshopId,
  document: DocumentName,
  settings: DocumentRoomSettings,
): Promise<DocumentRoom> {
  return DocumentRoom.open(workshop, document, settings)
}
