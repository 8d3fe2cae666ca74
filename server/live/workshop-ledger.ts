import type { ParticipantId } from '../../shared/id.ts'
import { evolve } from '../../shared/workshop/evolve.ts'
import type { Fact, Recorded } from '../../shared/workshop/fact.ts'
import { openRound, type Ballot } from '../../shared/workshop/round.ts'
import type { Workshop } from '../../shared/workshop/workshop.ts'
import type { Storage } from '../storage/storage.ts'
import { laterBox, noBox, readBox, withBallot, type KnownBox } from './ballot-box.ts'

/** What a room knows of what is stored of its démarche: the state that the journal leads to, and the open box. */
export class WorkshopLedger {
  readonly #storage: Storage
  readonly #onFacts: (before: Workshop) => void
  readonly #onBallots: (voter: ParticipantId | null) => void
  #workshop: Workshop
  #box: KnownBox
  #isDoubtful = false

  constructor(
    storage: Storage,
    known: { readonly workshop: Workshop; readonly box: KnownBox },
    listener: {
      readonly onFacts: (before: Workshop) => void
      readonly onBallots: (voter: ParticipantId | null) => void
    },
  ) {
    this.#storage = storage
    this.#workshop = known.workshop
    this.#box = known.box
    this.#onFacts = listener.onFacts
    this.#onBallots = listener.onBallots
  }

  get workshop(): Workshop {
    return this.#workshop
  }

  get box(): KnownBox {
    return this.#box
  }

  /** A commit failed, and may have gone through all the same: storage may hold more than we know. */
  doubt(): void {
    this.#isDoubtful = true
  }

  async settleDoubt(): Promise<void> {
    if (this.#isDoubtful) await this.catchUp()
  }

  /** Reads what others wrote and goes on from there; whether there was a fact among it. */
  async catchUp(): Promise<boolean> {
    const missing = await this.#storage.readFacts(this.#workshop.id, this.#workshop.revision)
    const workshop = missing.reduce<Workshop>(evolve, this.#workshop)
    const box = await readBox(this.#storage, workshop)
    this.#isDoubtful = false
    this.#take(workshop, laterBox(this.#box, box))
    return missing.length > 0
  }

  /** Reads the ballots that others took. */
  async lookAtBox(): Promise<void> {
    this.#take(this.#workshop, laterBox(this.#box, await readBox(this.#storage, this.#workshop)))
  }

  /** Facts as they would be the next ones of the journal. */
  record(facts: readonly Fact[], by: ParticipantId | null, at: number): readonly Recorded[] {
    const first = this.#workshop.revision + 1
    return facts.map((fact, index) => ({ revision: first + index, at, by, fact }))
  }

  /** These facts are stored. */
  follow(recorded: readonly Recorded[]): void {
    const workshop = recorded.reduce<Workshop>(evolve, this.#workshop)
    const round = openRound(workshop.rounds)?.id ?? null
    this.#take(workshop, round === this.#box.round ? this.#box : { ...noBox, round })
  }

  /** This ballot is stored. */
  keep(ballot: Ballot): void {
    this.#take(this.#workshop, withBallot(this.#box, ballot), ballot.voter)
  }

  #take(workshop: Workshop, box: KnownBox, voter: ParticipantId | null = null): void {
    const before = this.#workshop
    const isOtherBox = box !== this.#box
    this.#workshop = workshop
    this.#box = box
    if (workshop.revision !== before.revision) this.#onFacts(before)
    else if (isOtherBox) this.#onBallots(voter)
  }
}
