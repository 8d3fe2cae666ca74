import type { ParticipantId } from '../../shared/id.ts'
import type { CommandAnswer } from '../../shared/protocol/live-message.ts'
import type { Result } from '../../shared/result.ts'
import type { Act, Given, Request } from '../../shared/workshop/act.ts'
import type { Command } from '../../shared/workshop/command.ts'
import { decide, decideJoin } from '../../shared/workshop/decide.ts'
import { keptOfDay } from '../../shared/workshop/decide-version.ts'
import type { DocumentName } from '../../shared/workshop/document-name.ts'
import { namedBy } from '../../shared/workshop/decide-merge.ts'
import type { Fact, Recorded } from '../../shared/workshop/fact.ts'
import { personOf, type Participant } from '../../shared/workshop/participant.ts'
import { mayCommand, mayKeepVersions, mayRead } from '../../shared/workshop/permission.ts'
import { isPouringOpen } from '../../shared/workshop/pouring.ts'
import type { Refusal } from '../../shared/workshop/refusal.ts'
import type { Workshop } from '../../shared/workshop/workshop.ts'
import { freshCode, sha256, type RandomBytes } from '../access/secrets.ts'
import { CodeTaken, Conflict, type Storage, type Write } from '../storage/storage.ts'
import { boxOf } from './ballot-box.ts'
import type { KeptDay } from './day-keeper.ts'
import type { DocumentDesk, WrittenFact } from './document-desk.ts'
import { documentsKept, keptFor, type KeptDocuments } from './kept-documents.ts'
import type { News } from './news.ts'
import type { ReadSource } from './pouring.ts'
import { RecentAnswers } from './recent-answers.ts'
import type { WorkshopLedger } from './workshop-ledger.ts'

/** What judging requests takes. */
export interface JudgeSettings {
  readonly storage: Storage
  readonly now: () => number
  readonly random: RandomBytes
  readonly documents: DocumentDesk
  /** From and to the other servers; null on one that is alone. */
  readonly news: News | null
}

export type Newcomer = Pick<Participant, 'id' | 'name' | 'institution' | 'role'>

type Cast = Pick<Extract<Command, { type: 'cast-ballot' }>, 'round' | 'choices'> & { readonly at: number }

/** A request, with the bytes of the documents that it would keep. */
type JudgedRequest = Request & {
  readonly given: { readonly kept: KeptDocuments; readonly sources: readonly ReadSource[] }
}

// Others may be faster many times in a row, as when a hall votes elsewhere while we count; never for ever.
const mostTries = 100

/**
 * Judges what is asked of a démarche on what its ledger knows, stores what follows and rings for the other servers.
 * One request at a time; throws when storage fails.
 */
export class Judge {
  readonly #settings: JudgeSettings
  readonly #ledger: WorkshopLedger
  readonly #present: () => ReadonlySet<ParticipantId>
  readonly #answers = new RecentAnswers()

  constructor(settings: JudgeSettings, ledger: WorkshopLedger, present: () => ReadonlySet<ParticipantId>) {
    this.#settings = settings
    this.#ledger = ledger
    this.#present = present
  }

  /** Judges, stores and answers one command. The same id again gets the same answer. */
  async answer(by: ParticipantId, command: Command): Promise<CommandAnswer> {
    await this.#ledger.settleDoubt()
    const known = this.#answers.find(by, command.id)
    if (known?.ok) return known
    // What was refused here may have been sent to another server too, and be right there by now.
    if (known) return (await this.#storedAnswer(by, command)) ?? known
    const answer = await this.#answerTo(by, command)
    if (answer.ok || answer.refusal !== 'storage-unavailable') this.#answers.keep(by, answer)
    return answer
  }

  async #storedAnswer(by: ParticipantId, command: Command): Promise<CommandAnswer | null> {
    const stored = await this.#settings.storage.findAnswer(this.#ledger.workshop.id, command.id)
    if (!stored) return null
    if (stored.by !== by) return { id: command.id, ok: false, refusal: 'command-id-taken' }
    // Another server carried it out: whoever is answered sees what they did.
    await this.#ledger.catchUp()
    return { id: command.id, ok: true, revision: stored.revision, at: stored.at }
  }

