import type { RoundId } from '../../shared/id.ts'
import { chained, payloadOf } from './journal-digest.ts'
import { documentOf, ownerOf, type MemoryBox, type MemoryState } from './memory-state.ts'
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
  type Write,
  type WriteOf,
} from './storage.ts'

/** Carries out one write on a state, in place; what it throws leaves that state half written. */
export function carryOut(state: MemoryState, write: Write): void {
  switch (write.type) {
    case 'workshop':
      return addWorkshop(state, write)
    case 'code':
      return changeCode(state, write)
    case 'facts':
      return appendFacts(state, write)
    case 'answer':
      state.answers.set(`${write.workshop} ${write.answer.command}`, { answer: write.answer, round: write.round })
      return
    case 'ballot':
      return cast(state, write)
    case 'empty-box':
      return emptyBox(state, write)
    case 'session':
      state.sessions.set(`${write.session.token} ${write.session.workshop}`, write.session)
      return
    case 'end-session':
      state.sessions.delete(`${write.token} ${write.workshop}`)
      return
    case 'update':
      return appendUpdate(state, write)
    case 'writer':
      return bindWriter(state, write)
    case 'snapshot':
      return keepSnapshot(state, write)
    case 'version':
      return keepVersion(state, write)
    case 'once':
      if (state.done.has(write.name)) throw new DoneBefore(write.name)
      state.done.add(write.name)
      return
    case 'visit':
      state.visits.set(`${write.visit.workshop} ${write.visit.participant}`, write.visit)
      return
  }
}

function addWorkshop(state: MemoryState, { workshop, code, at }: WriteOf<'workshop'>): void {
  if (ownerOf(state, code) !== null) throw new CodeTaken(code)
  if (state.workshops.has(workshop)) throw new WorkshopTaken(workshop)
  state.workshops.set(workshop, { code, at })
  state.journals.set(workshop, [])
}

function changeCode(state: MemoryState, { workshop, code }: WriteOf<'code'>): void {
  const owner = ownerOf(state, code)
  if (owner !== null && owner !== workshop) throw new CodeTaken(code)
  const known = state.workshops.get(workshop)
  if (!known) throw new WorkshopMissing(workshop)
  state.workshops.set(workshop, { ...known, code })
}

function appendFacts(state: MemoryState, { workshop, recorded }: WriteOf<'facts'>): void {
  const journal = state.journals.get(workshop)
  if (!journal) throw new WorkshopMissing(workshop)
  for (const one of recorded) {
    if (one.revision !== (journal.at(-1)?.recorded.revision ?? 0) + 1) throw new RevisionTaken(workshop)
    journal.push({ recorded: one, digest: chained(journal.at(-1)?.digest ?? '', payloadOf(one.fact)) })
  }
}

function cast(state: MemoryState, { round, voter, choices, at }: WriteOf<'ballot'>): void {
  const { version, ballots } = openBox(state, round)
  const more = new Map(ballots).set(voter, { voter, choices, at })
  state.boxes.set(round, { version: version + 1, isClosed: false, ballots: more })
}

function emptyBox(state: MemoryState, { round, version }: WriteOf<'empty-box'>): void {
  if (version !== openBox(state, round).version) throw new BoxChanged(round)
  state.boxes.set(round, { version, isClosed: true, ballots: new Map() })
  for (const [key, { round: of }] of state.answers) if (of === round) state.answers.delete(key)
}

function openBox(state: MemoryState, round: RoundId): MemoryBox {
  const box = state.boxes.get(round) ?? { version: 0, isClosed: false, ballots: new Map() }
  if (box.isClosed) throw new BoxClosed(round)
  return box
}

function appendUpdate(state: MemoryState, { workshop, document: name, seq, by, at, update }: WriteOf<'update'>): void {
  const document = documentOf(state, workshop, name)
  if (seq !== (document.updates.at(-1)?.seq ?? 0) + 1) throw new SeqTaken(`${workshop}/${name} ${seq}`)
  document.updates.push({ seq, by, at, update: update.slice() })
}

function bindWriter(state: MemoryState, { workshop, document, client, writer, seq }: WriteOf<'writer'>): void {
  const { writers } = documentOf(state, workshop, document)
  const known = writers.get(client)
  if (known && known.writer !== writer) throw new ClientTaken(String(client))
  if (!known) writers.set(client, { writer, seq })
}

function keepSnapshot(state: MemoryState, write: WriteOf<'snapshot'>): void {
  const { workshop, document: name, seq, at, state: bytes, seal } = write
  const document = documentOf(state, workshop, name)
  if (seq >= (document.snapshot?.seq ?? 0)) document.snapshot = { seq, at, state: bytes.slice(), seal }
}

function keepVersion(state: MemoryState, write: WriteOf<'version'>): void {
  const { workshop, document, version, seq, at, state: bytes } = write
  if (state.versions.has(`${workshop} ${version}`)) throw new VersionTaken(version)
  state.versions.set(`${workshop} ${version}`, { document, seq, at, state: bytes.slice() })
}
