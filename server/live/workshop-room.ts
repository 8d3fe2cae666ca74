import type { ParticipantId, WorkshopId } from '../../shared/id.ts'
import type { CommandAnswer, ViewAnswer } from '../../shared/protocol/live-message.ts'
import { refused, type Result } from '../../shared/result.ts'
import type { Answer, Given } from '../../shared/workshop/act.ts'
import type { Command } from '../../shared/workshop/command.ts'
import { decide, decideJoin } from '../../shared/workshop/decide.ts'
import { evolve } from '../../shared/workshop/evolve.ts'
import type { Fact, Recorded } from '../../shared/workshop/fact.ts'
import type { Participant, Person } from '../../shared/workshop/participant.ts'
import type { Refusal } from '../../shared/workshop/refusal.ts'
import { openRound, type Ballot } from '../../shared/workshop/round.ts'
import { viewFor, type Live } from '../../shared/workshop/view.ts'
import type { Workshop } from '../../shared/workshop/workshop.ts'
import { freshCode, sha256, type RandomBytes } from '../access/secrets.ts'
import { CodeTaken, Conflict, type Box, type Storage, type Write } from '../storage/storage.ts'
import { Attendance } from './attendance.ts'
import { boxOf, byVoter, emptyBox, readBox } from './ballot-box.ts'
import type { DocumentDesk } from './document-desk.ts'
import { RecentAnswers } from './recent-answers.ts'
import { Watchers, type Watcher } from './watchers.ts'

/** What a workshop room is handed. */
export interface WorkshopRoomSettings {
  readonly storage: Storage
  readonly now: () => number
  readonly random: RandomBytes
  readonly documents: DocumentDesk
  /** Told that a commit failed: the request it was for is refused as « storage-unavailable ». */
  readonly onFailure: (error: unknown) => void
}

type Newcomer = Pick<Participant, 'id' | 'name' | 'institution' | 'role'>

// Another server may take a revision a few times in a row, never for ever.
const mostTries = 10

/**
 * One démarche, live. After every request, in this order: judge, store, show, answer.
 * Requests are taken one at a time, so that each is judged on what the one before led to.
 */
export class WorkshopRoom {
  readonly #settings: WorkshopRoomSettings
  readonly #attendance: Attendance
  readonly #watchers: Watchers
  readonly #answers = new RecentAnswers()
  #workshop: Workshop
  #ballots: ReadonlyMap<ParticipantId, Ballot>
  /** The version of the box that these ballots are of. */
  #boxVersion: number
  /** Whether storage may hold more than we know: a commit failed, and may have gone through all the same. */
  #isBehind = false
  #line: Promise<unknown> = Promise.resolve()
  #underWay = 0

