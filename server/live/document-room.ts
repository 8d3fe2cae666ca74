import * as Y from 'yjs'
import type { ParticipantId, WorkshopId } from '../../shared/id.ts'
import type { DocumentName } from '../../shared/workshop/document-name.ts'
import type { Counts } from '../metrics/counts.ts'
import type { Storage, Write, Writer } from '../storage/storage.ts'
import { Carets } from './awareness.ts'
import type { KeptState } from './document-desk.ts'
import { DocumentConnection, type Floor, type Member } from './document-connection.ts'
import { merged } from './live-document.ts'
import type { WholeDocument } from './whole-document.ts'
import { awarenessFrame, updateFrame } from './document-frames.ts'
import { DocumentLedger } from './document-ledger.ts'
import type { SyncSocket } from './document-pipe.ts'
import type { Entry } from './document-rows.ts'
import { closeCode } from '../../shared/protocol/close-code.ts'
import type { Message, News } from './news.ts'
import { Tick } from './tick.ts'
import type { Opening } from './waiting-document.ts'

/** What a document room is handed. `onStoring` is told when storage stops to answer, and when it answers again. */
export interface DocumentRoomSettings {
  readonly storage: Storage
  readonly now: () => number
  /** Milliseconds of a clock that never goes back: what telling everybody costs. */
  readonly stopwatch: () => number
  readonly epoch: string
  readonly onStoring: (isStoring: boolean) => void
  /** What is stored cannot be put together after all: nobody is in the room any more, and it must not be used again. */
  readonly onUnreadable: (error: unknown) => void
  readonly opening: Opening
  readonly log: { warn(fields: object, message: string): void }
  /** What is new on the other servers, and tells them; null where there are none. */
  readonly news: News | null
  readonly counts: Pick<Counts, 'ticks'>
}

/** What somebody may do with a document. */
export interface Rights {
  readonly mayRead: boolean
  readonly mayWrite: boolean
}

/** One connection, as the socket that carries it sees it. */
export interface Connection {
  /** Takes one frame of the client, at once and in order. */
  receive(frame: Uint8Array): void
  /** The client's machine answered a ping. */
  answered(): void
  end(code: number, reason: string): void
  /** The socket is closed. */
  left(): void
}

