import type { CommandId, OptionId, RoundId } from '../../shared/id.ts'
import type { Choices, PointsMethod } from '../../shared/workshop/round.ts'
import { freshId } from '../link/fresh-id.ts'
import type { WorkshopLink } from '../link/workshop-link.ts'
import { isSameChoice, withPoints } from './choices.ts'
import { newest, type KeptBallot } from './kept-ballot.ts'

interface DraftOf {
  readonly round: RoundId
  readonly method: PointsMethod
  readonly kept: KeptBallot
  readonly keep: (kept: KeptBallot) => void
  readonly send: WorkshopLink['send']
}

/**
 * A ballot being filled in. What is chosen here lives here alone: nothing that the others do, and nothing that the
 * server says, ever changes it.
 */
export class BallotDraft {
  private readonly of: DraftOf
  private readonly listeners = new Set<() => void>()
  private kept: KeptBallot

  constructor(of: DraftOf) {
    this.of = of
    this.kept = of.kept
  }

  readonly current = (): KeptBallot => this.kept

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  readonly place = (option: OptionId, points: number): void => {
    const { sending } = this.kept
    const choices = withPoints(this.kept.choices, option, points, this.of.method)
    const hasNext = sending !== null && !isSameChoice(sending.choices, choices)
    this.set({ choices, hasNext, refusal: null })
  }

  readonly save = (): void => {
    if (this.kept.sending) return
    const sending = { id: freshId<CommandId>(), choices: this.kept.choices }
    this.set({ sending, hasNext: false, refusal: null })
    void this.deliver(sending)
  }

  /** Takes up, under the same id, a ballot that was on its way when the page was closed or reloaded. */
  readonly takeUp = (): void => {
    if (this.kept.sending) void this.deliver(this.kept.sending)
  }

  private async deliver({ id, choices }: { readonly id: CommandId; readonly choices: Choices }): Promise<void> {
    const answer = await this.of.send({ type: 'cast-ballot', round: this.of.round, choices }, id)
    if (this.kept.sending?.id !== id) return
    if (!answer.ok) return this.set({ sending: null, hasNext: false, refusal: answer.refusal })
    const { hasNext } = this.kept
    this.set({ sending: null, hasNext: false, saved: newest(this.kept.saved, { choices, at: answer.at }) })
    if (hasNext) this.save()
  }

  private set(change: Partial<KeptBallot>): void {
    this.kept = { ...this.kept, ...change }
    this.of.keep(this.kept)
    for (const listener of this.listeners) listener()
  }
}
