import * as Y from 'yjs'
import { readBox } from '../../server/live/ballot-box.ts'
import type { Storage } from '../../server/storage/storage.ts'
import type { CommandId, ParticipantId, RoundId, WorkshopId } from '../../shared/id.ts'
import { evolve } from '../../shared/workshop/evolve.ts'
import { openRound, type Ballot } from '../../shared/workshop/round.ts'
import type { Workshop } from '../../shared/workshop/workshop.ts'
import { ballotOf } from './people.ts'
import { docOf, orderOf, wordsIn, type SeenRound, type Witness } from './witness.ts'

/** What storage holds of a démarche. */
export interface Kept {
  readonly doc: Y.Doc
  readonly workshop: Workshop
  readonly isChainWhole: boolean
  /** The box of the round that is open. */
  readonly ballots: readonly Ballot[]
  readonly isAnswered: (command: CommandId) => Promise<boolean>
}

/** Reads it all, as a server does that starts. */
export async function readKept(storage: Storage, id: WorkshopId): Promise<Kept> {
  const { snapshot, updates } = await storage.readDocument(id, 'diagnostic')
  const workshop = (await storage.readFacts(id, 0)).reduce<Workshop | null>(evolve, null)
  if (!workshop) throw new Error('the démarche itself is missing')
  const { ballots } = await readBox(storage, workshop)
  return {
    doc: docOf([...(snapshot ? [snapshot.state] : []), ...updates.map(({ update }) => update)]),
    workshop,
    isChainWhole: await storage.isChainWhole(id),
    ballots: [...ballots.values()],
    isAnswered: async (command) => (await storage.findAnswer(id, command)) !== null,
  }
}

/** All that was shown or answered on any server and is not kept, in words. */
export async function missingOf(
  sides: readonly { readonly witness: Witness }[],
  kept: Kept,
): Promise<readonly string[]> {
  return (await Promise.all(sides.map(({ witness }) => missing(witness, kept)))).flat()
}

async function missing(witness: Witness, kept: Kept): Promise<readonly string[]> {
  return [
    ...missingIn(kept.doc, witness.updates.values()).map((what) => `shown: ${what}`),
    ...missingIn(kept.doc, witness.acknowledged).map((what) => `acknowledged: ${what}`),
    ...[...witness.comments].filter((id) => !hasComment(kept, id)).map((id) => `shown: comment ${id}`),
    ...[...witness.participants].filter((id) => !kept.workshop.participants[id]).map((id) => `shown: ${id}`),
    ...[...witness.rounds].flatMap(([id, seen]) => missingOfRound(kept, id, seen)),
    ...(await missingAnswers(witness, kept)),
    ...missingBallots(witness, kept),
    ...(kept.isChainWhole ? [] : ['the journal is not whole']),
  ]
}

/** What of these updates a document does not hold: a document that holds an update is not changed by it. */
export function missingIn(doc: Y.Doc, updates: Iterable<Uint8Array>): readonly string[] {
  const copy = docOf([Y.encodeStateAsUpdate(doc)])
  let isChanged = false
  copy.on('update', () => {
    isChanged = true
  })
  const all = [...updates]
  for (const update of all) Y.applyUpdate(copy, update)
  if (!isChanged && copy.store.pendingStructs === null && copy.store.pendingDs === null) return []
  const words = new Set(wordsIn(doc))
  const lost = wordsIn(docOf(all)).filter((word) => !words.has(word))
  return lost.length > 0 ? lost : ['something that is not a word']
}

function hasComment({ workshop }: Kept, id: string): boolean {
  return Object.values(workshop.threads).some(({ comments }) => comments.some((comment) => comment.id === id))
}

function missingOfRound(kept: Kept, id: RoundId, seen: SeenRound): readonly string[] {
  const round = kept.workshop.rounds.find((one) => one.id === id)
  if (!round || orderOf(round.status) < orderOf(seen.status)) return [`shown: round ${id} ${seen.status}`]
  const received = round.status === 'open' ? kept.ballots.length : round.tally.ballots
  return received < seen.received ? [`shown: ${seen.received} ballots, kept ${received}`] : []
}

// The answers to ballots go with their box.
async function missingAnswers({ answers }: Witness, kept: Kept): Promise<readonly string[]> {
  const open = openRound(kept.workshop.rounds)?.id
  const findable = answers.filter(({ ballot }) => ballot === null || ballot.round === open)
  const isKept = await Promise.all(findable.map(({ command }) => kept.isAnswered(command)))
  return findable.filter((_, index) => !isKept[index]).map(({ command }) => `answered: ${command}`)
}

// A ballot that came after the last answered one may have taken its place.
function missingBallots({ answers }: Witness, kept: Kept): readonly string[] {
  const lastByRound = new Map<RoundId, Map<ParticipantId, number>>()
  for (const { ballot } of answers) {
    if (!ballot) continue
    const last = lastByRound.get(ballot.round) ?? new Map<ParticipantId, number>()
    lastByRound.set(ballot.round, last.set(ballot.voter, Math.max(ballot.number, last.get(ballot.voter) ?? 0)))
  }
  return [...lastByRound].flatMap(([id, last]) => missingOfBox(kept, id, last))
}

function missingOfBox(kept: Kept, id: RoundId, answered: ReadonlyMap<ParticipantId, number>): readonly string[] {
  const round = kept.workshop.rounds.find((one) => one.id === id)
  if (!round) return [`answered: ballots of ${id}`]
  if (round.status === 'open') {
    const keptBy = new Map(kept.ballots.map(({ voter, choices }) => [voter, ballotOf(choices)]))
    const lost = [...answered].filter(([voter, number]) => (keptBy.get(voter) ?? 0) < number)
    return lost.map(([voter]) => `answered: the ballot of ${voter} in ${id}`)
  }
  // Papers have no names: the highest that was answered must be matched by the highest kept, and so on.
  const papers = round.papers.map(({ choices }) => ballotOf(choices)).toSorted((a, b) => b - a)
  const wanted = [...answered.values()].toSorted((a, b) => b - a)
  const lost = wanted.filter((number, index) => (papers[index] ?? 0) < number)
  return lost.map((number) => `answered: ballot ${number} in ${id}`)
}