  constructor(settings: WorkshopRoomSettings, workshop: Workshop, box: Box) {
    this.#settings = settings
    this.#workshop = workshop
    this.#ballots = byVoter(box.ballots)
    this.#boxVersion = box.version
    this.#watchers = new Watchers(
      (person) => this.#see(person),
      () => this.#workshop.revision,
      settings.now,
    )
    this.#attendance = new Attendance(settings.now, () => this.#watchers.showSoon())
  }

  get workshop(): Workshop {
    return this.#workshop
  }

  /** Everybody who is connected now, by live connection or by asking again and again. */
  get present(): ReadonlySet<ParticipantId> {
    return this.#attendance.present
  }

  /** Judges, stores, shows and answers one command. The same id again gets the same answer. */
  handle(by: ParticipantId, command: Command): Promise<CommandAnswer> {
    return this.#inLine(async () => {
      try {
        return await this.#answerOnce(by, command)
      } catch (error) {
        return { id: command.id, ...this.#storageFailed(error) }
      }
    })
  }

  /** Writes a newcomer into the démarche, and what else belongs to it in the same transaction. */
  join(newcomer: Newcomer, besides: readonly Write[] = []): Promise<Result<null, Refusal>> {
    return this.#inLine(async () => {
      try {
        return await this.#letIn(newcomer, besides)
      } catch (error) {
        return this.#storageFailed(error)
      }
    })
  }

  /** What a person sees now. */
  view(person: Person, isStoring: boolean): ViewAnswer {
    return { revision: this.#workshop.revision, now: this.#settings.now(), isStoring, view: this.#see(person) }
  }

  /** Shows a person every change from now on; call what comes back when they leave. */
  watch(watcher: Watcher): () => void {
    const { person } = watcher
    const leave = person.kind === 'participant' ? this.#attendance.arrive(person.id) : () => {}
    const stop = this.#watchers.add(watcher)
    return () => {
      stop()
      leave()
    }
  }

  /** Counts someone who follows without a live connection as present for a while. */
  noticed(participant: ParticipantId): void {
    this.#attendance.noticed(participant)
  }

  /** Sends a whole view again to one who lost the thread of changes. */
  showAgain(watcher: Watcher): void {
    this.#watchers.showAgain(watcher)
  }

  /** Tells every watcher whether storage answers. */
  tellStoring(isStoring: boolean): void {
    this.#watchers.tell({ type: 'status', isStoring })
  }

  /** Whether nobody is here and nothing is under way. */
  get isIdle(): boolean {
    return this.#watchers.count === 0 && this.#attendance.present.size === 0 && this.#underWay === 0
  }

  close(): void {
    this.#attendance.close()
    this.#watchers.close()
  }

  // One at a time; an error ends its own request only.
  #inLine<Value>(work: () => Promise<Value>): Promise<Value> {
    this.#underWay++
    const done = this.#line.then(work).finally(() => this.#underWay--)
    this.#line = done.catch(() => undefined)
    return done
  }

  async #answerOnce(by: ParticipantId, command: Command): Promise<CommandAnswer> {
    if (this.#isBehind) await this.#catchUp()
    const known = this.#answers.find(by, command.id) ?? (await this.#storedAnswer(by, command))
    if (known) return known
    const answer = await this.#answerTo(by, command)
    if (answer.ok || answer.refusal !== 'storage-unavailable') this.#answers.keep(by, answer)
    return answer
  }

  async #storedAnswer(by: ParticipantId, command: Command): Promise<CommandAnswer | null> {
    const stored = await this.#settings.storage.findAnswer(this.#workshop.id, command.id)
    if (!stored) return null
    if (stored.by !== by) return { id: command.id, ok: false, refusal: 'command-id-taken' }
    return { id: command.id, ok: true, revision: stored.revision, at: stored.at }
  }

  async #answerTo(by: ParticipantId, command: Command): Promise<CommandAnswer> {
    for (let attempt = 0; attempt < mostTries; attempt++) {
      const at = this.#settings.now()
      const answer = decide(this.#workshop, { command, by, at, given: await this.#given(command) })
      if (!answer.ok) return { id: command.id, ok: false, refusal: answer.refusal }
      try {
        await this.#carryOut(by, command, at, answer.value)
        return { id: command.id, ok: true, revision: this.#workshop.revision, at }
      } catch (error) {
        if (!(error instanceof Conflict)) throw error
        if (!(error instanceof CodeTaken)) await this.#catchUp()
      }
    }
    return { id: command.id, ok: false, refusal: 'storage-unavailable' }
  }

  async #letIn(newcomer: Newcomer, besides: readonly Write[]): Promise<Result<null, Refusal>> {
    if (this.#isBehind) await this.#catchUp()
    for (let attempt = 0; attempt < mostTries; attempt++) {
      const answer = decideJoin(this.#workshop, newcomer)
      if (!answer.ok) return answer
      const recorded = this.#record(answer.value.facts, newcomer.id)
      try {
        await this.#settings.storage.commit([{ type: 'facts', workshop: this.#workshop.id, recorded }, ...besides])
        this.#follow(recorded)
        return { ok: true, value: null }
      } catch (error) {
        if (!(error instanceof Conflict)) throw error
        await this.#catchUp()
      }
    }
    return refused('storage-unavailable')
  }

  async #carryOut(by: ParticipantId, command: Command, at: number, act: Extract<Answer, { ok: true }>['value']) {
    const { storage } = this.#settings
    const workshop = this.#workshop.id
    const recorded = this.#record(act.facts, by, at)
    const revision = this.#workshop.revision + recorded.length
    const box = command.type === 'cast-ballot' ? boxOf(workshop, command.round) : null
    const answer: Write = { type: 'answer', workshop, answer: { command: command.id, by, revision, at }, round: box }
    if (act.ballot && box) {
      const { choices } = act.ballot
      await storage.commit([{ type: 'ballot', round: box, voter: by, choices, at }, answer])
      this.#ballots = new Map(this.#ballots).set(by, { voter: by, choices, at })
      this.#boxVersion++
      this.#watchers.showNow(by)
      this.#watchers.showSoon()
      return
    }
    const writes: Write[] = [{ type: 'facts', workshop, recorded }, answer, ...recorded.flatMap(this.#besides)]
    if (command.type === 'open-thread' && command.passage) {
      await this.#settings.documents.markPassage(workshop, { ...command, passage: command.passage }, writes)
    } else {
      await storage.commit(writes)
    }
    this.#follow(recorded)
  }

  // What some facts change outside the journal, in the same transaction.
  readonly #besides = ({ fact }: Recorded): readonly Write[] => {
    if (fact.type === 'code-renewed') return [{ type: 'code', workshop: this.#workshop.id, code: fact.code }]
    if (fact.type !== 'round-closed') return []
    return [{ type: 'empty-box', round: boxOf(this.#workshop.id, fact.round), version: this.#boxVersion }]
  }

  #record(facts: readonly Fact[], by: ParticipantId | null, at = this.#settings.now()): readonly Recorded[] {
    const first = this.#workshop.revision + 1
    return facts.map((fact, index) => ({ revision: first + index, at, by, fact }))
  }

  #follow(recorded: readonly Recorded[]): void {
    const before = this.#workshop
    this.#workshop = recorded.reduce<Workshop>(evolve, before)
    if (!openRound(this.#workshop.rounds)) this.#take(emptyBox)
    if (this.#workshop.phase !== before.phase || this.#workshop.participants !== before.participants) {
      this.#settings.documents.changeRights(this.#workshop)
    }
    this.#watchers.showAll()
  }

  // Storage holds what we have not seen: read it and go on from there.
  async #catchUp(): Promise<void> {
    const { storage } = this.#settings
    const missing = await storage.readFacts(this.#workshop.id, this.#workshop.revision)
    const workshop = missing.reduce<Workshop>(evolve, this.#workshop)
    this.#take(await readBox(storage, workshop))
    this.#follow(missing)
    this.#isBehind = false
  }

  #take({ version, ballots }: Box): void {
    this.#ballots = byVoter(ballots)
    this.#boxVersion = version
  }

  async #given(command: Command): Promise<Given> {
    const subject =
      command.type === 'open-thread' ? await this.#settings.documents.find(this.#workshop.id, command) : 'found'
    return {
      sha256,
      code: freshCode(this.#settings.random),
      present: this.#attendance.present,
      ballots: [...this.#ballots.values()],
      subject,
    }
  }

  #see(person: Person) {
    const live: Live = { present: this.#attendance.present, ballots: this.#ballots }
    return viewFor(this.#workshop, this.#asNow(person), live)
  }

  // A role may have changed since the connection was opened.
  #asNow(person: Person): Person {
    if (person.kind === 'projector') return person
    const role = this.#workshop.participants[person.id]?.role
    return role ? { ...person, role } : person
  }

  #storageFailed(error: unknown): { readonly ok: false; readonly refusal: 'storage-unavailable' } {
    this.#isBehind = true
    this.#settings.onFailure(error)
    return { ok: false, refusal: 'storage-unavailable' }
  }
}

/** Opens a démarche from its journal; null when there is none of that id. */
export async function openWorkshopRoom(
  workshop: WorkshopId,
  settings: WorkshopRoomSettings,
): Promise<WorkshopRoom | null> {
  const recorded = await settings.storage.readFacts(workshop, 0)
  if (recorded.length === 0) return null
  const state = recorded.reduce<Workshop | null>(evolve, null)
  if (!state) return null
  return new WorkshopRoom(settings, state, await readBox(settings.storage, state))
}
