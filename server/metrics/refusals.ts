/** How often something was refused, by reason: our own words, of which there are a few dozen. */
export class Refusals {
  readonly #totals = new Map<string, number>()
  #lately = new Map<string, number>()

  add(reason: string): void {
    this.#totals.set(reason, (this.#totals.get(reason) ?? 0) + 1)
    this.#lately.set(reason, (this.#lately.get(reason) ?? 0) + 1)
  }

  /** Since the start. */
  get totals(): ReadonlyMap<string, number> {
    return this.#totals
  }

  /** Since this was last asked; null when there was nothing. */
  lately(): Readonly<Record<string, number>> | null {
    const lately = this.#lately
    if (lately.size === 0) return null
    this.#lately = new Map()
    return Object.fromEntries(lately)
  }
}
