import { Redis } from 'ioredis'
import type { Bell } from './bell.ts'

/** What a bell over Redis (or Valkey) is handed. */
export interface RedisBellSettings {
  /** `redis://` or `rediss://`. */
  readonly url: string
  /** Begins the name of every channel, so that installations may share a Redis. */
  readonly prefix: string
  readonly random: (size: number) => Uint8Array
  /** Told once when the bell falls and once when it rings again. */
  readonly log: {
    info(fields: object, message: string): void
    warn(fields: object, message: string): void
  }
}

type Hear = (message: Uint8Array) => void

const idBytes = 8
// A connection that is cut without a word, and a Redis that is stopped, are known by the answer that does not come.
// Until then nobody hears and nobody looks often: it must not take longer than people wait without wondering.
const beatEveryMs = 1_000
const answerWithinMs = 1_500
const connectWithinMs = 5_000
const goodbyeMs = 500
const longestWaitMs = 3_000
// Redis may accept and not read: what it did not answer for must not fill our memory.
const mostBytesUnderWay = 4 * 1024 * 1024

/** A bell over Redis publish and subscribe: one connection to ring, one to hear. Tries to come back for ever. */
export function redisBell(settings: RedisBellSettings): Bell {
  return new RedisBell(settings)
}

class RedisBell implements Bell {
  readonly #settings: RedisBellSettings
  /** Begins what we ring, so that we know our own. */
  readonly #id: Buffer
  readonly #publisher: Redis
  readonly #subscriber: Redis
  readonly #ears = new Map<string, Set<{ readonly hear: Hear }>>()
  readonly #gapListeners = new Set<{ readonly listener: () => void }>()
  readonly #beat: ReturnType<typeof setInterval>
  #bytesUnderWay = 0
  #isSubscribed = false
  /** What was last told; null before the first connection or the first failure. */
  #wasRinging: boolean | null = null
  #isOpen = true
  #lastError: unknown = null

  constructor(settings: RedisBellSettings) {
    this.#settings = settings
    this.#id = Buffer.from(settings.random(idBytes))
    this.#publisher = this.#connection()
    this.#subscriber = this.#connection()
    this.#publisher.on('ready', () => this.#cameUp())
    this.#publisher.on('close', () => this.#fell())
    this.#subscriber.on('ready', () => void this.#subscribeAll())
    this.#subscriber.on('close', () => {
      this.#isSubscribed = false
      this.#fell()
    })
    this.#subscriber.on('messageBuffer', (channel: Buffer, message: Buffer) => this.#heard(channel, message))
    this.#beat = setInterval(() => this.#askForLife(), beatEveryMs)
  }

  get isRinging(): boolean {
    return this.#isOpen && this.#isSubscribed && isUp(this.#publisher) && isUp(this.#subscriber)
  }

  ring(topic: string, message: Uint8Array): void {
    if (!this.#isOpen || !isUp(this.#publisher) || this.#bytesUnderWay > mostBytesUnderWay) return
    const signed = Buffer.concat([this.#id, message])
    this.#bytesUnderWay += signed.length
    const settled = () => {
      this.#bytesUnderWay -= signed.length
    }
    // Lost with its connection: whoever missed it is told by `onGap`.
    this.#publisher.publish(this.#channel(topic), signed).then(settled, settled)
  }

  listen(topic: string, hear: Hear): () => void {
    const ear = { hear }
    const ears = this.#ears.get(topic) ?? new Set()
    if (ears.size === 0) void this.#subscribe([topic])
    this.#ears.set(topic, ears.add(ear))
    return () => {
      if (!ears.delete(ear) || ears.size > 0 || this.#ears.get(topic) !== ears) return
      this.#ears.delete(topic)
      // Lost with its connection: the next one does not ask for this topic.
      if (isUp(this.#subscriber)) this.#subscriber.unsubscribe(this.#channel(topic)).catch(() => undefined)
    }
  }

  onGap(listener: () => void): () => void {
    const one = { listener }
    this.#gapListeners.add(one)
    return () => this.#gapListeners.delete(one)
  }

  async close(): Promise<void> {
    this.#isOpen = false
    clearInterval(this.#beat)
    this.#ears.clear()
    this.#subscriber.disconnect()
    let late: ReturnType<typeof setTimeout> | undefined
    const waited = new Promise<void>((resolve) => {
      late = setTimeout(resolve, goodbyeMs)
    })
    // Answered when all that was rung has left; refused when there is no connection to leave by.
    const left = this.#publisher.quit().then(nothing, nothing)
    await Promise.race([left, waited])
    clearTimeout(late)
    this.#publisher.disconnect()
  }

  #connection(): Redis {
    const connection = new Redis(this.#settings.url, {
      // Nothing waits for a connection to come back: a ring is worth something now or not at all.
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      autoResubscribe: false,
      autoResendUnfulfilledCommands: false,
      socketTimeout: answerWithinMs,
      connectTimeout: connectWithinMs,
      retryStrategy: (times) => this.#waitMs(times),
    })
    connection.on('error', (error: unknown) => {
      this.#lastError = error
    })
    return connection
  }

  // Somewhere between half of the wait and all of it: servers that fell together must not come back together.
  #waitMs(times: number): number {
    const most = Math.min(longestWaitMs, 100 * 2 ** Math.min(times, 10))
    const [chance = 0] = this.#settings.random(1)
    return (most / 2) * (1 + chance / 256)
  }

  #channel(topic: string): string {
    return this.#settings.prefix + topic
  }

  #heard(channel: Buffer, message: Buffer): void {
    if (message.length < idBytes || this.#id.equals(message.subarray(0, idBytes))) return
    const ears = this.#ears.get(channel.toString().slice(this.#settings.prefix.length))
    for (const { hear } of ears ?? []) hear(message.subarray(idBytes))
  }

  async #subscribeAll(): Promise<void> {
    // One that closes while it subscribes comes back and asks again.
    if (!(await this.#subscribe([...this.#ears.keys()]))) return
    this.#isSubscribed = true
    this.#cameUp()
  }

  // A subscription that Redis refuses leaves us deaf without knowing: begin anew, and poll until it works.
  async #subscribe(topics: readonly string[]): Promise<boolean> {
    if (!isUp(this.#subscriber)) return false
    try {
      if (topics.length > 0) await this.#subscriber.subscribe(...topics.map((topic) => this.#channel(topic)))
      return isUp(this.#subscriber)
    } catch (error) {
      this.#lastError = error
      if (isUp(this.#subscriber)) this.#subscriber.disconnect(true)
      return false
    }
  }

  #cameUp(): void {
    if (!this.isRinging || this.#wasRinging === true) return
    this.#wasRinging = true
    this.#settings.log.info({}, 'the bell between servers rings')
    this.#tellGap()
  }

  #fell(): void {
    if (!this.#isOpen || this.#wasRinging === false) return
    this.#wasRinging = false
    this.#settings.log.warn({ error: this.#lastError }, 'the bell between servers is silent')
    this.#tellGap()
  }

  #tellGap(): void {
    for (const { listener } of this.#gapListeners) listener()
  }

  #askForLife(): void {
    for (const connection of [this.#publisher, this.#subscriber]) {
      // The answer that does not come closes the connection (`socketTimeout`), which is what we want to know.
      if (isUp(connection)) connection.ping().then(nothing, nothing)
    }
  }
}

function isUp(connection: Redis): boolean {
  return connection.status === 'ready'
}

const nothing = () => undefined
