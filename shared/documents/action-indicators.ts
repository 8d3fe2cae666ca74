import * as Y from 'yjs'
import { z } from 'zod'
import type { IndicatorId, ReadingId } from '../id.ts'
import { isMonth } from './action-steps.ts'
import { addEntry, entryKey, entryRecord, readEntries } from './entries.ts'
import { positions } from './position.ts'
import { longestField, readText, textOf } from './record.ts'

/** What an indicator counts: what was done, or what it changed. */
export const indicatorKinds = ['output', 'outcome'] as const

export type IndicatorKind = (typeof indicatorKinds)[number]

/** Fields of an indicator that several people may type in at once; values are texts, as people type them. */
export const indicatorTexts = ['label', 'baseline', 'target', 'unit', 'source'] as const

export type IndicatorText = (typeof indicatorTexts)[number]

/** What an indicator was in one month. */
export interface Reading {
  readonly id: ReadingId
  /** YYYY-MM; empty while nobody has said. */
  readonly month: string
  readonly value: string
}

/** How an action is measured. */
export interface Indicator extends Readonly<Record<IndicatorText, string>> {
  readonly id: IndicatorId
  readonly kind: IndicatorKind
  /** In the order in which people put them, so that none moves away while it is dated. */
  readonly readings: readonly Reading[]
}

/** How long the value of a reading may be. */
export const longestValue = 60

const mostIndicators = 50
const mostReadings = 200

const words = z.string().max(longestField)

// Exports of before indicators have none.
export const actionIndicatorsSchema = {
  indicators: z
    .array(
      z.object({
        id: z
          .string()
          .min(1)
          .max(64)
          .transform((text) => text as IndicatorId),
        kind: z.enum(indicatorKinds),
        label: words,
        baseline: words,
        target: words,
        unit: words,
        source: words,
        readings: z
          .array(
            z.object({
              id: z
                .string()
                .min(1)
                .max(64)
                .transform((text) => text as ReadingId),
              month: z.string().regex(/^(?:\d{4}-(?:0[1-9]|1[0-2]))?$/),
              value: z.string().max(longestValue),
            }),
          )
          .max(mostReadings)
          .default([]),
      }),
    )
    .max(mostIndicators)
    .default([]),
}

/** Reads the indicators of an action, in the order in which people put them. */
export function readIndicators(record: Y.Map<unknown>): readonly Indicator[] {
  return readEntries(record, 'indicator')
    .slice(0, mostIndicators)
    .map(([id, fields]) => ({
      id: id as IndicatorId,
      kind: indicatorKinds.find((kind) => kind === fields.get('kind')) ?? 'output',
      label: readText(fields, 'label'),
      baseline: readText(fields, 'baseline'),
      target: readText(fields, 'target'),
      unit: readText(fields, 'unit'),
      source: readText(fields, 'source'),
      readings: readEntries(fields, 'reading').slice(0, mostReadings).map(readReading),
    }))
}

/** Readings by month; those without one last. */
export function readingsByMonth(readings: readonly Reading[]): readonly Reading[] {
  return readings.toSorted(
    (a, b) => Number(a.month === '') - Number(b.month === '') || (a.month < b.month ? -1 : a.month > b.month ? 1 : 0),
  )
}

/** The indicators of an action as fields of its record. */
export function indicatorFields(indicators: readonly Indicator[]): readonly [string, unknown][] {
  const places = positions(indicators.length)
  return indicators.map((one, index): [string, unknown] => [
    entryKey('indicator', one.id),
    new Y.Map<unknown>([...fieldsOf(one), ['position', places[index] ?? 'V']]),
  ])
}

/** Adds an indicator to an action. */
export function addIndicator(record: Y.Map<unknown>, indicator: Indicator): void {
  addEntry(record, { list: 'indicator', id: indicator.id }, fieldsOf(indicator))
}

/** Takes an indicator away from an action. */
export function removeIndicator(record: Y.Map<unknown>, id: IndicatorId): void {
  record.delete(entryKey('indicator', id))
}

/** The record of one indicator; null when it is gone. */
export function indicatorRecord(record: Y.Map<unknown> | null, id: IndicatorId): Y.Map<unknown> | null {
  return entryRecord(record, { list: 'indicator', id })
}

/** Adds a reading to the record of an indicator. */
export function addReading(indicator: Y.Map<unknown>, { id, month, value }: Reading): void {
  addEntry(indicator, { list: 'reading', id }, [
    ['month', month],
    ['value', value],
  ])
}

/** Takes a reading away from the record of an indicator. */
export function removeReading(indicator: Y.Map<unknown>, id: ReadingId): void {
  indicator.delete(entryKey('reading', id))
}

/** The record of one reading of an indicator; null when it is gone. */
export function readingRecord(indicator: Y.Map<unknown> | null, id: ReadingId): Y.Map<unknown> | null {
  return entryRecord(indicator, { list: 'reading', id })
}

/** The last reading that says something; null while there is none. */
export function reachedReading({ readings }: Pick<Indicator, 'readings'>): Reading | null {
  return readingsByMonth(readings).findLast(({ month, value }) => month !== '' && value.trim() !== '') ?? null
}

function fieldsOf(indicator: Indicator): [string, unknown][] {
  const places = positions(indicator.readings.length)
  return [
    ['kind', indicator.kind],
    ...indicatorTexts.map((field): [string, unknown] => [field, textOf(indicator[field])]),
    ...indicator.readings.map(({ id, month, value }, index): [string, unknown] => [
      entryKey('reading', id),
      new Y.Map<unknown>([
        ['month', month],
        ['value', value],
        ['position', places[index] ?? 'V'],
      ]),
    ]),
  ]
}

function readReading([id, fields]: readonly [string, Y.Map<unknown>]): Reading {
  const month = fields.get('month')
  return {
    id: id as ReadingId,
    month: isMonth(month) ? month : '',
    value: readText(fields, 'value').slice(0, longestValue),
  }
}