// What telling ten people costs asks for no rest. Beyond it, rests of twelve times the cost keep a room under a tenth of a core;
// telling and resting together take no longer than this.
const freeMs = 0.5
const restPerCost = 12
const longestRoundMs = 30
const caretsEveryMs = 50
// Clients of y-websocket hang up after 30 s without a word; a frame of no carets is a word that all of them know.
const beatEveryMs = 15_000
// Who comes is served first: putting a long document together holds everything up.
const buildAfterMs = 50
const buildWithinMs = 1_000
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
  readonly #document: DocumentName
  readonly #news: News | null
  readonly #stopwatch: () => number
  readonly #counts: Pick<Counts, 'ticks'>
  readonly #deafen: () => void
  readonly #beat: ReturnType<typeof setInterval>
  #building: ReturnType<typeof setTimeout> | null = null
  #buildBy = Infinity

  private constructor(
    document: DocumentName,
    ledger: DocumentLedger,
    { now, stopwatch, epoch, news, counts }: DocumentRoomSettings,
  ) {
    this.#document = document
    this.#ledger = ledger
    this.#news = news
    this.#counts = counts
    this.#stopwatch = stopwatch
    this.#deafen = news?.listen((message) => this.#hear(message)) ?? (() => {})
    this.#carets = new Carets(now)
    this.#storeTick = new Tick(() => void ledger.store())
    this.#caretTick = new Tick(() => this.#showCarets())
    this.#floor = {
      ledger,
      now,
      epoch,
      carets: this.#carets,
      onTaken: () => this.#storeTick.ask(),
      onCaret: () => this.#caretTick.ask(),
      onEnd: (connection) => this.#forget(connection),
    }
    this.#beat = setInterval(() => this.#keepAlive(), beatEveryMs)
  }

  static async open(
    workshop: WorkshopId,
    document: DocumentName,
    settings: DocumentRoomSettings,
  ): Promise<DocumentRoom> {
    const { storage, now, stopwatch, log, onStoring, onUnreadable, news, opening } = settings
    // Told only once somebody has written, which nobody can before the room is there.
    const room: DocumentRoom = new DocumentRoom(
      document,
      await DocumentLedger.open({
        workshop,
        document,
        storage,
        now,
        stopwatch,
        warn: (message, error) => log.warn({ workshop, document, error }, message),
        onStored: (entries) => room.#show(entries),
        onAppended: (seq) => news?.ring({ type: 'update', document, seq }),
        onWaiting: () => room.#storeTick.ask(),
        onStoring: (isStoring) => {
          onStoring(isStoring)
          room.#tell((one) => one.sendStatus())
        },
        onReloaded: () => room.#endAll(closeCode.restarting, 'reloaded'),
        onUnreadable: (error) => {
          room.#abandon()
          onUnreadable(error)
        },
        opening,
      }),
      settings,
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
    this.#buildSoon()
    return connection
  }

  /** Stores what waits, or tells that it cannot. */
  async settle(): Promise<void> {
    if (this.#ledger.content.isBuilt) await this.read(() => null)
  }

  /** The phase, a role, an institution or a space changed: what comes and goes from now on is judged by this. */
  changeRights(rightsOf: (participant: ParticipantId) => Rights): void {
    this.#tell((one) => {
      const { mayRead, mayWrite } = rightsOf(one.participant)
      if (mayRead) one.setMayWrite(mayWrite)
      else one.end(closeCode.forbidden, 'not-allowed')
    })
  }

  /** Asks the stored document; the question must not change it. */
  read<Value>(ask: (doc: Y.Doc) => Value): Promise<Value> {
    return new Promise((resolve, reject) => this.#ledger.read(ask, resolve, reject))
  }

  /** The whole stored document as one update, perhaps a moment old. */
  whole(): Promise<WholeDocument> {
    return new Promise((resolve, reject) => this.#ledger.readWhole({ isAlone: true }, resolve, reject))
  }

  /** What is stored now, as bytes for a version. */
  keep(): Promise<KeptState> {
    return this.read((doc) => ({ seq: this.#ledger.content.seq, state: Y.encodeStateAsUpdate(doc) }))
  }

  /** Who writes under which Yjs client id, of all that is stored. */
  writers(): Promise<ReadonlyMap<number, Writer>> {
    return this.read(({ store }) => {
      const writers = [...store.clients.keys()].map(
        (client) => [client, this.#ledger.content.writerOf(client)] as const,
      )
      return new Map(writers.flatMap(([client, writer]) => (writer ? [[client, writer] as const] : [])))
    })
  }

  /** Reads and shows what other servers stored until now. */
  catchUp(): Promise<void> {
    return this.catchUpTo(Infinity)
  }

  /** Storage holds this seq: reads and shows what is missing here. */
  catchUpTo(seq: number): Promise<void> {
    return this.#ledger.hear(seq)
  }

  /**
   * Edits the document in the server's name. The edit and the other writes are one commit, and everybody sees it after
   * that. Throws, and the edit is undone before anybody saw it, when the commit or the edit fails.
   */
  act<Value>(edit: (doc: Y.Doc) => Value, writes: (value: Value) => readonly Write[]): Promise<Value> {
    return this.#ledger.act(edit, writes)
  }

  /** Stores what waits, then ends every connection with this code. */
  async close(code: number): Promise<void> {
    this.#fallSilent()
    await this.#ledger.close()
    this.#endAll(code, 'closing')
    this.#caretTick.stop()
  }

  #abandon(): void {
    this.#fallSilent()
    this.#endAll(closeCode.unreadable, 'document-unreadable')
    this.#caretTick.stop()
  }

  #fallSilent(): void {
    clearInterval(this.#beat)
    if (this.#building) clearTimeout(this.#building)
    this.#deafen()
    this.#storeTick.stop()
  }

  // Soon enough for the first letter, and for saying loudly that the document cannot be read.
  #buildSoon(): void {
    if (this.#building || this.#ledger.content.isBuilt) return
    this.#buildBy = Math.min(this.#buildBy, this.#stopwatch() + buildWithinMs)
    this.#building = setTimeout(() => {
      this.#building = null
      const isBusy = [...this.#connections].some((one) => one.isBeingServed)
      if (isBusy && this.#stopwatch() < this.#buildBy) this.#buildSoon()
      else if (!this.#ledger.content.build()) this.#endAll(closeCode.unreadable, 'document-unreadable')
    }, buildAfterMs)
  }

  // One merged frame for everybody; who wrote all of it has it already.
  #show(entries: readonly Entry[]): void {
    this.#counts.ticks++
    const startedAt = this.#stopwatch()
    const frame = updateFrame(merged(entries.map(({ update }) => update)))
    const [author, ...others] = new Set(entries.map(({ from }) => from))
    this.#tell((one) => {
      if (one !== author || others.length > 0) one.show(frame)
    })
    const tookMs = this.#stopwatch() - startedAt
    this.#storeTick.rest(Math.max(0, Math.min(longestRoundMs - tookMs, (tookMs - freeMs) * restPerCost)))
  }

  #showCarets(): void {
    const { states, author, own } = this.#carets.changes()
    const frame = awarenessFrame(states)
    this.#tell((one) => {
      if (one !== author) one.showCarets(frame)
    })
    if (own && this.#news) {
      this.#news.ring({ type: 'carets', document: this.#document, server: this.#news.server, states: own })
    }
    this.#caretTick.rest(caretsEveryMs)
  }

  #hear(message: Message): void {
    if (message.type === 'update' && message.document === this.#document) void this.catchUpTo(message.seq)
    if (message.type !== 'carets' || message.document !== this.#document) return
    this.#carets.hear(message.states)
    if (this.#carets.hasChanges) this.#caretTick.ask()
  }

  #keepAlive(): void {
    this.#tell((one) => one.beat(beatFrame))
    this.#carets.forgetSilent()
    if (this.#carets.hasChanges) this.#caretTick.ask()
    void this.#ledger.rest()
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
