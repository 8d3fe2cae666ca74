import * as Y from 'yjs'
import { layoutOf, type DocumentName } from '../workshop/document-name.ts'
import { actionsOf, axesOf, objectivesOf } from './action.ts'
import { isEntryKey } from './entries.ts'
import { findingsOf } from './finding.ts'
import { readText } from './record.ts'
import { restoreRichText } from './restore-rich-text.ts'
import { sessionsOf } from './bilateral-session.ts'
import { stakesOf } from './stake.ts'
import { textDifference } from './text-difference.ts'

/**
 * Makes a document say again what an older state of it said, by the smallest edit: whoever types meanwhile converges, and
 * what did not change keeps its carets and comments. Findings, stakes and actions that came since are archived; axes and
 * objectives, which have no archive, are taken out.
 */
export function restoreDocument(document: DocumentName, now: Y.Doc, old: Y.Doc): void {
  now.transact(() => {
    if (layoutOf(document) === 'diagnostic') restoreFindings(now, old)
    else restorePlan(now, old)
  })
}

interface RestoredSubject {
  readonly now: Y.Doc
  readonly old: Y.Doc
  /** A finding or an action. */
  readonly subject: string
}

/** Makes one finding or action alone say again what it said, the same way; what was erased is there again. */
export function restoreSubject(document: DocumentName, { now, old, subject }: RestoredSubject): void {
  const root = layoutOf(document) === 'diagnostic' ? findingsOf : actionsOf
  const before = root(old).get(subject)
  if (before === undefined) return
  now.transact(() => {
    restoreEntry(root(now), subject, before)
    if (document === 'plan') leaveGoneObjective(now, subject)
  })
}

// The objective that it was in may have been taken out since.
function leaveGoneObjective(now: Y.Doc, subject: string): void {
  const action = actionsOf(now).get(subject)
  if (!(action instanceof Y.Map)) return
  const objective = readText(action as Y.Map<unknown>, 'objective')
  if (objective !== '' && !objectivesOf(now).has(objective)) action.set('objective', '')
}

function restoreFindings(now: Y.Doc, old: Y.Doc): void {
  for (const finding of restoreRecords(findingsOf(now), findingsOf(old))) archive(finding)
  for (const stake of restoreRecords(stakesOf(now), stakesOf(old))) archive(stake)
  for (const session of restoreRecords(sessionsOf(now), sessionsOf(old))) archive(session)
}

function restorePlan(now: Y.Doc, old: Y.Doc): void {
  for (const action of restoreRecords(actionsOf(now), actionsOf(old))) {
    archive(action)
    // Its objective came since and goes: only one that holds no action is ever taken out.
    const objective = readText(action, 'objective')
    if (objective !== '' && !objectivesOf(old).has(objective)) action.set('objective', '')
  }
  restoreEntries(objectivesOf(now), objectivesOf(old))
  restoreEntries(axesOf(now), axesOf(old))
}

function archive(record: Y.Map<unknown>): void {
  if (record.get('isArchived') !== true) record.set('isArchived', true)
}

// Gives the records that came since.
function restoreRecords(now: Y.Map<unknown>, old: Y.Map<unknown>): readonly Y.Map<unknown>[] {
  for (const [id, value] of old) restoreEntry(now, id, value)
  return [...now].flatMap(([id, record]) => (record instanceof Y.Map && !old.has(id) ? [record as Y.Map<unknown>] : []))
}

// A list of records, or a set: what came since goes.
function restoreEntries(now: Y.Map<unknown>, old: Y.Map<unknown>): void {
  for (const [id, value] of old) restoreEntry(now, id, value)
  for (const id of now.keys()) if (!old.has(id)) now.delete(id)
}

function restoreEntry(list: Y.Map<unknown>, id: string, old: unknown): void {
  const now = list.get(id)
  if (now instanceof Y.Map && old instanceof Y.Map) restoreRecord(now as Y.Map<unknown>, old as Y.Map<unknown>)
  else if (now !== old) list.set(id, copyOf(old))
}

function restoreRecord(now: Y.Map<unknown>, old: Y.Map<unknown>): void {
  for (const [field, value] of old) restoreField(now, field, value)
  for (const field of now.keys()) {
    if (old.has(field)) continue
    if (isEntryKey(field)) now.delete(field)
    else emptyField(now, field)
  }
}

/** Makes one field of a record say what an older value said. */
export function restoreField(record: Y.Map<unknown>, field: string, old: unknown): void {
  const now = record.get(field)
  if (now instanceof Y.Map && old instanceof Y.Map) {
    if (isEntryKey(field)) restoreRecord(now as Y.Map<unknown>, old as Y.Map<unknown>)
    else restoreEntries(now as Y.Map<unknown>, old as Y.Map<unknown>)
  } else if (now instanceof Y.Text && old instanceof Y.Text) restoreWords(now, old.toString())
  else if (now instanceof Y.XmlFragment && old instanceof Y.XmlFragment) restoreRichText(now, old)
  else if (now !== old) record.set(field, copyOf(old))
}

// A field that came with a later layout: whoever writes in it must still find it.
function emptyField(record: Y.Map<unknown>, field: string): void {
  const now = record.get(field)
  if (now instanceof Y.Map) now.clear()
  else if (now instanceof Y.Text || now instanceof Y.XmlFragment) now.delete(0, now.length)
  else record.delete(field)
}

function restoreWords(now: Y.Text, words: string): void {
  const difference = textDifference(now.toString(), words)
  if (!difference) return
  const { at, removed, inserted } = difference
  if (removed > 0) now.delete(at, removed)
  if (inserted !== '') now.insert(at, inserted)
}

function copyOf(value: unknown): unknown {
  return value instanceof Y.AbstractType ? value.clone() : value
}
