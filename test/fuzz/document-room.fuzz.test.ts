import * as Y from 'yjs'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openDocumentRoom, type DocumentRoom } from '../../server/live/document-room.ts'
import { addFinding, findingsOf, readDiagnostic } from '../../shared/documents/finding.ts'
import type { DomainId, FindingId, ThreadId, WorkshopId } from '../../shared/id.ts'
import { markPassage, passageOf } from '../../shared/documents/passage.ts'
import { memoryStorage } from '../../server/storage/memory.ts'
import type { Message, News, ServerId } from '../../server/live/news.ts'
import type { Storage } from '../../server/storage/storage.ts'
import { moveBefore, sorted } from '../../shared/documents/record.ts'
import { breakableStorage, type BreakableStorage } from '../support/breakable-storage.ts'
import { DocumentPeer, updateFrame } from '../support/document-peer.ts'
import { roomAlone } from '../support/room-alone.ts'
import { dice, type Dice } from '../support/random.ts'

/** Seeds that once failed stay for ever, with how many servers there were; the others are new ground. */
const seedsThatFailed: readonly (readonly [servers: number, seed: number])[] = []
const newGround = [1, 2].flatMap((servers) =>
  Array.from({ length: 10 }, (_, index) => [servers, 2_000 + index] as const),
)
const runs = [...seedsThatFailed, ...newGround]
const steps = 500

const workshop = 'w1' as WorkshopId
// Few people and findings, so that they collide; two connections are one person's.
const people = ['ana', 'ana', 'bo', 'cy', 'reader'] as const
const findings = ['f1', 'f2', 'f3'] as const
const deeds = { edits: 0, cuts: 0, restarts: 0, failures: 0, acts: 0, acknowledged: 0, rings: 0, lostRings: 0 }

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 0, 15) })
})
afterEach(() => {
  vi.useRealTimers()
})

/** A server with the document open, and a storage that may fail for it alone. */
class Server implements News {
  readonly server: ServerId
  readonly storage: BreakableStorage
  readonly heard: Message[] = []
  room: DocumentRoom | null = null
  readonly #others: () => readonly Server[]
  readonly #rolled: Dice
  #hear: ((message: Message) => void) | null = null

  constructor(index: number, stored: Storage, { others, rolled }: { others: () => readonly Server[]; rolled: Dice }) {
    this.server = `s${index}` as ServerId
    this.storage = breakableStorage(stored)
    this.#others = others
    this.#rolled = rolled
  }

  async open(): Promise<void> {
    const { storage } = this
    const news = this.#others().length > 0 ? this : null
    this.room = await openDocumentRoom(workshop, 'diagnostic', roomAlone(storage, { news }))
  }

  get opened(): DocumentRoom {
    if (!this.room) throw new Error('the room is not open')
    return this.room
  }

