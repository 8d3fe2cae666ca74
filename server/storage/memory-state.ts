import type { ParticipantId, RoundId, WorkshopId } from '../../shared/id.ts'
import type { DocumentName } from '../../shared/workshop/document-name.ts'
import type { Recorded } from '../../shared/workshop/fact.ts'
import type { Ballot } from '../../shared/workshop/round.ts'
import type { Visit } from '../../shared/workshop/visit.ts'
import type { Seal } from './snapshot-seal.ts'
import type { LoggedUpdate, Session, StoredAnswer, StoredSnapshot, StoredVersion, Writer } from './storage.ts'

/** All that is kept, as maps that the writes of a commit change in place. */
export interface MemoryState {
  readonly workshops: Map<WorkshopId, { readonly code: string; readonly at: number }>
  readonly journals: Map<WorkshopId, { readonly recorded: Recorded; readonly digest: string }[]>
  /** By démarche and command. */
  readonly answers: Map<string, { readonly answer: StoredAnswer; readonly round: RoundId | null }>
  readonly boxes: Map<RoundId, MemoryBox>
  /** By token and démarche. */
  readonly sessions: Map<string, Session>
  /** By démarche and name. */
  readonly documents: Map<string, MemoryDocument>
  /** By démarche and id. */
  readonly versions: Map<string, StoredVersion>
  readonly done: Set<string>
  /** By démarche and participant. */
  readonly visits: Map<string, Visit>
}

/** The ballots of one round. */
export interface MemoryBox {
  readonly version: number
  readonly isClosed: boolean
  readonly ballots: ReadonlyMap<ParticipantId, Ballot>
}

/** The log of one document. */
export interface MemoryDocument {
  readonly updates: LoggedUpdate[]
  readonly writers: Map<number, { readonly writer: Writer; readonly seq: number }>
  snapshot: (StoredSnapshot & { readonly seal: Seal | null }) | null
}

/** A storage that nothing was written to. */
export function emptyState(): MemoryState {
  return {
    workshops: new Map(),
    journals: new Map(),
    answers: new Map(),
    boxes: new Map(),
    sessions: new Map(),
    documents: new Map(),
    versions: new Map(),
    done: new Set(),
    visits: new Map(),
  }
}

/** The same state, to be changed on its own. */
export function copyOf(state: MemoryState): MemoryState {
  return {
    workshops: new Map(state.workshops),
    journals: new Map([...state.journals].map(([id, journal]) => [id, [...journal]])),
    answers: new Map(state.answers),
    boxes: new Map(state.boxes),
    sessions: new Map(state.sessions),
    documents: new Map(
      [...state.documents].map(([id, { updates, writers, snapshot }]) => [
        id,
        { updates: [...updates], writers: new Map(writers), snapshot },
      ]),
    ),
    versions: new Map(state.versions),
    done: new Set(state.done),
    visits: new Map(state.visits),
  }
}

/** Who has this join code. */
export function ownerOf(state: MemoryState, code: string): WorkshopId | null {
  const owner = [...state.workshops].find(([, workshop]) => workshop.code === code)
  return owner?.[0] ?? null
}

/** A document, made when it is asked for the first time. */
export function documentOf(state: MemoryState, workshop: WorkshopId, name: DocumentName): MemoryDocument {
  const key = `${workshop}/${name}`
  const document = state.documents.get(key) ?? { updates: [], writers: new Map(), snapshot: null }
  state.documents.set(key, document)
  return document
}
