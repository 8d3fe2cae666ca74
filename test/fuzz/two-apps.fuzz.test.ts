import { randomBytes } from 'node:crypto'
import WebSocket from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { describe, expect, test } from 'vitest'
import { createApp, type App } from '../../server/app.ts'
import { bellHub, type BellHub } from '../../server/bell/local-bell.ts'
import { memoryStorage } from '../../server/storage/memory.ts'
import type { Storage } from '../../server/storage/storage.ts'
import { addFinding, findingsOf } from '../../shared/documents/finding.ts'
import type { DomainId, FindingId, WorkshopId } from '../../shared/id.ts'
import { bodyOf } from '../bench/peers/document.ts'
import { sleep } from '../bench/peers/load/clock.ts'
import { roomName } from '../bench/peers/shape.ts'
import { cookieOf, storeWorkshops } from '../bench/peers/targets/stored-workshops.ts'
import { Guest } from '../crash/guest.ts'
import { missingIn } from '../crash/kept.ts'
import { docOf, Witness, wordsIn } from '../crash/witness.ts'
import { breakableStorage, type BreakableStorage } from '../support/breakable-storage.ts'
import { clumsyBell, type ClumsyBell } from '../support/clumsy-bell.ts'
import { dice, type Dice } from '../support/random.ts'
import { until } from '../support/until.ts'

/** Seeds that once failed stay for ever; the others are new ground. */
const seedsThatFailed: readonly number[] = []
const seeds = [...seedsThatFailed, 3_000, 3_001, 3_002, Date.now() % 1_000_000]
const steps = 120

const run = 'fuzz'
const workshop = roomName(run, 0) as WorkshopId
const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
const deeds = { edits: 0, words: 0, cuts: 0, moves: 0, failures: 0, restarts: 0, falls: 0, acknowledged: 0 }

/** One of two servers: it may be stopped and started anew, and storage may fail for it alone. */
class Place {
  readonly storage: BreakableStorage
  readonly #hub: BellHub
  readonly #rolled: Dice
  #app: App | null = null
  #bell: ClumsyBell | null = null
  #isClumsy = true
  origin = ''

  constructor(stored: Storage, hub: BellHub, rolled: Dice) {
    this.storage = breakableStorage(stored)
    this.#hub = hub
    this.#rolled = rolled
  }

  get app(): App {
    if (!this.#app) throw new Error('the server is stopped')
    return this.#app
  }

  async start(): Promise<void> {
    this.#bell = clumsyBell(this.#hub.end(), this.#rolled)
    if (!this.#isClumsy) this.#bell.mend()
    const given = { now: Date.now, stopwatch: () => performance.now(), random: randomBytes, log: silent }
    const settings = { publicUrl: null, mail: null, metricsToken: null, clientFolder: null }
    this.#app = await createApp({ storage: this.storage, bell: this.#bell, ...given, ...settings })
    const { port } = await this.#app.listen(0, '127.0.0.1')
    this.origin = `http://127.0.0.1:${port}`
  }

  async stop(): Promise<void> {
    await this.#app?.stop()
    this.#app = null
  }

  mend(): void {
    this.#isClumsy = false
    this.#bell?.mend()
    this.storage.failure = null
  }
}

/** A client of the package that everybody knows, which holds the whole document and types anywhere in it. */
class StandardClient {
  readonly doc = new Y.Doc()
  readonly provider: WebsocketProvider

  constructor(index: number, origin: string) {
    class WithCookie extends WebSocket {
      constructor(address: string) {
        super(address, { headers: { cookie: cookieOf(index) } })
      }
    }
    this.provider = new WebsocketProvider(addressOf(origin), 'diagnostic', this.doc, {
      WebSocketPolyfill: WithCookie as unknown as typeof globalThis.WebSocket,
      disableBc: true,
      maxBackoffTime: 200,
    })
  }

  moveTo(origin: string): void {
    this.provider.serverUrl = addressOf(origin)
  }

  cut(): void {
    const socket = this.provider.ws as unknown as WebSocket | null
    socket?.terminate()
  }

  edit(rolled: Dice): void {
    if (!findingsOf(this.doc).has('bench')) return
    const id = `f${rolled.below(4)}` as FindingId
    this.doc.transact(() => {
      const body = bodyOf(this.doc)
      const paragraph = body.length > 0 ? body.get(rolled.below(body.length)) : null
      const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null
      if (rolled.once(6)) addFinding(this.doc, { id, domain: 'D1' as DomainId, type: 'need', title: id })
      else if (rolled.once(8)) findingsOf(this.doc).delete(id)
      else if (text instanceof Y.XmlText) typeIn(text, rolled)
      else body.insert(rolled.below(body.length + 1), [newParagraph()])
    })
    deeds.edits++
  }

  destroy(): void {
    this.provider.destroy()
    this.doc.destroy()
  }
}

/** Marked words are never taken back: what is acknowledged must be found. */
function typeIn(text: Y.XmlText, rolled: Dice): void {
  const at = rolled.below(text.length + 1)
  const before = text.toString()
  if (/[xyz]/.test(before) && rolled.once(3)) return text.delete(before.search(/[xyz]/), 1)
  // Between words, so that no marked word is torn.
  const gap = before.lastIndexOf(' ', at)
  return text.insert(gap < 0 ? 0 : gap + 1, rolled.pick(['x', 'yy', 'zzz']))
}

function newParagraph(): Y.XmlElement {
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText('x ')])
  return paragraph
}

function addressOf(origin: string): string {
  return `${origin.replace('http', 'ws')}/sync/${workshop}`
}

