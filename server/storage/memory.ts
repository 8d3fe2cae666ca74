import type { WorkshopId } from '../../shared/id.ts'
import type { DocumentName } from '../../shared/workshop/document-name.ts'
import { isWhole } from './fact-rows.ts'
import { payloadOf } from './journal-digest.ts'
import { freshMarks } from './marks.ts'
import { mailStore } from './memory-mail.ts'
import { copyOf, documentOf, emptyState, ownerOf, type MemoryState } from './memory-state.ts'
import { carryOut } from './memory-writes.ts'
import {
  logRows,
  type Heads,
  type Storage,
  type StoredDocument,
  type StoredSnapshot,
  type StoredUpdates,
  type Writer,
} from './storage.ts'

/** Everything in memory, under the same laws as a database; gone with the process. */
export function memoryStorage(): Storage {
  let state: MemoryState = emptyState()
  const { secret, epoch } = freshMarks()
  return {
    commit: async (writes) => {
      // Carried out on a copy: what throws half way has changed nothing.
      const next = copyOf(state)
      for (const write of writes) carryOut(next, write)
      state = next
    },
    mail: mailStore((workshop) => state.journals.get(workshop)?.length ?? 0),
    check: async () => {},
    close: async () => {},
    secret: async () => secret,
    epoch: async () => epoch,
    listWorkshops: async () => oldestFirst(state),
    findByCode: async (code) => ownerOf(state, code),
    readFacts: async (workshop, after) =>
      (state.journals.get(workshop) ?? []).map((row) => row.recorded).filter(({ revision }) => revision > after),
    isChainWhole: async (workshop) => isJournalWhole(state, workshop),
    findAnswer: async (workshop, command) => state.answers.get(`${workshop} ${command}`)?.answer ?? null,
    readBox: async (round) => {
      const box = state.boxes.get(round)
      return { version: box?.version ?? 0, ballots: [...(box?.ballots.values() ?? [])] }
    },
    readSessions: async (token, now) =>
      [...state.sessions.values()].filter((session) => session.token === token && session.expiresAt > now),
    readVisit: async (workshop, participant) => state.visits.get(`${workshop} ${participant}`) ?? null,
    readDocument: async (workshop, name) => wholeDocument(state, workshop, name),
    readUpdates: async (workshop, name, after) => updatesAfter(state, workshop, name, after),
    readSnapshot: async (workshop, name) => snapshotOf(state, workshop, name),
    readLog: async (workshop, name, after) =>
      documentOf(state, workshop, name)
        .updates.filter(({ seq }) => seq > after)
        .slice(0, logRows),
    readVersion: async (workshop, version) => state.versions.get(`${workshop} ${version}`) ?? null,
    heads: async (workshops) => new Map(workshops.flatMap((workshop) => headsOf(state, workshop))),
  }
}

function snapshotOf(state: MemoryState, workshop: WorkshopId, name: DocumentName): StoredSnapshot | null {
  const { snapshot } = documentOf(state, workshop, name)
  return snapshot && { seq: snapshot.seq, at: snapshot.at, state: snapshot.state }
}

function wholeDocument(state: MemoryState, workshop: WorkshopId, name: DocumentName): StoredDocument {
  const { snapshot } = documentOf(state, workshop, name)
  const { updates } = updatesAfter(state, workshop, name, snapshot?.seq ?? 0)
  return {
    snapshot: snapshot && { seq: snapshot.seq, state: snapshot.state, seal: snapshot.seal },
    updates,
    writers: writersAfter(state, workshop, name, -1),
  }
}

function updatesAfter(state: MemoryState, workshop: WorkshopId, name: DocumentName, after: number): StoredUpdates {
  const { updates } = documentOf(state, workshop, name)
  const later = updates.filter(({ seq }) => seq > after)
  return {
    updates: later.map(({ seq, by, update }) => ({ seq, by, update })),
    writers: writersAfter(state, workshop, name, after),
  }
}

function writersAfter(
  state: MemoryState,
  workshop: WorkshopId,
  name: DocumentName,
  after: number,
): ReadonlyMap<number, Writer> {
  const bound = [...documentOf(state, workshop, name).writers].filter(([, { seq }]) => seq > after)
  return new Map(bound.map(([client, { writer }]) => [client, writer]))
}

function headsOf(state: MemoryState, workshop: WorkshopId): readonly [WorkshopId, Heads][] {
  const journal = state.journals.get(workshop)
  if (!journal) return []
  const written = [...state.documents].flatMap(([key, { updates }]) => {
    const last = key.startsWith(`${workshop}/`) ? updates.at(-1) : undefined
    return last ? [[key.slice(workshop.length + 1), last.seq] as const] : []
  })
  return [[workshop, { revision: journal.at(-1)?.recorded.revision ?? 0, documents: Object.fromEntries(written) }]]
}

function oldestFirst(state: MemoryState): readonly WorkshopId[] {
  const list = [...state.workshops].toSorted(([a, one], [b, other]) => one.at - other.at || (a < b ? -1 : 1))
  return list.map(([id]) => id)
}

function isJournalWhole(state: MemoryState, workshop: WorkshopId): boolean {
  const journal = state.journals.get(workshop) ?? []
  const rows = journal.map(({ recorded, digest }) => ({ payload: payloadOf(recorded.fact), digest }))
  return isWhole(rows, journal.at(-1)?.digest ?? '')
}
