import type { ParticipantId, WorkshopId } from '../../shared/id.ts'
import type { CommandAnswer, ViewAnswer } from '../../shared/protocol/live-message.ts'
import type { Result } from '../../shared/result.ts'
import type { Command } from '../../shared/workshop/command.ts'
import { replayed } from '../../shared/workshop/evolve.ts'
import type { Participant, Person } from '../../shared/workshop/participant.ts'
import type { Refusal } from '../../shared/workshop/refusal.ts'
import { viewFor, type Live } from '../../shared/workshop/view.ts'
import type { Workshop } from '../../shared/workshop/workshop.ts'
import { Line } from '../line.ts'
import type { Write } from '../storage/storage.ts'
import { Attendance } from './attendance.ts'
import { readBox, type KnownBox } from './ballot-box.ts'
import type { KeptDay } from './day-keeper.ts'
import { Judge, type JudgeSettings, type Newcomer } from './judge.ts'
import type { Message } from './news.ts'
import { Tick } from './tick.ts'
import { Watchers, type Watcher } from './watchers.ts'
import { WorkshopLedger } from './workshop-ledger.ts'

/** What a workshop room is handed. */
export interface WorkshopRoomSettings extends JudgeSettings {
  /** Told that a commit failed: the request it was for is refused as « storage-unavailable ». */
  readonly onFailure: (error: unknown) => void
  /** Told that somebody left on another server: none of their connections may stay here. */
  readonly onGone: (participant: ParticipantId) => void
}

// However many vote elsewhere at once, their box is read again four times a second.
const lookEveryMs = 250

/**
 * One démarche, live. After every request, in this order: judge, store, tell the other servers, show, answer.
 * Requests are taken one at a time, so that each is judged on what the one before led to.
 */
export class WorkshopRoom {
  readonly #settings: WorkshopRoomSettings
  readonly #ledger: WorkshopLedger
  readonly #attendance: Attendance
  readonly #watchers: Watchers
  readonly #judge: Judge
  readonly #line = new Line()
  readonly #lookingAtBox: Tick
  readonly #stopListening: () => void

  constructor(settings: WorkshopRoomSettings, workshop: Workshop, box: KnownBox) {
    this.#settings = settings
    const { storage, now, news } = settings
    this.#ledger = new WorkshopLedger(
      storage,
      { workshop, box },
      { onFacts: (before) => this.#showFacts(before), onBallots: (voter) => this.#showBallots(voter) },
    )
    this.#watchers = new Watchers(
      (person) => this.#see(person),
      () => this.workshop.revision,
      now,
    )
    this.#attendance = new Attendance({ now, news, onChange: () => this.#watchers.showSoon() })
    this.#judge = new Judge(settings, this.#ledger, () => this.present)
    this.#lookingAtBox = new Tick(() => void this.lookAtBox(), lookEveryMs)
    this.#stopListening = news?.listen((message) => this.#hear(message)) ?? (() => {})
  }

  get workshop(): Workshop {
    return this.#ledger.workshop
  }

  /** Everybody who is connected now, to any server, by live connection or by asking again and again. */
  get present(): ReadonlySet<ParticipantId> {
    return this.#attendance.present
  }

  /** Who has this id; they may have come in by another server a moment ago. */
  async participant(id: ParticipantId): Promise<Participant | null> {
    if (!this.workshop.participants[id] && this.#settings.news) await this.catchUpTo(this.workshop.revision + 1)
    return this.workshop.participants[id] ?? null
  }

  /** Judges, stores, shows and answers one command. The same id again gets the same answer. */
  handle(by: ParticipantId, command: Command): Promise<CommandAnswer> {
    return this.#line.run(async () => {
      try {
        return await this.#judge.answer(by, command)
      } catch (error) {
        return { id: command.id, ...this.#storageFailed(error) }
      }
    })
  }

  /** Writes a newcomer into the démarche, and what else belongs to it in the same transaction. */
  join(newcomer: Newcomer, besides: readonly Write[] = []): Promise<Result<null, Refusal>> {
    return this.#line.run(async () => {
      try {
        return await this.#judge.letIn(newcomer, besides)
      } catch (error) {
        return this.#storageFailed(error)
      }
    })
  }

  /** Keeps what a document said at the end of a day, once; throws while storage fails. */
  async keepDay(kept: KeptDay): Promise<void> {
    await this.#line.run(async () => {
      try {
        await this.#judge.keepDay(kept)
      } catch (error) {
        this.#storageFailed(error)
        throw error
      }
    })
  }

  /** The journal is known to have this revision: reads what another server wrote, unless we have it. */
  catchUpTo(revision: number): Promise<void> {
    return this.#readAgain(async () => {
      if (revision > this.workshop.revision) await this.#ledger.catchUp()
    })
  }

  /** Reads the ballots that other servers took in the open round. */
  lookAtBox(): Promise<void> {
    return this.#readAgain(() => this.#ledger.lookAtBox())
  }

  /** Tells the other servers to end all that somebody holds: they left. */
  sayGone(participant: ParticipantId): void {
    this.#settings.news?.ring({ type: 'gone', participant })
  }

  /** What a person sees now. */
  view(person: Person, isStoring: boolean): ViewAnswer {
    return { revision: this.workshop.revision, now: this.#settings.now(), isStoring, view: this.#see(person) }
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
    return this.#watchers.count === 0 && this.#attendance.isEmpty && this.#line.isEmpty
  }

  close(): void {
    this.#stopListening()
    this.#lookingAtBox.stop()
    this.#attendance.close()
    this.#watchers.close()
  }

  #hear(message: Message): void {
    switch (message.type) {
      case 'facts':
        return void this.catchUpTo(message.revision)
      case 'ballots':
        if (this.workshop.rounds.some(({ id }) => id === message.round)) return this.#lookingAtBox.ask()
        // The ring that told of the round was lost.
        return void this.catchUpTo(this.workshop.revision + 1)
      case 'presence':
        return this.#attendance.told(message.server, message.participants)
      case 'gone':
        return this.#settings.onGone(message.participant)
      case 'update':
      case 'carets':
        return // For the document rooms.
    }
  }

  async #readAgain(read: () => Promise<unknown>): Promise<void> {
    await this.#line.run(async () => {
      try {
        await read()
      } catch (error) {
        this.#storageFailed(error)
      }
    })
  }

  #showFacts(before: Workshop): void {
    const { workshop } = this
    const { phase, participants, spaces } = before
    if (workshop.phase !== phase || workshop.participants !== participants || workshop.spaces !== spaces) {
      this.#settings.documents.changeRights(workshop)
    }
    this.#watchers.showAll()
  }

  #showBallots(voter: ParticipantId | null): void {
    if (voter) this.#watchers.showNow(voter)
    this.#watchers.showSoon()
  }

  #see(person: Person) {
    const live: Live = { present: this.#attendance.present, ballots: this.#ledger.box.ballots }
    return viewFor(this.workshop, this.#asNow(person), live)
  }

  // A role may have changed since the connection was opened.
  #asNow(person: Person): Person {
    if (person.kind === 'projector') return person
    const role = this.workshop.participants[person.id]?.role
    return role ? { ...person, role } : person
  }

  #storageFailed(error: unknown): { readonly ok: false; readonly refusal: 'storage-unavailable' } {
    this.#ledger.doubt()
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
  const state = replayed(recorded)
  if (!state) return null
  return new WorkshopRoom(settings, state, await readBox(settings.storage, state))
}
