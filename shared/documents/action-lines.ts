import * as Y from 'yjs'
import { z } from 'zod'
import type { LineId } from '../id.ts'
import { addEntry, entryKey, entryRecord, readEntries } from './entries.ts'
import { positions } from './position.ts'
import { longestField, readText, textOf } from './record.ts'

/** What a fiche says in lists of short lines. */
export const lineLists = ['operationalObjectives', 'articulation', 'obstacles', 'levers', 'followUp'] as const

export type LineList = (typeof lineLists)[number]

/** One line of a list, which several people may type in at once. */
export interface Line {
  readonly id: LineId
  readonly text: string
}

/** The lines of an action, in order. */
export type ActionLines = Readonly<Record<LineList, readonly Line[]>>

const mostLines = 200

// Exports of before these lists have none.
const linesSchema = z
  .array(
    z.object({
      id: z
        .string()
        .min(1)
        .max(64)
        .transform((text) => text as LineId),
      text: z.string().max(longestField),
    }),
  )
  .max(mostLines)
  .default([])

export const actionLinesSchema = {
  operationalObjectives: linesSchema,
  articulation: linesSchema,
  obstacles: linesSchema,
  levers: linesSchema,
  followUp: linesSchema,
}

/** The lines of an action in which nobody wrote. */
export const noLines: ActionLines = {
  operationalObjectives: [],
  articulation: [],
  obstacles: [],
  levers: [],
  followUp: [],
}

/** Reads the lines of an action. */
export function readActionLines(record: Y.Map<unknown>): ActionLines {
  const read = (list: LineList) =>
    readEntries(record, list)
      .slice(0, mostLines)
      .map(([id, line]): Line => ({ id: id as LineId, text: readText(line, 'text') }))
  return {
    operationalObjectives: read('operationalObjectives'),
    articulation: read('articulation'),
    obstacles: read('obstacles'),
    levers: read('levers'),
    followUp: read('followUp'),
  }
}

/** The lines of an action as fields of its record. */
export function lineFields(lines: ActionLines): readonly [string, unknown][] {
  return lineLists.flatMap((list) => {
    const places = positions(lines[list].length)
    return lines[list].map(({ id, text }, index): [string, unknown] => [
      entryKey(list, id),
      new Y.Map<unknown>([
        ['text', textOf(text)],
        ['position', places[index] ?? 'V'],
      ]),
    ])
  })
}

/** Adds an empty line at the end of a list of an action. */
export function addLine(record: Y.Map<unknown>, list: LineList, id: LineId): void {
  addEntry(record, { list, id }, [['text', textOf('')]])
}

/** Takes a line away from a list of an action. */
export function removeLine(record: Y.Map<unknown>, list: LineList, id: LineId): void {
  record.delete(entryKey(list, id))
}

/** The record of one line; null when it is gone. */
export function lineRecord(record: Y.Map<unknown> | null, list: LineList, id: LineId): Y.Map<unknown> | null {
  return entryRecord(record, { list, id })
}
