import type { LiveMessage } from '../../shared/protocol/live-message.ts'

/** What a live connection tells. */
export interface LiveSocketEvents {
  readonly message: (message: LiveMessage) => void
  /** Once, when it ends, with the code of its closing. */
  readonly closed: (code: number) => void
}

// The server speaks at once, then at least every 20 s: silence means a dead line that nobody closed.
const firstWordMs = 5_000
const longestSilenceMs = 45_000

/** One websocket to `/live`: whole messages in, whole messages out, and an end that always comes. */
export class LiveSocket {
  private readonly socket: WebSocket
  private readonly events: LiveSocketEvents
  private silence: ReturnType<typeof setTimeout>
  private hasEnded = false

  constructor(url: string, Socket: typeof WebSocket, events: LiveSocketEvents) {
    this.events = events
    this.socket = new Socket(url)
    this.silence = setTimeout(() => this.end(1006), firstWordMs)
    this.socket.addEventListener('message', ({ data }) => this.hear(String(data)))
    this.socket.addEventListener('close', ({ code }) => this.end(code))
    this.socket.addEventListener('error', () => this.end(1006))
  }

  /** False when the line is not open. */
  send(message: unknown): boolean {
    if (this.socket.readyState !== 1) return false
    this.socket.send(JSON.stringify(message))
    return true
  }

  /** Expects a word soon: a line that slept may be dead. */
  expectAnswer(): void {
    this.expectWithin(firstWordMs)
  }

  close(): void {
    this.hasEnded = true
    clearTimeout(this.silence)
    this.socket.close()
  }

  private hear(text: string): void {
    if (this.hasEnded) return
    this.expectWithin(longestSilenceMs)
    // The other end is our own server, which sends nothing but these.
    this.events.message(JSON.parse(text) as LiveMessage)
  }

  private expectWithin(ms: number): void {
    clearTimeout(this.silence)
    this.silence = setTimeout(() => this.end(1006), ms)
  }

  private end(code: number): void {
    if (this.hasEnded) return
    this.close()
    this.events.closed(code)
  }
}
