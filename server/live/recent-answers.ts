import type { CommandId, ParticipantId } from '../../shared/id.ts'
import type { CommandAnswer } from '../../shared/protocol/live-message.ts'

const most = 2_000

/** The last answers given, refusals included: a command sent again hears what it heard the first time. */
export class RecentAnswers {
  readonly #answers = new Map<CommandId, { readonly by: ParticipantId; readonly answer: CommandAnswer }>()

  find(by: ParticipantId, id: CommandId): CommandAnswer | null {
    const known = this.#answers.get(id)
    if (!known) return null
    // An id is its maker's alone: nobody learns another's answer by guessing it.
    return known.by === by ? known.answer : { id, ok: false, refusal: 'command-id-taken' }
  }

  keep(by: ParticipantId, answer: CommandAnswer): void {
    this.#answers.set(answer.id, { by, answer })
    const oldest = this.#answers.keys().next()
    if (this.#answers.size > most && !oldest.done) this.#answers.delete(oldest.value)
  }
}
