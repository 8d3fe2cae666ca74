/** Work that is done one piece at a time, in the order of asking. */
export class Line {
  #last: Promise<unknown> = Promise.resolve()
  #underWay = 0

  get isEmpty(): boolean {
    return this.#underWay === 0
  }

  /** An error ends its own piece of work only. */
  run<Value>(work: () => Promise<Value>): Promise<Value> {
    this.#underWay++
    const done = this.#last.then(work).finally(() => this.#underWay--)
    this.#last = done.catch(() => undefined)
    return done
  }
}