  async #answerTo(by: ParticipantId, command: Command): Promise<CommandAnswer> {
    for (let tries = 1; ; tries++) {
      // Before every try: what another server wrote meanwhile may be this very command, sent there too.
      const known = await this.#storedAnswer(by, command)
      if (known) return known
      const at = this.#settings.now()
      const request = { command, by, at, given: await this.#given(by, command) }
      const answer = decide(this.#ledger.workshop, request)
      if (!answer.ok) {
        if (await this.#isOutdated()) continue
        return { id: command.id, ok: false, refusal: answer.refusal }
      }
      try {
        await this.#carryOut(request, answer.value)
        return { id: command.id, ok: true, revision: this.#ledger.workshop.revision, at }
      } catch (error) {
        if (tries === mostTries) throw error
        await this.#giveWay(error)
      }
    }
  }

  /** Judges and stores a newcomer, and what else belongs to it in the same transaction. */
  async letIn(newcomer: Newcomer, besides: readonly Write[]): Promise<Result<null, Refusal>> {
    await this.#ledger.settleDoubt()
    for (let tries = 1; ; tries++) {
      const answer = decideJoin(this.#ledger.workshop, newcomer)
      if (!answer.ok) {
        if (await this.#isOutdated()) continue
        return answer
      }
      const recorded = this.#ledger.record(answer.value.facts, newcomer.id, this.#settings.now())
      try {
        await this.#store(recorded, [{ type: 'facts', workshop: this.#ledger.workshop.id, recorded }, ...besides])
        return { ok: true, value: null }
      } catch (error) {
        if (tries === mostTries) throw error
        await this.#giveWay(error)
      }
    }
  }

  /** Keeps what a document said at the end of a day, unless that is kept. Throws when storage fails. */
  async keepDay(kept: KeptDay): Promise<void> {
    await this.#ledger.settleDoubt()
    for (let tries = 1; ; tries++) {
      const facts = keptOfDay(this.#ledger.workshop, kept)
      if (facts.length === 0) return
      const recorded = this.#ledger.record(facts, null, this.#settings.now())
      const { document, seq, state } = kept
      const states = Object.fromEntries(facts.map(({ version }) => [document, { version, seq, state }]))
      const versions = recorded.flatMap((one) => this.#besides(one, states))
      try {
        await this.#store(recorded, [{ type: 'facts', workshop: this.#ledger.workshop.id, recorded }, ...versions])
        return
      } catch (error) {
        if (tries === mostTries) throw error
        await this.#giveWay(error)
      }
    }
  }

  // What we would refuse may be right by what another server wrote and we have not heard of yet.
  async #isOutdated(): Promise<boolean> {
    return this.#settings.news !== null && this.#ledger.catchUp()
  }

  // Somebody else was first: go on from there. Anything else is a failure of storage.
  async #giveWay(error: unknown): Promise<void> {
    if (!(error instanceof Conflict)) throw error
    if (!(error instanceof CodeTaken)) await this.#ledger.catchUp()
  }

  async #carryOut({ by, command, at, given }: JudgedRequest, act: Act): Promise<void> {
    const workshop = this.#ledger.workshop.id
    const recorded = this.#ledger.record(act.facts, by, at)
    const revision = this.#ledger.workshop.revision + recorded.length
    const box = command.type === 'cast-ballot' ? boxOf(workshop, command.round) : null
    const answer: Write = { type: 'answer', workshop, answer: { command: command.id, by, revision, at }, round: box }
    if (act.ballot && command.type === 'cast-ballot') return this.#cast(by, { ...command, at }, answer)
    const facts: Write = { type: 'facts', workshop, recorded }
    const writes = (kept = given.kept) => [facts, answer, ...recorded.flatMap((one) => this.#besides(one, kept))]
    const { documents } = this.#settings
    const written = act.facts.find(isWritten)
    if (command.type === 'open-thread' && command.anchor.on === 'passage') {
      await documents.markPassage(workshop, { ...command, anchor: command.anchor }, writes())
    } else if (command.type === 'restore-version') {
      await documents.restoreVersion(workshop, command, (state) => writes(keptAs(given.kept, command.document, state)))
    } else if (written) {
      await documents.writeFact(this.#ledger.workshop, { fact: written, sources: given.sources }, writes())
    } else await this.#settings.storage.commit(writes())
    this.#stored(recorded)
  }

  async #cast(voter: ParticipantId, { round, choices, at }: Cast, answer: Write): Promise<void> {
    const { storage, news } = this.#settings
    await storage.commit([
      { type: 'ballot', round: boxOf(this.#ledger.workshop.id, round), voter, choices, at },
      answer,
    ])
    news?.ring({ type: 'ballots', round })
    this.#ledger.keep({ voter, choices, at })
  }

  async #store(recorded: readonly Recorded[], writes: readonly Write[]): Promise<void> {
    await this.#settings.storage.commit(writes)
    this.#stored(recorded)
  }

  #stored(recorded: readonly Recorded[]): void {
    const last = recorded.at(-1)
    if (last) this.#settings.news?.ring({ type: 'facts', revision: last.revision })
    this.#ledger.follow(recorded)
  }

  // What some facts change outside the journal, in the same transaction.
  #besides({ fact, at }: Recorded, kept: KeptDocuments): readonly Write[] {
    const workshop = this.#ledger.workshop.id
    if (fact.type === 'code-renewed') return [{ type: 'code', workshop, code: fact.code }]
    if (fact.type === 'version-named') {
      const { version, document, seq } = fact
      const state = kept[document]?.state
      if (!state) throw new Error('a version was named of a document that was not kept')
      return [{ type: 'version', workshop, document, version, seq, at, state }]
    }
    if (fact.type !== 'round-closed') return []
    // A box that is not as it was when its ballots were counted is not emptied, and they are counted again.
    return [{ type: 'empty-box', round: boxOf(workshop, fact.round), version: this.#ledger.box.version }]
  }

  async #given(by: ParticipantId, command: Command): Promise<JudgedRequest['given']> {
    const { documents, random } = this.#settings
    const { workshop } = this.#ledger
    const asker = workshop.participants[by]
    // Keeping takes the whole document: not for who may not ask for it.
    const wanted = asker && mayCommand(asker.role, command.type) ? documentsKept(command, workshop, asker) : []
    return {
      sha256,
      code: freshCode(random),
      present: this.#present(),
      ballots: [...this.#ledger.box.ballots.values()],
      subject: await findSubject(documents, workshop, { command, asker }),
      sources: await this.#sourcesFor(command, asker),
      named: await namedIn(documents, workshop, { command, asker }),
      kept: await keptFor(wanted, (document) => documents.keep(workshop.id, document), random),
    }
  }

  async #sourcesFor(command: Command, asker: Participant | undefined): Promise<readonly ReadSource[]> {
    const { workshop } = this.#ledger
    if (command.type !== 'pour' || !asker?.institution || !mayCommand(asker.role, command.type)) return []
    if (!isPouringOpen(workshop.phase)) return []
    const { institution } = asker
    return this.#settings.documents.readSources(workshop, { institution, findings: command.findings })
  }
}

interface Asking {
  readonly command: Command
  readonly asker: Participant | undefined
}

function findSubject(
  documents: DocumentDesk,
  workshop: Workshop,
  { command, asker }: Asking,
): Promise<Given['subject']> | Given['subject'] {
  if (command.type === 'open-thread') {
    // The rules know the domains themselves.
    if (command.anchor.on === 'domain') return { words: '' }
    // No door of a space is even tried for one who may not read it.
    const isReadable = asker !== undefined && mayRead(personOf(asker), command.document, workshop)
    return isReadable ? documents.find(workshop.id, command) : 'unknown'
  }
  if (command.type === 'restore-version') {
    const mayAsk = asker !== undefined && mayKeepVersions(personOf(asker), command.document, workshop)
    return mayAsk ? documents.findInVersion(workshop.id, command) : 'unknown'
  }
  if (command.type !== 'sign-reserve') return { words: '' }
  return documents.find(workshop.id, { document: 'diagnostic', subject: command.finding, anchor: { on: 'whole' } })
}

function namedIn(documents: DocumentDesk, { id }: Workshop, { command, asker }: Asking) {
  const named = asker && mayCommand(asker.role, command.type) ? namedBy(command) : []
  return named.length > 0 ? documents.readNamed(id, named) : []
}

// What a fact says of the diagnostic is written there with it.
function isWritten(fact: Fact): fact is WrittenFact['fact'] {
  return ['findings-poured', 'findings-merged', 'findings-unmerged'].includes(fact.type)
}

// The document as it is just before it changes.
function keptAs(kept: KeptDocuments, document: DocumentName, state: Uint8Array): KeptDocuments {
  const before = kept[document]
  return before ? { ...kept, [document]: { ...before, state } } : kept
}
