import { chanceFrom } from '../peers/load/chance.ts'
import { sleep } from '../peers/load/clock.ts'
import { Fleet } from '../peers/load/fleet.ts'
import type { Plan } from '../peers/load/client.ts'
import type { Server } from '../peers/machine/server.ts'
import { cookieOf } from '../peers/targets/stored-workshops.ts'
import { People, session, workshopOf } from './people.ts'

const count = session.workshops * session.members
// Of each ten, so many stay and write; the others read, come and go.
const writersEach = 6
const keystrokesPerSecond = 1
const caretsPerSecond = 1
const comingAndGoingMs = 5_000
const commentsMs = 5_000
const readsMs = 2_000
const votesMs = 120_000

/** A session of three démarches: thirty people who type, point, come and go, comment, vote and read. */
export class Traffic {
  readonly fleet: Fleet
  readonly people: People
  readonly #server: Server
  readonly #timers: ReturnType<typeof setInterval>[] = []
  readonly #chance = chanceFrom(7)

  private constructor(server: Server, fleet: Fleet) {
    this.#server = server
    this.fleet = fleet
    this.people = new People(server.origin)
  }

  static async start(server: Server, minutes: number): Promise<Traffic> {
    // A keystroke is up to four clocks, and gaps are as short as half of the middle one.
    const keystrokes = minutes * 60 * keystrokesPerSecond
    const fleet = await Fleet.start({
      protocol: 'y-websocket',
      threads: 1,
      seed: 1,
      writers: session.workshops * writersEach,
      clocks: keystrokes * 8 + 1_000,
      presences: count,
      presenceClocks: minutes * 60 * caretsPerSecond * 2 + 1_000,
    })
    const traffic = new Traffic(server, fleet)
    await traffic.#open()
    return traffic
  }

  /** A failure of what people do in the background is the run's: it is thrown by whoever waits for this. */
  async stop(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer)
    await this.fleet.stopSending()
    await sleep(2_000)
    this.people.leaveAll()
    await this.fleet.stop()
  }

  async #open(): Promise<void> {
    const all = Array.from({ length: count }, (_, index) => index)
    const joins = await this.fleet.connect(
      all.map((index) => this.#plan(index)),
      { overMs: 3_000 },
    )
    const failed = joins.flatMap((join) => ('failed' in join ? [join.failed] : []))
    if (failed.length > 0) throw new Error(`${failed.length} could not join: ${failed[0]}`)
    for (const index of all) this.people.follow(index)
    await this.fleet.startTyping(keystrokesPerSecond)
    await this.fleet.startCarets(caretsPerSecond)
    this.#every(comingAndGoingMs, () => this.#comeAndGo())
    this.#every(commentsMs, () => this.people.comment(this.#chance.below(count), 'Une remarque de plus.'))
    this.#every(readsMs, () => this.people.read(this.#chance.below(count)))
    this.#every(votesMs, () => this.people.vote(this.#chance.below(session.workshops)))
  }

  #every(ms: number, act: () => Promise<void>): void {
    this.#timers.push(setInterval(() => void act(), ms))
  }

  async #comeAndGo(): Promise<void> {
    const reader = writersEach + this.#chance.below(session.members - writersEach)
    const index = this.#chance.below(session.workshops) * session.members + reader
    await this.fleet.close([index])
    this.people.leave(index)
    await sleep(1_000)
    await this.fleet.connect([this.#plan(index)])
    this.people.follow(index)
  }

  #plan(index: number): Plan {
    const member = index % session.members
    const isWriter = member < writersEach
    const room = workshopOf(index)
    return {
      index,
      room,
      url: this.#server.url(room),
      headers: { Cookie: cookieOf(index) },
      writerIndex: isWriter ? Math.floor(index / session.members) * writersEach + member : -1,
      presenceIndex: isWriter ? index : -1,
      isMeasured: true,
      documentBytes: 0,
      keepsDocument: false,
    }
  }
}
