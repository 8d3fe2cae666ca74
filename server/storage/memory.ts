import { randomBytes } from 'node:crypto'
import type { CommandId, ParticipantId, RoundId, WorkshopId } from '../../shared/id.ts'
import type { DocumentName } from '../../shared/workshop/document-name.ts'
import type { Recorded } from '../../shared/workshop/fact.ts'
import type { Ballot } from '../../shared/workshop/round.ts'
import { chained, payloadOf } from './journal-digest.ts'
import {
  ClientTaken,
  CodeTaken,
  RevisionTaken,
  SeqTaken,
  type Session,
  type Storage,
  type StoredAnswer,
  type Write,
  type Writer,
} from './storage.ts'

interface State {
  readonly workshops: Map<WorkshopId, { readonly code: string; readonly at: number }>
  readonly journals: Map<WorkshopId, { readonly recorded: Recorded; readonly digest: string }[]>
  readonly answers: Map<string, { readonly answer: StoredAnswer; readonly round: RoundId | null }>
  readonly ballots: Map<RoundId, ReadonlyMap<ParticipantId, Ballot>>
  readonly sessions: Map<string, Session>
  readonly documents: Map<string, MemoryDocument>
}

interface MemoryDocument {
  readonly updates: { readonly seq: number; readonly update: Uint8Array }[]
  readonly writers: Map<number, Writer>
  snapshot: { readonly seq: number; readonly state: Uint8Array } | null
}

/** Everything in memory, under the same laws as a database; gone with the process. */
export function memoryStorage(): Storage {
  let state: State = emptyState()
  const secret = randomBytes(32).toString('hex')
  return {
    commit: async (writes) => {
      // Carried out on a copy: what throws half way has changed nothing.
      const next = copyOf(state)
      for (const write of writes) carryOut(next, write)
      state = next
    },
    check: async () => {},
    close: async () => {},
    secret: async () => secret,
    listWorkshops: async () => oldestFirst(state),
    findByCode: async (code) => ownerOf(state, code),
    readFacts: async (workshop, after) =>
      (state.journals.get(workshop) ?? []).map((row) => row.recorded).filter(({ revision }) => revision > after),
    isChainWhole: async (workshop) => isWhole(state.journals.get(workshop) ?? []),
    findAnswer: async (workshop, command) => state.answers.get(answerKey(workshop, command))?.answer ?? null,
    readBallots: async (round) => [...(state.ballots.get(round)?.values() ?? [])],
    readSessions: async (token, now) =>
      [...state.sessions.values()].filter((session) => session.token === token && session.expiresAt > now),
    readDocument: async (workshop, name) => {
      const { snapshot, updates, writers } = documentOf(state, workshop, name)
      return { snapshot, updates: updates.filter(({ seq }) => seq > (snapshot?.seq ?? 0)), writers: new Map(writers) }
    },
  }
}

function carryOut(state: State, write: Write): void {
  switch (write.type) {
    case 'workshop':
      return addWorkshop(state, write)
    case 'code':
      return changeCode(state, write)
    case 'facts':
      return appendFacts(state, write)
    case 'answer':
      state.answers.set(answerKey(write.workshop, write.answer.command), { answer: write.answer, round: write.round })
      return
    case 'ballot': {
      const { type: _, round, ...ballot } = write
      state.ballots.set(round, new Map(state.ballots.get(round)).set(ballot.voter, ballot))
      return
    }
    case 'empty-box':
      return emptyBox(state, write.round)
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
    case 'snapshot': {
      const document = documentOf(state, write.workshop, write.document)
      if (write.seq >= (document.snapshot?.seq ?? 0)) document.snapshot = { seq: write.seq, state: write.state.slice() }
      return
    }
  }
}

type Of<Type extends Write['type']> = Extract<Write, { type: Type }>

function addWorkshop(state: State, { workshop, code, at }: Of<'workshop'>): void {
  if (ownerOf(state, code) !== null) throw new CodeTaken(code)
  if (state.workshops.has(workshop)) throw new Error(`démarche ${workshop} exists`)
  state.workshops.set(workshop, { code, at })
  state.journals.set(workshop, [])
}

function changeCode(state: State, { workshop, code }: Of<'code'>): void {
  const owner = ownerOf(state, code)
  if (owner !== null && owner !== workshop) throw new CodeTaken(code)
  const known = state.workshops.get(workshop)
  if (!known) throw new Error(`no démarche ${workshop}`)
  state.workshops.set(workshop, { ...known, code })
}

function appendFacts(state: State, { workshop, recorded }: Of<'facts'>): void {
  const journal = state.journals.get(workshop)
  if (!journal) throw new Error(`no démarche ${workshop}`)
  for (const one of recorded) {
    if (one.revision !== (journal.at(-1)?.recorded.revision ?? 0) + 1) throw new RevisionTaken(workshop)
    journal.push({ recorded: one, digest: chained(journal.at(-1)?.digest ?? '', payloadOf(one.fact)) })
  }
}

function emptyBox(state: State, round: RoundId): void {
  state.ballots.delete(round)
  for (const [key, { round: of }] of state.answers) if (of === round) state.answers.delete(key)
}

function appendUpdate(state: State, { workshop, document: name, seq, update }: Of<'update'>): void {
  const document = documentOf(state, workshop, name)
  if (seq !== (document.updates.at(-1)?.seq ?? 0) + 1) throw new SeqTaken(`${workshop}/${name} ${seq}`)
  document.updates.push({ seq, update: update.slice() })
}

function bindWriter(state: State, { workshop, document: name, client, writer }: Of<'writer'>): void {
  const { writers } = documentOf(state, workshop, name)
  const known = writers.get(client)
  if (known !== undefined && known !== writer) throw new ClientTaken(String(client))
  writers.set(client, writer)
}

function documentOf(state: State, workshop: WorkshopId, name: DocumentName): MemoryDocument {
  const key = `${workshop}/${name}`
  const document = state.documents.get(key) ?? { updates: [], writers: new Map(), snapshot: null }
  state.documents.set(key, document)
  return document
}

function ownerOf(state: State, code: string): WorkshopId | null {
  const owner = [...state.workshops].find(([, workshop]) => workshop.code === code)
  return owner?.[0] ?? null
}

function oldestFirst(state: State): readonly WorkshopId[] {
  const list = [...state.workshops].toSorted(([a, one], [b, other]) => one.at - other.at || (a < b ? -1 : 1))
  return list.map(([id]) => id)
}

function isWhole(journal: readonly { readonly recorded: Recorded; readonly digest: string }[]): boolean {
  return journal.every(
    ({ recorded, digest }, index) => digest === chained(journal[index - 1]?.digest ?? '', payloadOf(recorded.fact)),
  )
}

function answerKey(workshop: WorkshopId, command: CommandId): string {
  return `${workshop} ${command}`
}

function emptyState(): State {
  return {
    workshops: new Map(),
    journals: new Map(),
    answers: new Map(),
    ballots: new Map(),
    sessions: new Map(),
    documents: new Map(),
  }
}

function copyOf(state: State): State {
  return {
    workshops: new Map(state.workshops),
    journals: new Map([...state.journals].map(([id, journal]) => [id, [...journal]])),
    answers: new Map(state.answers),
    ballots: new Map(state.ballots),
    sessions: new Map(state.sessions),
    documents: new Map(
      [...state.documents].map(([id, { updates, writers, snapshot }]) => [
        id,
        { updates: [...updates], writers: new Map(writers), snapshot },
      ]),
    ),
  }
}
