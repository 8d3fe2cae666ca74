import * as Y from 'yjs'
import { anchorWords } from '../../shared/documents/anchor-words.ts'
import { markPassage, resolvePassage, richTextOf } from '../../shared/documents/passage.ts'
import { restoreDocument, restoreSubject } from '../../shared/documents/restore.ts'
import type { WorkshopId } from '../../shared/id.ts'
import type { Given } from '../../shared/workshop/act.ts'
import type { DocumentName } from '../../shared/workshop/document-name.ts'
import type { Workshop } from '../../shared/workshop/workshop.ts'
import type { RandomBytes } from '../access/secrets.ts'
import type { StoredVersion, Storage } from '../storage/storage.ts'
import type { AskedVersion, DocumentDesk, Sought, WrittenFact } from './document-desk.ts'
import type { DocumentRoom } from './document-room.ts'
import { readNamed, writeMerged, writeUnmerged } from './merging.ts'
import { pourInto, readSources } from './pouring.ts'
import { DocumentUnreadable, LiveDocument } from './live-document.ts'

type RoomOf = (workshop: WorkshopId, document: DocumentName) => Promise<DocumentRoom>

interface Settings {
  readonly storage: Storage
  readonly random: RandomBytes
}

/** What commands ask of documents, done in the rooms of these. */
export function documentActs(roomOf: RoomOf, given: Settings): Omit<DocumentDesk, 'changeRights'> {
  const { storage } = given
  // There is nothing to find or keep in a document that cannot be read, and everything else goes on.
  const readable = (workshop: WorkshopId, document: DocumentName) => roomOf(workshop, document).catch(nullIfUnreadable)
  return {
    find: async (workshop, comment) => {
      const room = await readable(workshop, comment.document)
      if (!room) return 'unknown'
      return room.read((doc) => foundIn(doc, comment))
    },

    markPassage: async (workshop, comment, writes) => {
      const room = await roomOf(workshop, comment.document)
      await room.act(
        (doc) => {
          const text = richTextOf(doc, comment.document, comment.subject)
          const ranges = text && resolvePassage(doc, text, comment.anchor)
          // Erased since it was found: the thread is kept, detached from the start.
          if (ranges) markPassage(doc, ranges, comment.thread)
        },
        () => writes,
      )
    },

    keep: async (workshop, document) => {
      const room = await readable(workshop, document)
      return room && room.keep()
    },

    ...diagnosticActs(roomOf, given),
    ...versionActs(roomOf, storage),
  }
}

function foundIn(doc: Y.Doc, { document, subject, anchor }: Sought): Given['subject'] {
  if (anchor.on !== 'passage') {
    const words = anchorWords(doc, { document, subject, anchor })
    return words === null ? 'unknown' : { words }
  }
  const text = richTextOf(doc, document, subject)
  if (!text) return 'unknown'
  return resolvePassage(doc, text, anchor) ? { words: anchor.quote } : 'passage-not-found'
}

function versionActs(roomOf: RoomOf, storage: Storage): Pick<DocumentDesk, 'findInVersion' | 'restoreVersion'> {
  return {
    findInVersion: async (workshop, { document, version, subject }) => {
      const stored = subject === undefined ? null : await storage.readVersion(workshop, version)
      // One that is not there is refused by the rules, in words.
      if (!stored || subject === undefined) return { words: '' }
      return foundIn(docOf(document, stored), { document, subject, anchor: { on: 'whole' } })
    },

    restoreVersion: async (workshop, { document, version, subject }, writes) => {
      const stored = await storage.readVersion(workshop, version)
      if (!stored) throw new Error(`the version ${version} is not stored`)
      const room = await roomOf(workshop, document)
      const old = docOf(document, stored)
      await room.act((doc) => replacedBy(doc, old, { document, subject }), writes)
    },
  }
}

function diagnosticActs(
  roomOf: RoomOf,
  { storage, random }: Settings,
): Pick<DocumentDesk, 'readSources' | 'readNamed' | 'writeFact'> {
  return {
    readSources: async (workshop, asked) => {
      const reading = { roomOf: (document: DocumentName) => roomOf(workshop.id, document), storage, random }
      return (await readSources({ workshop, ...asked }, reading).catch(nullIfUnreadable)) ?? []
    },

    readNamed: async (workshop, findings) => {
      const room = await roomOf(workshop, 'diagnostic').catch(nullIfUnreadable)
      return room ? room.read((doc) => readNamed(doc, findings)) : []
    },

    writeFact: async (workshop, written, writes) => {
      const room = await roomOf(workshop.id, 'diagnostic')
      await room.act(
        (doc) => write(doc, written, workshop),
        () => writes,
      )
    },
  }
}

function write(doc: Y.Doc, { fact, sources }: WrittenFact, { merges }: Workshop): void {
  switch (fact.type) {
    case 'findings-poured':
      return pourInto(doc, fact, sources)
    case 'findings-merged':
      return writeMerged(doc, fact)
    case 'findings-unmerged':
      return writeUnmerged(doc, fact, merges)
  }
}

function replacedBy(doc: Y.Doc, old: Y.Doc, { document, subject }: Omit<AskedVersion, 'version'>): Uint8Array {
  const before = Y.encodeStateAsUpdate(doc)
  if (subject === undefined) restoreDocument(document, doc, old)
  else restoreSubject(document, { now: doc, old, subject })
  return before
}

function docOf(document: DocumentName, snapshot: StoredVersion): Y.Doc {
  return new LiveDocument(document, { snapshot: { ...snapshot, seal: null }, updates: [], writers: new Map() }).doc
}

function nullIfUnreadable(error: unknown): null {
  if (error instanceof DocumentUnreadable) return null
  throw error
}
