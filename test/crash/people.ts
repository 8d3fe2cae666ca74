import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import WebSocket from 'ws'
import type { CommandId, CommentId, ParticipantId, RoundId, ThreadId, WorkshopId } from '../../shared/id.ts'
import type { CommandAnswer, Membership } from '../../shared/protocol/live-message.ts'
import type { Choices } from '../../shared/workshop/round.ts'
import type { View } from '../../shared/workshop/view.ts'
import { cookieOf, personOf } from '../bench/peers/targets/stored-workshops.ts'
import { LiveConnection } from '../support/test-server.ts'
import type { Answered, Witness } from './witness.ts'

/** Where people come in, and who keeps book of what they are shown and answered. */
export interface PeopleSettings {
  readonly origin: string
  readonly workshop: WorkshopId
  /** The démarche's join code. */
  readonly code: string
  readonly witness: Witness
  /** Those who follow the démarche live, by index; the first of them leads when it is person 0. */
  readonly indices: readonly number[]
}

const beatMs = 120
const finding = 'bench'
const ballotsAPoint = 50
const options = ['one', 'two', 'three'].map((id) => ({ id, wording: `Piste ${id}`, action: null, domain: null }))

interface Person {
  readonly index: number
  readonly live: LiveConnection
}

/** People who follow a démarche live, comment and vote, by their connection or over HTTP, and newcomers who join. */
export class People {
  readonly #settings: PeopleSettings
  readonly #people: readonly Person[]
  #beat: ReturnType<typeof setInterval> | null = null
  readonly #asking = new Set<number>()
  readonly #underWay = new Set<Promise<void>>()
  #beats = 0
  #ballots = 0

  private constructor(settings: PeopleSettings, people: readonly Person[]) {
    this.#settings = settings
    this.#people = people
    for (const { live } of people) {
      // After the connection's own listener: the view is the new one.
      live.socket.on('message', () => live.view && settings.witness.sawView(live.view))
    }
  }

  static async open(settings: PeopleSettings): Promise<People> {
    const { origin, workshop, indices } = settings
    const people = indices.map((index) => {
      const headers = { cookie: cookieOf(index) }
      return {
        index,
        live: new LiveConnection(new WebSocket(`${origin.replace('http', 'ws')}/live/${workshop}`, { headers })),
      }
    })
    const opened = new People(settings, people)
    await Promise.all(people.map(({ live }) => live.until(() => true)))
    return opened
  }

  /** What they see now, each of them. */
  get views(): readonly View[] {
    return this.#people.flatMap(({ live }) => live.view ?? [])
  }

