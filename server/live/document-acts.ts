import * as Y from 'yjs'
import { markPassage, resolvePassage, richTextOf } from '../../shared/documents/passage.ts'
import { restoreDocument } from '../../shared/documents/restore.ts'
import type { WorkshopId } from '../../shared/id.ts'
import type { DocumentName } from '../../shared/workshop/document-name.ts'
import type { Storage } from '../storage/storage.ts'
import type { DocumentDesk } from './document-desk.ts'
import type { DocumentRoom } from './document-room.ts'
import { DocumentUnreadable, LiveDocument } from './live-document.ts'

type RoomOf = (workshop: WorkshopId, document: DocumentName) => Promise<DocumentRoom>

/** What commands ask of documents, done in the rooms of these. */
export function documentActs(roomOf: RoomOf, storage: Storage): Omit<DocumentDesk, 'changeRights'> {
  // There is nothing to find or keep in a document that cannot be read, and everything else goes on.
  const readable = (workshop: WorkshopId, document: DocumentName) => roomOf(workshop, document).catch(nullIfUnreadable)
  return {
    find: async (workshop, comment) => {
      const room = await readable(workshop, comment.document)
      if (!room) return 'unknown'
      return room.read((doc) => {
        const text = richTextOf(doc, comment.document, comment.subject)
        if (!text) return 'unknown'
        return comment.passage && !resolvePassage(doc, text, comment.passage) ? 'passage-not-found' : 'found'
      })
    },

    markPassage: async (workshop, comment, writes) => {
      const room = await roomOf(workshop, comment.document)
      await room.act(
        (doc) => {
          const text = richTextOf(doc, comment.document, comment.subject)
          const ranges = text && resolvePassage(doc, text, comment.passage)
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

    restoreVersion: async (workshop, { document, version }, writes) => {
      const stored = await storage.readVersion(workshop, version)
      if (!stored) throw new Error(`the version ${version} is not stored`)
      const room = await roomOf(workshop, document)
      const old = new LiveDocument(document, { snapshot: stored, updates: [], writers: new Map() })
      await room.act((doc) => replacedBy(document, doc, old.doc), writes)
    },
  }
}

function replacedBy(document: DocumentName, doc: Y.Doc, old: Y.Doc): Uint8Array {
  const before = Y.encodeStateAsUpdate(doc)
  restoreDocument(document, doc, old)
  return before
}

function nullIfUnreadable(error: unknown): null {
  if (error instanceof DocumentUnreadable) return null
  throw error
}