  ring(message: Message): void {
    for (const other of this.#others()) {
      deeds.rings++
      if (this.#rolled.once(4)) deeds.lostRings++
      else other.heard.push(message, ...(this.#rolled.once(4) ? [message] : []))
    }
  }

  listen(hear: (message: Message) => void): () => void {
    this.#hear = hear
    return () => {
      if (this.#hear === hear) this.#hear = null
    }
  }

  /** Rings come late, and in any order. */
  async hearOne(): Promise<void> {
    const [message] = this.heard.splice(this.#rolled.below(Math.max(1, this.heard.length)), 1)
    if (message) this.#hear?.(message)
    await vi.advanceTimersByTimeAsync(0)
  }

  /** As Rooms does before somebody comes in, and every few seconds. */
  async look(): Promise<void> {
    const { updates } = await this.storage.readUpdates(workshop, 'diagnostic', 0)
    await this.opened.catchUpTo(updates.at(-1)?.seq ?? 0)
  }

  /** The process dies: what was not committed is lost. */
  async die(): Promise<void> {
    const dead = this.room
    this.heard.length = 0
    await this.open()
    // What the dead process still does must not reach the disk, which fails for it alone.
    const { failure, isLate } = this.storage
    this.storage.failure = new Error('killed')
    this.storage.isLate = false
    await dead?.close(1012)
    this.storage.failure = failure
    this.storage.isLate = isLate
  }
}

/** The servers, those who write, and what each was told to be stored. */
class Story {
  readonly stored = memoryStorage()
  readonly servers: readonly [Server, ...Server[]]
  readonly peers: DocumentPeer[] = []
  /** Where each peer is, or was last. */
  readonly at = new Map<DocumentPeer, Server>()
  /** What each peer had written when it asked for a marker: what an answer to it promises. */
  readonly promised = new Map<DocumentPeer, Map<number, Uint8Array>>()
  readonly #rolled: Dice

  constructor(servers: number, rolled: Dice) {
    this.#rolled = rolled
    const make = (index: number) => {
      const others = () => this.servers.filter((_, one) => one !== index)
      return new Server(index, this.stored, { others, rolled })
    }
    this.servers = [make(0), ...Array.from({ length: servers - 1 }, (_, index) => make(index + 1))]
  }

  async begin(): Promise<void> {
    for (const server of this.servers) await server.open()
    for (const [index, person] of people.entries()) {
      const peer = new DocumentPeer(person, { mayWrite: person !== 'reader' })
      // Whose words come first depends on it: the same for the same seed.
      peer.doc.clientID = 100 + index
      peer.isQuick = false
      this.peers.push(peer)
      this.promised.set(peer, new Map())
      await this.join(peer)
    }
  }

  /** Any server takes anybody, and reads first what that person may have seen elsewhere. */
  async join(peer: DocumentPeer): Promise<void> {
    const server = this.#rolled.pick(this.servers)
    if (this.servers.length > 1) await Promise.all([server.look(), vi.advanceTimersByTimeAsync(30)])
    this.at.set(peer, server)
    peer.join(server.opened)
  }

  async restart(): Promise<void> {
    const server = this.#rolled.pick(this.servers)
    for (const peer of this.peers) if (this.at.get(peer) === server) peer.cut()
    await server.die()
  }

  mark(peer: DocumentPeer): void {
    if (peer.isOpen && peer.isSynced) this.promised.get(peer)?.set(peer.mark(), Y.encodeStateAsUpdate(peer.doc))
  }
}

describe('random edits by several people', () => {
  test.each(runs)('meet on %i server(s), and lose nothing that was acknowledged (seed %i)', async (servers, seed) => {
    const rolled = dice(seed)
    const story = new Story(servers, rolled)
    await story.begin()
    for (let step = 0; step < steps; step++) {
      await takeStep(rolled, story)
      expect(await brokenPromises(story)).toEqual([])
    }
    await bringTogether(story)
    const stored = await storedDocument(story)
    const shown = readAs(stored)
    for (const { opened } of story.servers) {
      expect(await opened.read((doc) => readAs(doc))).toBe(shown)
    }
    for (const { doc, closed } of story.peers) {
      expect(closed).toBeNull()
      expect(pendingIn(doc)).toEqual([null, null])
      expect(readAs(doc)).toBe(shown)
      expect(statesOf(doc)).toEqual(statesOf(stored))
    }
    for (const peer of story.peers) peer.destroy()
    await Promise.all(story.servers.map(({ opened }) => opened.close(1012)))
  })

  test('did something worth testing', () => {
    for (const [deed, count] of Object.entries(deeds))
      expect({ deed, many: count > runs.length }).toEqual({ deed, many: true })
  })
})

async function takeStep(rolled: Dice, story: Story): Promise<void> {
  const peer = story.peers[rolled.below(story.peers.length)]
  if (!peer) return
  switch (rolled.below(14)) {
    case 0:
    case 1:
    case 2:
    case 3:
      return edit(rolled, peer)
    // Frames of one connection keep their order; between people any order goes.
    case 4:
    case 5:
      return peer.carryUp(1 + rolled.below(4))
    case 6:
    case 7:
      return peer.carryDown(1 + rolled.below(4))
    case 8:
      return story.mark(peer)
    case 9:
      await vi.advanceTimersByTimeAsync(rolled.below(60))
      return
    case 10:
      return comeOrGo(rolled, story, peer)
    case 11:
    case 12:
      return rolled.pick(story.servers).hearOne()
    default:
      return fate(rolled, story)
  }
}

function edit(rolled: Dice, { doc, participant }: DocumentPeer): void {
  if (participant === 'reader') return
  deeds.edits++
  const records = findingsOf(doc)
  const id = rolled.pick(findings)
  const record = records.get(id)
  if (!(record instanceof Y.Map)) return doc.transact(() => addFinding(doc, findingOf(id)))
  switch (rolled.below(6)) {
    case 0:
      return void record.set('type', rolled.pick(['need', 'strength', 'threat']))
    case 1:
      return doc.transact(() => moveBefore(sorted(records), id, rolled.pick(findings)))
    case 2:
      return rolled.once(3) ? records.delete(id) : undefined
    case 3:
      return writeBody(rolled, record.get('body'))
    default:
      return type(rolled, record.get('title'))
  }
}

function findingOf(id: string) {
  return { id: id as FindingId, domain: 'D1' as DomainId, type: 'need', title: id } as const
}

function type(rolled: Dice, text: unknown): void {
  if (!(text instanceof Y.Text)) return
  const at = rolled.below(text.length + 1)
  if (rolled.once(3)) text.delete(at, Math.min(2, text.length - at))
  else text.insert(at, rolled.pick(['a', 'bc', '’', 'é']))
}

function writeBody(rolled: Dice, body: unknown): void {
  if (!(body instanceof Y.XmlFragment)) return
  const block = body.length > 0 ? body.get(rolled.below(body.length)) : null
  if (!(block instanceof Y.XmlElement) || rolled.once(4)) {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText('mots')])
    return body.insert(rolled.below(body.length + 1), [paragraph])
  }
  const text = block.get(0)
  if (rolled.once(5)) return body.delete(0, 1)
  if (!(text instanceof Y.XmlText)) return
  if (rolled.once(3)) text.format(0, Math.min(2, text.length), { bold: rolled.once(2) ? {} : null })
  else type(rolled, text)
}

async function comeOrGo(rolled: Dice, story: Story, peer: DocumentPeer): Promise<void> {
  if (peer.isOpen && rolled.once(2)) {
    deeds.cuts++
    peer.cut()
  } else if (peer.isOpen && peer.isSynced) {
    // Some clients say again what everybody has.
    peer.say(updateFrame(Y.encodeStateAsUpdate(peer.doc)))
  } else if (!peer.isOpen) await story.join(peer)
}

async function fate(rolled: Dice, story: Story): Promise<void> {
  const { storage } = rolled.pick(story.servers)
  switch (rolled.below(9)) {
    case 0:
      deeds.restarts++
      return story.restart()
    case 1:
      deeds.failures++
      storage.failure = new Error('disk full')
      // Sometimes only the answer is lost.
      storage.isLate = rolled.once(3)
      return
    case 2:
    case 3:
    case 4:
    case 5:
      return act(rolled, story)
    default:
      storage.failure = null
      storage.isLate = false
  }
}

// The server comments the first words of a finding, if there are any.
async function act(rolled: Dice, { servers }: Story): Promise<void> {
  const id = rolled.pick(findings)
  const thread = `T${rolled.below(3)}` as ThreadId
  const acted = rolled.pick(servers).opened.act(
    (doc) => {
      const record = findingsOf(doc).get(id)
      const body = record instanceof Y.Map ? record.get('body') : null
      const block = body instanceof Y.XmlFragment ? body.get(0) : null
      const text = block instanceof Y.XmlElement ? block.get(0) : null
      if (!(text instanceof Y.XmlText) || text.length === 0 || !(body instanceof Y.XmlFragment)) return
      markPassage(doc, [{ text, index: 0, length: 1 }], thread)
      deeds.acts += passageOf(body, thread) === null ? 0 : 1
    },
    () => [],
  )
  // A failing disk refuses the act; the fuzz goes on.
  await Promise.all([acted.catch(() => undefined), vi.advanceTimersByTimeAsync(30)])
}

/** What somebody was shown that is not on disk, and what somebody was told to be stored and is not. */
async function brokenPromises(story: Story): Promise<readonly string[]> {
  const { peers, promised } = story
  const stored = await storedDocument(story)
  const shown = peers.flatMap(({ doc, participant }) =>
    [...statesOf(doc)]
      .filter(([client, clock]) => client !== doc.clientID && clock > Y.getState(stored.store, client))
      .map(([client]) => `${participant} was shown words of ${client} that are not stored`),
  )
  const told = peers.flatMap((peer) => peer.markers.splice(0).map((marker) => ({ peer, marker })))
  const state = Y.snapshot(stored)
  const lost = told.filter(({ peer, marker }) => {
    const promise = promised.get(peer)?.get(marker)
    deeds.acknowledged++
    return !promise || !Y.snapshotContainsUpdate(state, promise)
  })
  const pending = pendingIn(stored).filter((one) => one !== null)
  stored.destroy()
  return [...shown, ...lost.map(({ peer }) => `${peer.participant} was told too early`), ...pending.map(String)]
}

async function bringTogether(story: Story): Promise<void> {
  for (const { storage } of story.servers) {
    storage.failure = null
    storage.isLate = false
  }
  await vi.advanceTimersByTimeAsync(6_000)
  // A server that took the same words as another reads the document again, and has everybody come back.
  for (let round = 0; round < 2; round++) {
    for (const peer of story.peers) {
      peer.isQuick = true
      if (!peer.isOpen) await story.join(peer)
      peer.carryUp()
      peer.carryDown()
      story.mark(peer)
    }
    await vi.advanceTimersByTimeAsync(1_000)
  }
  await Promise.all([...story.servers.map((server) => server.look()), vi.advanceTimersByTimeAsync(1_000)])
}

async function storedDocument(story: Story): Promise<Y.Doc> {
  const { snapshot, updates } = await story.stored.readDocument(workshop, 'diagnostic')
  const doc = new Y.Doc()
  doc.transact(() => {
    if (snapshot) Y.applyUpdate(doc, snapshot.state)
    for (const { update } of updates) Y.applyUpdate(doc, update)
  })
  return doc
}

// Marks of two comments on the same words come in any order.
function readAs(doc: Y.Doc): string {
  return JSON.stringify(readDiagnostic(doc), (key, value: unknown) =>
    key === 'marks' && Array.isArray(value) ? value.map((mark) => JSON.stringify(mark)).toSorted() : value,
  )
}

function pendingIn({ store }: Y.Doc): readonly unknown[] {
  return [store.pendingStructs, store.pendingDs]
}

function statesOf(doc: Y.Doc): ReadonlyMap<number, number> {
  const clients = [...doc.store.clients.keys()].toSorted((a, b) => a - b)
  return new Map(clients.map((client) => [client, Y.getState(doc.store, client)]))
}
