import type { RoundId } from '../../shared/id.ts'
import { paperOf } from './ballot-papers.ts'
import { draftTable, type DraftTable } from './draft-table.ts'
import { chained, payloadOf } from './journal-digest.ts'
import type { Known } from './postgres-looks.ts'
import { sealText } from './snapshot-seal.ts'
import {
  BoxChanged,
  BoxClosed,
  ClientTaken,
  CodeTaken,
  DoneBefore,
  RevisionTaken,
  SeqTaken,
  VersionTaken,
  WorkshopMissing,
  WorkshopTaken,
  type TokenHash,
  type Write,
  type WriteOf,
} from './storage.ts'
import type { CommitTable, RowOf } from './tables.ts'
import { visitRow } from './visit-rows.ts'

/** The rows that a commit leads to, table by table, and what it takes away. */
export type Draft = { readonly [Name in CommitTable]: DraftTable<RowOf<Name>> } & {
  /** Who has which join code. */
  readonly owners: Map<string, string>
  readonly emptied: RoundId[]
  /** Sessions that end, by token and démarche. */
  readonly ended: Map<string, { readonly token: TokenHash; readonly workshop: string }>
}

/** What these writes lead to, one after the other, where this is known; throws a `Conflict` where they cannot be. */
export function draftOf(writes: readonly Write[], known: Known, secret: string): Draft {
  const draft: Draft = {
    workshops: draftTable('workshops', known.workshops),
    facts: draftTable('facts'),
    answers: draftTable('answers'),
    boxes: draftTable('boxes', known.boxes),
    roll: draftTable('roll'),
    papers: draftTable('papers'),
    sessions: draftTable('sessions'),
    documents: draftTable('documents', known.documents),
    doc_updates: draftTable('doc_updates'),
    doc_snapshots: draftTable('doc_snapshots'),
    doc_writers: draftTable('doc_writers', known.writers),
    doc_versions: draftTable('doc_versions', known.versions),
    visits: draftTable('visits'),
    once: draftTable('once', known.done),
    owners: new Map(known.owners.map(({ id, code }) => [code, id])),
    emptied: [],
    ended: new Map(),
  }
  for (const write of writes) take(draft, write, secret)
  return draft
}

function take(draft: Draft, write: Write, secret: string): void {
  switch (write.type) {
    case 'workshop':
      return addWorkshop(draft, write)
    case 'code':
      return changeCode(draft, write)
    case 'facts':
      return appendFacts(draft, write)
    case 'answer':
      return draft.answers.put({ workshop: write.workshop, ...write.answer, round: write.round })
    case 'ballot':
      return cast(draft, write, secret)
    case 'empty-box':
      return emptyBox(draft, write)
    case 'session':
      return openSession(draft, write)
    case 'end-session':
      return endSession(draft, write)
    case 'update':
      return appendUpdate(draft, write)
    case 'writer':
      return bindWriter(draft, write)
    case 'snapshot': {
      const { workshop, document, seq, at, state: data, seal } = write
      return draft.doc_snapshots.put({ workshop, document, seq, at, data, seal: seal && sealText(seal, at) })
    }
    case 'version':
      return keepVersion(draft, write)
    case 'once':
      if (draft.once.get(write)) throw new DoneBefore(write.name)
      return draft.once.put({ name: write.name })
    case 'visit':
      return draft.visits.put(visitRow(write.visit))
  }
}

function addWorkshop({ workshops, owners }: Draft, { workshop: id, code, at }: WriteOf<'workshop'>): void {
  if (owners.has(code)) throw new CodeTaken(code)
  if (workshops.get({ id })) throw new WorkshopTaken(id)
  owners.set(code, id)
  workshops.put({ id, code, at, revision: 0, digest: '' })
}

function changeCode({ workshops, owners }: Draft, { workshop: id, code }: WriteOf<'code'>): void {
  if ((owners.get(code) ?? id) !== id) throw new CodeTaken(code)
  const known = workshops.get({ id })
  if (!known) throw new WorkshopMissing(id)
  owners.delete(known.code)
  owners.set(code, id)
  workshops.put({ ...known, code })
}

function appendFacts({ workshops, facts }: Draft, { workshop: id, recorded }: WriteOf<'facts'>): void {
  const known = workshops.get({ id })
  if (!known) throw new WorkshopMissing(id)
  let { revision, digest } = known
  for (const { revision: next, at, by, fact } of recorded) {
    if (next !== revision + 1) throw new RevisionTaken(id)
    const payload = payloadOf(fact)
    digest = chained(digest, payload)
    revision = next
    facts.put({ workshop: id, revision, at, by, type: fact.type, payload, digest })
  }
  workshops.put({ ...known, revision, digest })
}

function cast({ boxes, roll, papers }: Draft, write: WriteOf<'ballot'>, secret: string): void {
  const { round, voter, choices, at } = write
  boxes.put({ round, version: versionOf(boxes, round) + 1, closed: 0 })
  roll.put({ round, voter, at })
  papers.put({ round, paper: paperOf(secret, round, voter), choices: JSON.stringify(choices) })
}

function emptyBox(draft: Draft, { round, version }: WriteOf<'empty-box'>): void {
  if (version !== versionOf(draft.boxes, round)) throw new BoxChanged(round)
  draft.boxes.put({ round, version, closed: 1 })
  for (const table of [draft.roll, draft.papers, draft.answers]) table.drop((row) => row.round === round)
  draft.emptied.push(round)
}

function versionOf(boxes: Draft['boxes'], round: RoundId): number {
  const { version, closed } = boxes.get({ round }) ?? { version: 0, closed: 0 }
  if (closed) throw new BoxClosed(round)
  return version
}

function openSession({ sessions, ended }: Draft, { session }: WriteOf<'session'>): void {
  const { token, workshop, participant, expiresAt } = session
  ended.delete(`${token} ${workshop}`)
  sessions.put({ token, workshop, participant, expires_at: expiresAt })
}

function endSession({ sessions, ended }: Draft, { token, workshop }: WriteOf<'end-session'>): void {
  sessions.drop((row) => row.token === token && row.workshop === workshop)
  ended.set(`${token} ${workshop}`, { token, workshop })
}

function appendUpdate({ documents, doc_updates: updates }: Draft, write: WriteOf<'update'>): void {
  const { workshop, document, seq, by, at, update: data } = write
  if (seq !== (documents.get(write)?.head ?? 0) + 1) throw new SeqTaken(`${workshop}/${document} ${seq}`)
  documents.put({ workshop, document, head: seq })
  updates.put({ workshop, document, seq, by, at, data })
}

function bindWriter({ doc_writers: writers }: Draft, write: WriteOf<'writer'>): void {
  const { workshop, document, client, writer, seq } = write
  const known = writers.get(write)
  if (known && known.writer !== writer) throw new ClientTaken(String(client))
  if (!known) writers.put({ workshop, document, client, writer, seq })
}

function keepVersion({ doc_versions: versions }: Draft, write: WriteOf<'version'>): void {
  const { workshop, version: id, document, seq, at, state: data } = write
  if (versions.get({ workshop, id })) throw new VersionTaken(id)
  versions.put({ workshop, id, document, seq, at, data })
}
