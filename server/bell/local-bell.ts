import type { Bell } from './bell.ts'

type Hear = (message: Uint8Array) => void

/** What ties the ends of a bell together inside one process. A single end rings for nobody: one server alone. */
export interface BellHub {
  end(): Bell
  /** Rings are dropped from now on, as when Redis is away. */
  fall(): void
  rise(): void
}

/** A bell inside one process, under the same laws as one between servers. */
export function bellHub(): BellHub {
  const ends = new Set<LocalBell>()
  let isUp = true
  const turn = (up: boolean) => {
    if (isUp === up) return
    isUp = up
    for (const end of ends) end.tellGap()
  }
  const line: Line = {
    isUp: () => isUp,
    carry: (from, topic, message) => {
      if (!isUp) return
      const copy = message.slice() // The ringer may write over its own.
      for (const end of ends) if (end !== from) end.hear(topic, copy)
    },
    leave: (end) => ends.delete(end),
  }
  return {
    end: () => {
      const end = new LocalBell(line)
      ends.add(end)
      return end
    },
    fall: () => turn(false),
    rise: () => turn(true),
  }
}

interface Line {
  isUp(): boolean
  carry(from: LocalBell, topic: string, message: Uint8Array): void
  leave(end: LocalBell): void
}

class LocalBell implements Bell {
  readonly #line: Line
  readonly #ears = new Map<string, Set<{ readonly hear: Hear }>>()
  readonly #gapListeners = new Set<{ readonly listener: () => void }>()
  #isOpen = true

  constructor(line: Line) {
    this.#line = line
  }

  get isRinging(): boolean {
    return this.#isOpen && this.#line.isUp()
  }

  ring(topic: string, message: Uint8Array): void {
    if (this.#isOpen) this.#line.carry(this, topic, message)
  }

  listen(topic: string, hear: Hear): () => void {
    const ear = { hear }
    const ears = this.#ears.get(topic) ?? new Set()
    this.#ears.set(topic, ears.add(ear))
    return () => {
      ears.delete(ear)
      if (ears.size === 0 && this.#ears.get(topic) === ears) this.#ears.delete(topic)
    }
  }

  onGap(listener: () => void): () => void {
    const one = { listener }
    this.#gapListeners.add(one)
    return () => this.#gapListeners.delete(one)
  }

  async close(): Promise<void> {
    this.#isOpen = false
    this.#ears.clear()
    this.#line.leave(this)
  }

  // Later, as over a network: who rings must not find itself inside who hears.
  hear(topic: string, message: Uint8Array): void {
    queueMicrotask(() => {
      for (const { hear } of this.#ears.get(topic) ?? []) hear(message)
    })
  }

  tellGap(): void {
    for (const { listener } of this.#gapListeners) listener()
  }
}