  /** Whether each of them was told last that everything is being saved, or that nothing is. */
  areTold(isStoring: boolean): boolean {
    return this.#people.every(({ live }) => {
      const told = live.messages.flatMap((one) => (one.type === 'status' ? [one.isStoring] : []))
      return (told.at(-1) ?? true) === isStoring
    })
  }

  /** The first of them opens a thread. */
  async comment(thread: ThreadId, comment: CommentId): Promise<void> {
    const [person] = this.#people
    if (person) await this.#ask(person, aboutFinding({ thread, comment, text: 'Question' }))
  }

  /** Waits until all of them see a thread. */
  async untilShown(thread: ThreadId, timeoutMs: number): Promise<void> {
    const isShown = () => this.views.every(({ threads }) => threads[thread])
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`thread ${thread} was not shown`)), timeoutMs)
      const look = () => {
        if (!isShown()) return
        clearTimeout(late)
        for (const { live } of this.#people) live.socket.off('message', look)
        resolve()
      }
      for (const { live } of this.#people) live.socket.on('message', look)
      look()
    })
  }

  /** They comment, vote and let others in until they rest. */
  start(): void {
    this.#beat = setInterval(() => {
      const acts: Promise<void> = this.#act().finally(() => this.#underWay.delete(acts))
      this.#underWay.add(acts)
    }, beatMs)
  }

  /** They ask for nothing more, and wait for what they asked. */
  async rest(): Promise<void> {
    if (this.#beat) clearInterval(this.#beat)
    this.#beat = null
    await Promise.all(this.#underWay)
  }

  leave(): void {
    if (this.#beat) clearInterval(this.#beat)
    for (const { live } of this.#people) live.socket.terminate()
  }

  async #act(): Promise<void> {
    const beat = this.#beats++
    await Promise.all([
      ...this.#people.map((person) => (person.index === 0 ? this.#lead(person, beat) : this.#takePart(person, beat))),
      ...(beat % 5 === 2 ? [this.#join()] : []),
    ])
  }

  async #lead(person: Person, beat: number): Promise<void> {
    if (beat % 2 === 1) return
    const last = Object.values(person.live.view?.rounds ?? {}).at(-1)
    if (last?.status === 'closed') return this.#ask(person, { type: 'reveal-round', round: last.id })
    if (last?.status === 'open') {
      // Some rounds are open when the end comes, and some are not.
      return beat % 6 === 0 ? this.#ask(person, { type: 'close-round', round: last.id }) : undefined
    }
    const method = { type: 'points', points: 100, perOption: 100 }
    return this.#ask(person, {
      type: 'open-round',
      round: randomUUID(),
      title: 'Priorités',
      method,
      options,
      minutes: null,
    })
  }

  async #takePart(person: Person, beat: number): Promise<void> {
    const { index, live } = person
    const round = Object.values(live.view?.rounds ?? {}).find(({ status }) => status === 'open')
    if (round && (beat + index) % 3 !== 0) {
      const number = ++this.#ballots
      const ballot = { round: round.id, voter: personOf(index), number }
      return this.#ask(person, { type: 'cast-ballot', round: round.id, choices: choicesOf(number) }, ballot)
    }
    const thread = Object.keys(live.view?.threads ?? {}).at(-1)
    if (thread && beat % 2 === 0) {
      return this.#ask(person, { type: 'reply', thread, comment: randomUUID(), text: `Réponse ${beat}` })
    }
    return this.#ask(person, aboutFinding({ thread: randomUUID(), comment: randomUUID(), text: `Question ${beat}` }))
  }

  // Odd ones ask by their connection, even ones over HTTP.
  async #ask({ index, live }: Person, command: object, ballot: Answered['ballot'] = null): Promise<void> {
    // Nobody asks for more while they wait for an answer.
    if (this.#asking.has(index)) return
    this.#asking.add(index)
    try {
      const answer = index % 2 === 1 ? await askUntilClosed(live, command) : await this.#post(index, command)
      if (answer.ok) this.#settings.witness.answers.push({ command: answer.id as CommandId, ballot })
    } catch {
      // Killed meanwhile: nobody was told anything.
    } finally {
      this.#asking.delete(index)
    }
  }

  async #post(index: number, command: object): Promise<CommandAnswer> {
    const { origin, workshop } = this.#settings
    const body = JSON.stringify({ id: randomUUID(), ...command })
    const headers = { 'content-type': 'application/json', cookie: cookieOf(index) }
    const response = await fetch(`${origin}/api/workshops/${workshop}/commands`, { method: 'POST', body, headers })
    return (await response.json()) as CommandAnswer
  }

  async #join(): Promise<void> {
    const { origin, code, witness } = this.#settings
    const body = JSON.stringify({ code, name: `Arrivée ${randomUUID().slice(0, 8)}`, institution: 'caf' })
    try {
      const headers = { 'content-type': 'application/json' }
      const response = await fetch(`${origin}/api/join`, { method: 'POST', body, headers })
      const { participant } = (await response.json()) as Partial<Membership>
      if (participant) witness.participants.add(participant.id as ParticipantId)
    } catch {
      // Nor was anybody let in.
    }
  }
}

// One of two options has more than fifty times as much to say as the other: what is kept says which ballot it is.
function choicesOf(number: number): Record<string, number> {
  return { one: Math.floor(number / ballotsAPoint), two: number % ballotsAPoint }
}

/** The number of the ballot that these choices are. */
export function ballotOf(choices: Choices): number {
  const { one = 0, two = 0 }: Readonly<Record<string, number>> = choices
  return one * ballotsAPoint + two
}

function aboutFinding(said: { readonly thread: string; readonly comment: string; readonly text: string }): object {
  return { type: 'open-thread', ...said, document: 'diagnostic', subject: finding, anchor: { on: 'whole' } }
}

async function askUntilClosed(live: LiveConnection, command: object): Promise<CommandAnswer> {
  const gone = new AbortController()
  try {
    if (live.closed) throw new Error('closed')
    const closed = once(live.socket, 'close', gone).then(() => Promise.reject(new Error('closed')))
    return await Promise.race([live.ask(command), closed])
  } finally {
    gone.abort()
  }
}

/** Whether a view shows all that a witness saw; ballots are counted only in rounds that are no longer open. */
export function showsAll(view: View, { comments, participants, rounds }: Witness): boolean {
  const shown = new Set(Object.values(view.threads).flatMap((thread) => thread.comments.map(({ id }) => id)))
  return (
    [...comments].every((id) => shown.has(id)) &&
    [...participants].every((id) => view.participants[id]) &&
    [...rounds.keys()].every((id: RoundId) => view.rounds[id])
  )
}
