import { Buckets } from './buckets.ts'

/** Most websockets of one network at once: a hall of 200 people with three tabs of three each, and room to spare. */
const mostOfNetwork = 3_000
/** A hall whose server comes back returns at once. */
const handshakes = { burst: 2_500, perSecond: 100 }
/** Handshakes under way, and refused sockets that are still told why, of everybody. */
const mostPending = 4_000

/** What an arriving websocket is told. « busy » is not even worth a handshake. */
export type Admittance = 'welcome' | 'too-many-of-network' | 'too-many-handshakes' | 'busy'

/** Counts websockets at the door, before anyone looks who they are: by network, and those that are not through yet. */
export class Admission {
  readonly #socketsByNetwork = new Map<string, number>()
  readonly #handshakes = new Buckets(handshakes)
  #pending = 0

  get pending(): number {
    return this.#pending
  }

  /** Somebody arrives; unless they are told « busy », `left` must be called once. */
  arrive(network: string, now: number): Admittance {
    if (this.#pending >= mostPending) return 'busy'
    const sockets = this.#socketsByNetwork.get(network) ?? 0
    // Those who are refused hold a socket too until they have heard so.
    if (sockets >= mostOfNetwork + mostPending / 8) return 'busy'
    this.#pending++
    this.#socketsByNetwork.set(network, sockets + 1)
    if (sockets >= mostOfNetwork) return 'too-many-of-network'
    return this.#handshakes.take(network, now) ? 'welcome' : 'too-many-handshakes'
  }

  /** Their handshake is over, well or badly. */
  settled(): void {
    this.#pending--
  }

  left(network: string): void {
    const sockets = (this.#socketsByNetwork.get(network) ?? 1) - 1
    if (sockets > 0) this.#socketsByNetwork.set(network, sockets)
    else this.#socketsByNetwork.delete(network)
  }
}
