import { Awareness } from 'y-protocols/awareness'

/** What one person shows of themselves in a document; the server writes `user` from their session. */
export type AwarenessState = Readonly<Record<string, unknown>>

const throttleMs = 100
// Peers forget a silent client after 30 s: an unchanged state is still repeated before that.
const repeatMs = 12_000

/**
 * Awareness that speaks at most ten times a second and says nothing twice: the editor's binding would
 * otherwise publish every caret again after each letter that anyone types.
 */
export class CalmAwareness extends Awareness {
  // Declared and not initialised: the parent's constructor already sets a state.
  declare private waiting: AwarenessState | undefined
  declare private timer: ReturnType<typeof setTimeout> | undefined
  declare private lastSentAt: number | undefined

  override getLocalState(): AwarenessState | null {
    return this.waiting ?? super.getLocalState()
  }

  override setLocalState(state: AwarenessState | null): void {
    const isFirst = this.lastSentAt === undefined
    if (state === null || isFirst) return this.send(state)
    const isOld = Date.now() - (this.lastSentAt ?? 0) >= repeatMs
    if (!isOld && isSaidAlike(state, this.getLocalState())) return
    this.waiting = state
    const leftMs = throttleMs - (Date.now() - (this.lastSentAt ?? 0))
    if (leftMs <= 0) this.send(state)
    else this.timer ??= setTimeout(() => this.send(this.waiting ?? state), leftMs)
  }

  /** Says the present state again under a new clock: after a cut, the others have forgotten the last one. */
  renew(): void {
    const state = this.getLocalState()
    if (state !== null) this.send(state)
  }

  override destroy(): void {
    clearTimeout(this.timer)
    super.destroy()
  }

  private send(state: AwarenessState | null): void {
    clearTimeout(this.timer)
    this.timer = undefined
    this.waiting = undefined
    this.lastSentAt = Date.now()
    super.setLocalState(state)
  }
}

// As it travels: the editor makes positions of a class anew each time, which no comparison of objects finds equal.
function isSaidAlike(one: AwarenessState | null, other: AwarenessState | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
