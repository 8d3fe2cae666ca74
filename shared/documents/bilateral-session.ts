import * as Y from 'yjs'
import { z } from 'zod'
import type { BilateralSessionId } from '../id.ts'
import { positions } from './position.ts'
import { lastPosition, longestField, readText, sorted, textOf } from './record.ts'

/** A meeting of one institution in its own space: when it was, who came, and what was noted. */
export interface BilateralSession {
  readonly id: BilateralSessionId
  /** YYYY-MM-DD; empty while nobody has said. */
  readonly date: string
  readonly attendance: string
  readonly notes: string
  readonly isArchived: boolean
}

const words = z.string().max(longestField)

export const bilateralSessionSchema = z.object({
  id: z
    .string()
    .min(1)
    .max(64)
    .transform((text) => text as BilateralSessionId),
  date: words,
  attendance: words,
  notes: words,
  isArchived: z.boolean(),
})

/** The third root of a space's document: one Y.Map record a session, by id. Older spaces have none. */
export function sessionsOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap('sessions')
}

/** Reads the sessions as they were added, archived ones included. */
export function readSessions(doc: Y.Doc): readonly BilateralSession[] {
  return sorted(sessionsOf(doc)).map(([id, record]) => readSession(id as BilateralSessionId, record))
}

/** Reads one session; fields that a foreign client left out or spoiled read as empty. */
export function readSession(id: BilateralSessionId, record: Y.Map<unknown>): BilateralSession {
  const date = readText(record, 'date')
  return {
    id,
    date: z.iso.date().safeParse(date).success ? date : '',
    attendance: readText(record, 'attendance'),
    notes: readText(record, 'notes'),
    isArchived: record.get('isArchived') === true,
  }
}

/** Fills an empty space with sessions. Call it inside the writer's own transaction. */
export function writeSessions(doc: Y.Doc, sessions: readonly BilateralSession[]): void {
  const places = positions(sessions.length)
  sessions.forEach((session, index) => sessionsOf(doc).set(session.id, sessionRecord(session, places[index] ?? 'V')))
}

/** Adds a session of this day (YYYY-MM-DD). Call it inside the writer's own transaction. */
export function addSession(doc: Y.Doc, { id, date }: Pick<BilateralSession, 'id' | 'date'>): void {
  const blank = { attendance: '', notes: '', isArchived: false }
  sessionsOf(doc).set(id, sessionRecord({ ...blank, id, date }, lastPosition(sessionsOf(doc))))
}

function sessionRecord({ date, attendance, notes, isArchived }: BilateralSession, position: string): Y.Map<unknown> {
  return new Y.Map<unknown>([
    ['date', date],
    ['attendance', textOf(attendance)],
    ['notes', textOf(notes)],
    ['isArchived', isArchived],
    ['position', position],
  ])
}
