import * as Y from 'yjs'
import { z } from 'zod'
import type { StepId } from '../id.ts'
import { addEntry, entryKey, entryRecord, readEntries } from './entries.ts'
import { positions } from './position.ts'
import { longestField, readText, textOf } from './record.ts'

/** A dated step of an action. */
export interface Step {
  readonly id: StepId
  readonly label: string
  /** YYYY-MM; empty while nobody has said. */
  readonly due: string
  readonly isDone: boolean
}

/** When an action happens, beside its start and end. */
export interface ActionSteps {
  /** It comes again each year of the agreement. */
  readonly isRecurrent: boolean
  /** In the order in which people put them, so that none moves away while it is dated. */
  readonly steps: readonly Step[]
}

const mostSteps = 200

// Exports of before steps have none.
export const actionStepsSchema = {
  isRecurrent: z.boolean().default(false),
  steps: z
    .array(
      z.object({
        id: z
          .string()
          .min(1)
          .max(64)
          .transform((text) => text as StepId),
        label: z.string().max(longestField),
        due: z.string().regex(/^(?:\d{4}-(?:0[1-9]|1[0-2]))?$/),
        isDone: z.boolean(),
      }),
    )
    .max(mostSteps)
    .default([]),
}

/** Reads the steps of an action; a date that a foreign client spoiled reads as none. */
export function readActionSteps(record: Y.Map<unknown>): ActionSteps {
  const steps = readEntries(record, 'step')
    .slice(0, mostSteps)
    .map(([id, step]): Step => ({
      id: id as StepId,
      label: readText(step, 'label'),
      due: isMonth(step.get('due')) ? readText(step, 'due') : '',
      isDone: step.get('isDone') === true,
    }))
  return { isRecurrent: record.get('isRecurrent') === true, steps }
}

/** Steps by date; those without one last. */
export function stepsByDate(steps: readonly Step[]): readonly Step[] {
  return steps.toSorted(
    (a, b) => Number(a.due === '') - Number(b.due === '') || (a.due < b.due ? -1 : a.due > b.due ? 1 : 0),
  )
}

/** The steps of an action as fields of its record. */
export function stepFields({ isRecurrent, steps }: ActionSteps): readonly [string, unknown][] {
  const places = positions(steps.length)
  return [
    ['isRecurrent', isRecurrent],
    ...steps.map(({ id, label, due, isDone }, index): [string, unknown] => [
      entryKey('step', id),
      new Y.Map<unknown>([
        ['label', textOf(label)],
        ['due', due],
        ['isDone', isDone],
        ['position', places[index] ?? 'V'],
      ]),
    ]),
  ]
}

/** Adds a step to an action. */
export function addStep(record: Y.Map<unknown>, { id, label, due, isDone }: Step): void {
  addEntry(record, { list: 'step', id }, [
    ['label', textOf(label)],
    ['due', due],
    ['isDone', isDone],
  ])
}

/** Takes a step away from an action. */
export function removeStep(record: Y.Map<unknown>, id: StepId): void {
  record.delete(entryKey('step', id))
}

/** The record of one step; null when it is gone. */
export function stepRecord(record: Y.Map<unknown> | null, id: StepId): Y.Map<unknown> | null {
  return entryRecord(record, { list: 'step', id })
}

/** Whether a value is a month, YYYY-MM. */
export function isMonth(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-(?:0[1-9]|1[0-2])$/.test(value)
}
