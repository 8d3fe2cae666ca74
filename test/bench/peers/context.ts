import { Fleet, type FleetSettings } from './load/fleet.ts'
import type { Plan } from './load/client.ts'
import { sleep } from './load/clock.ts'
import type { Join } from './load/requests.ts'
import { Meter } from './machine/usage.ts'
import type { Server } from './machine/server.ts'
import { roomName, type Shape } from './shape.ts'
import type { Target } from './targets/target.ts'

const idleCores = 0.03
const uploadTakesMs = 500

export interface ContextSettings {
  readonly server: Server
  readonly target: Target
  readonly shape: Shape
  readonly run: string
  readonly seed: number
  readonly round: number
  readonly threads: number
}

/** What a scenario works with during one run against one server. */
export class Context {
  readonly server: Server
  readonly target: Target
  readonly seed: number
  readonly round: number
  readonly #settings: ContextSettings
  readonly #fleets: Fleet[] = []

  constructor(settings: ContextSettings) {
    this.#settings = settings
    this.server = settings.server
    this.target = settings.target
    this.seed = settings.seed
    this.round = settings.round
  }

  /** Whether the documents were put into storage before the server started. */
  get isPrepared(): boolean {
    return this.target.prepare !== null
  }

  async fleet(sizes: Partial<Omit<FleetSettings, 'protocol' | 'threads' | 'seed'>> = {}): Promise<Fleet> {
    const nothing = { writers: 0, clocks: 0, presences: 0, presenceClocks: 0 }
    const fleet = await Fleet.start({
      ...nothing,
      ...sizes,
      seed: this.seed + this.round,
      protocol: this.target.protocol,
      threads: this.#settings.threads,
    })
    this.#fleets.push(fleet)
    return fleet
  }

  /** A client, by its number: it sits in the room that the scenario's shape says. */
  plan(index: number, extra: Partial<Plan> = {}): Plan {
    const { run, shape } = this.#settings
    const room = roomName(run, Math.floor(index / shape.members))
    const nothing = { writerIndex: -1, presenceIndex: -1, isMeasured: true, documentBytes: 0, keepsDocument: false }
    return { ...nothing, index, room, url: this.server.url(room), headers: this.target.headers(index), ...extra }
  }

  /**
   * Connects clients over `overMs`. The first of each room comes before the others and uploads the document that all
   * begin with, where it is not in storage already. Throws when somebody cannot join.
   */
  async open(
    fleet: Fleet,
    plans: readonly Plan[],
    at: { readonly overMs: number; readonly content: Uint8Array },
  ): Promise<void> {
    const rooms = new Set<string>()
    const firsts = plans.filter(({ room }) => !rooms.has(room) && rooms.add(room))
    const others = plans.filter((plan) => !firsts.includes(plan))
    const share = at.overMs / plans.length
    this.expectJoined(await fleet.connect(firsts, { overMs: firsts.length * share }))
    if (!this.isPrepared) {
      for (const { index } of firsts) await fleet.upload(index, [at.content])
      await sleep(uploadTakesMs)
    }
    this.expectJoined(await fleet.connect(others, { overMs: others.length * share }))
  }

  expectJoined(joins: readonly Join[]): void {
    const failures = joins.flatMap((join) => ('failed' in join ? [join.failed] : []))
    if (failures.length > 0) throw new Error(`${failures.length} of ${joins.length} could not join: ${failures[0]}`)
  }

  meter(): Meter {
    return new Meter(this.server.pids)
  }

  /** Waits until the server has done next to nothing for so long. */
  async idle(seconds: number, limitSeconds = 120): Promise<void> {
    let calm = 0
    for (let waited = 0; waited < limitSeconds && calm < seconds; waited++) {
      const meter = this.meter()
      await sleep(1_000)
      const { cpuMs, elapsedMs } = meter.read()
      calm = cpuMs / elapsedMs < idleCores ? calm + 1 : 0
    }
  }

  async end(): Promise<void> {
    await Promise.all(this.#fleets.map((fleet) => fleet.stop()))
  }
}