/** Guests come back by themselves, wherever they are sent. */
async function comeBack(guests: readonly Guest[], places: readonly Place[], rolled: Dice): Promise<void> {
  const away = guests.filter(({ isOpen }) => !isOpen)
  await Promise.allSettled(away.map((guest) => guest.open(places[rolled.below(places.length)]?.origin ?? '')))
}

interface World {
  readonly rolled: Dice
  readonly hub: BellHub
  readonly places: readonly [Place, Place]
  readonly clients: readonly StandardClient[]
  readonly guests: readonly Guest[]
}

async function step({ rolled, hub, places, clients, guests }: World): Promise<void> {
  const place = rolled.pick([...places])
  const client = clients[rolled.below(clients.length)]
  const guest = guests[rolled.below(guests.length)]
  const luck = rolled.below(100)
  if (luck < 45) client?.edit(rolled)
  else if (luck < 75) {
    guest?.type()
    deeds.words++
  } else if (luck < 82) {
    const one = rolled.once(2) ? client : guest
    one?.cut()
    deeds.cuts++
  } else if (luck < 88) {
    client?.moveTo(place.origin)
    client?.cut()
    deeds.moves++
  } else if (luck < 92) {
    place.storage.failure = place.storage.failure ? null : new Error('no room')
    // The commit may go through although it is said to have failed.
    place.storage.isLate = rolled.once(3)
    deeds.failures++
  } else if (luck < 95) {
    if (rolled.once(2)) hub.fall()
    else hub.rise()
    deeds.falls++
  } else if (luck < 99) void comeBack(guests, places, rolled)
  else {
    place.storage.failure = null
    await place.stop()
    await place.start()
    for (const one of clients) one.moveTo(rolled.pick([...places]).origin)
    deeds.restarts++
  }
  if (rolled.once(2)) await sleep(rolled.below(25))
}

async function settled({ rolled, hub, places, clients, guests }: World): Promise<boolean> {
  for (const place of places) place.mend()
  hub.rise()
  for (const client of clients) client.moveTo(rolled.pick([...places]).origin)
  const isQuiet = async () => {
    await comeBack(guests, places, rolled)
    const areHere = clients.every(({ provider }) => provider.wsconnected && provider.synced)
    return areHere && guests.every(({ isOpen, isUpToDate }) => isOpen && isUpToDate)
  }
  if (!(await until(isQuiet, 20_000))) return false
  const isAlike = () => {
    const all = [...clients.map(({ doc }) => doc), ...guests.map((guest) => guest.document())].map(Y.snapshot)
    return all.every((one) => all[0] !== undefined && Y.equalSnapshots(one, all[0]))
  }
  return until(isAlike, 15_000)
}

describe('typing through two servers that fail, restart and miss rings', () => {
  test.each(seeds)(
    'ends alike everywhere, with every acknowledged word (seed %i)',
    async (seed) => {
      const rolled = dice(seed)
      const stored = memoryStorage()
      await storeWorkshops(stored, run, { rooms: 1, members: 10, content: { type: 'seed' } })
      const hub = bellHub()
      const places = [new Place(stored, hub, rolled), new Place(stored, hub, rolled)] as const
      for (const place of places) await place.start()
      const clients = [0, 1, 2, 3].map((index) => new StandardClient(index, places[index % 2 === 0 ? 0 : 1].origin))
      const witness = new Witness()
      const guests = [4, 5, 6].map(
        (index) => new Guest({ workshop, index, witness, mark: `1.${index}`, isKeeper: true }),
      )
      const world = { rolled, hub, places, clients, guests }
      await comeBack(guests, places, rolled)
      for (let done = 0; done < steps; done++) await step(world)
      const isSettled = await settled(world)
      const closings = guests.flatMap(({ closed }) => (closed ? [closed] : []))
      expect({ isSettled, closings }).toEqual({ isSettled: true, closings: [] })
      await expectKept(stored, world, witness)
      for (const one of clients) one.destroy()
      for (const one of guests) one.leave()
      for (const place of places) await place.stop()
    },
    60_000,
  )

  test('did something worth testing', () => {
    for (const [deed, count] of Object.entries(deeds)) expect([deed, count > 0]).toEqual([deed, true])
  })
})

async function expectKept(stored: Storage, { clients, guests, places }: World, witness: Witness): Promise<void> {
  const { snapshot, updates } = await stored.readDocument(workshop, 'diagnostic')
  const kept = docOf([...(snapshot ? [snapshot.state] : []), ...updates.map(({ update }) => update)])
  const served = await Promise.all(
    places.map(async ({ app }) => {
      const room = await app.rooms.document(workshop, 'diagnostic')
      return room.read((doc) => docOf([Y.encodeStateAsUpdate(doc)]))
    }),
  )
  const all = [kept, ...served, ...clients.map(({ doc }) => doc), ...guests.map((guest) => guest.document())]
  for (const doc of all) {
    expect(doc.store.pendingStructs).toBeNull()
    expect(doc.store.pendingDs).toBeNull()
    expect(Y.equalSnapshots(Y.snapshot(doc), Y.snapshot(kept))).toBe(true)
    expect(bodyOf(doc).toString()).toBe(bodyOf(kept).toString())
  }
  expect(missingIn(kept, witness.updates.values())).toEqual([])
  const words = new Set(wordsIn(kept))
  for (const guest of guests) {
    deeds.acknowledged += guest.acknowledged
    expect(guest.words.filter((word) => !words.has(word))).toEqual([])
  }
}
