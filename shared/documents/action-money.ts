import * as Y from 'yjs'
import { z } from 'zod'
import type { FundingId, InstitutionId } from '../id.ts'
import { addEntry, entryKey, entryRecord, readEntries } from './entries.ts'
import { positions } from './position.ts'
import { longestField, readText, textOf } from './record.ts'

export const costNatures = ['investment', 'running'] as const

export type CostNature = (typeof costNatures)[number]

export const costStages = ['planned', 'actual'] as const

export type CostStage = (typeof costStages)[number]

/** What an action costs in one year, planned or actually spent; in cents. */
export interface Cost {
  readonly year: number
  readonly nature: CostNature
  readonly stage: CostStage
  readonly cents: number
}

export const fundingStatuses = ['considered', 'requested', 'secured'] as const

export type FundingStatus = (typeof fundingStatuses)[number]

/** What somebody pays of an action; in cents. */
export interface Funding {
  readonly id: FundingId
  /** Null when the funder is none of the démarche's institutions: `name` says who it is. */
  readonly institution: InstitutionId | null
  readonly name: string
  readonly cents: number
  readonly status: FundingStatus
}

/** What the money of an action is made of. */
export interface ActionMoney {
  /** By year; of each year investment first, and what was planned before what was spent. */
  readonly costs: readonly Cost[]
  /** Who pays, in the order in which people put them. */
  readonly funding: readonly Funding[]
}

/** A thousand million euros: sums over whole plans stay exact. */
export const mostCents = 100_000_000_000

const mostCosts = 200
const mostFunding = 200

const cents = z.int().min(0).max(mostCents)

// Exports of before budgets by year have none.
export const actionMoneySchema = {
  costs: z
    .array(
      z.object({
        year: z.int().min(1000).max(9999),
        nature: z.enum(costNatures),
        stage: z.enum(costStages),
        cents,
      }),
    )
    .max(mostCosts)
    .default([]),
  funding: z
    .array(
      z.object({
        id: z
          .string()
          .min(1)
          .max(64)
          .transform((text) => text as FundingId),
        institution: z
          .string()
          .min(1)
          .max(64)
          .transform((text) => text as InstitutionId)
          .nullable(),
        name: z.string().max(longestField),
        cents,
        status: z.enum(fundingStatuses),
      }),
    )
    .max(mostFunding)
    .default([]),
}

/** Reads the money of an action; amounts that a foreign client spoiled are left out. */
export function readActionMoney(record: Y.Map<unknown>): ActionMoney {
  return {
    costs: [...record.entries()].flatMap(readCost).toSorted(byYear).slice(0, mostCosts),
    funding: readEntries(record, 'funding')
      .slice(0, mostFunding)
      .map(([id, fields]) => readFunding(id as FundingId, fields)),
  }
}

/** The money of an action as fields of its record. */
export function moneyFields({ costs, funding }: ActionMoney): readonly [string, unknown][] {
  const places = positions(funding.length)
  return [
    ...costs.map((cost): [string, unknown] => [costKey(cost), cost.cents]),
    ...funding.map((one, index): [string, unknown] => [
      entryKey('funding', one.id),
      new Y.Map<unknown>([...fundingFields(one), ['position', places[index] ?? 'V']]),
    ]),
  ]
}

/** Says what an action costs in one year; null takes it away. */
export function setCost(record: Y.Map<unknown>, cost: Omit<Cost, 'cents'>, amount: number | null): void {
  if (amount === null) record.delete(costKey(cost))
  else record.set(costKey(cost), amount)
}

/** Adds a funder to an action. */
export function addFunding(record: Y.Map<unknown>, funding: Funding): void {
  addEntry(record, { list: 'funding', id: funding.id }, fundingFields(funding))
}

/** Takes a funder away from an action. */
export function removeFunding(record: Y.Map<unknown>, id: FundingId): void {
  record.delete(entryKey('funding', id))
}

/** The record of one funder; null when it is gone. */
export function fundingRecord(record: Y.Map<unknown> | null, id: FundingId): Y.Map<unknown> | null {
  return entryRecord(record, { list: 'funding', id })
}

// Each amount is a field by itself: of two people who fill in a table at once, neither takes the other's away.
function costKey({ year, nature, stage }: Omit<Cost, 'cents'>): string {
  return entryKey('cost', `${year}:${nature}:${stage}`)
}

function readCost([field, value]: readonly [string, unknown]): readonly Cost[] {
  const [, written, ofNature, ofStage] = /^cost:([1-9]\d{3}):(\w+):(\w+)$/.exec(field) ?? []
  const nature = costNatures.find((one) => one === ofNature)
  const stage = costStages.find((one) => one === ofStage)
  if (!nature || !stage || !isCents(value)) return []
  return [{ year: Number(written), nature, stage, cents: value }]
}

function byYear(a: Cost, b: Cost): number {
  return (
    a.year - b.year ||
    costNatures.indexOf(a.nature) - costNatures.indexOf(b.nature) ||
    costStages.indexOf(a.stage) - costStages.indexOf(b.stage)
  )
}

function fundingFields({ institution, name, cents: amount, status }: Funding): [string, unknown][] {
  return [
    ['institution', institution ?? ''],
    ['name', textOf(name)],
    ['cents', amount],
    ['status', status],
  ]
}

function readFunding(id: FundingId, record: Y.Map<unknown>): Funding {
  const amount = record.get('cents')
  return {
    id,
    institution: (readText(record, 'institution') || null) as InstitutionId | null,
    name: readText(record, 'name'),
    cents: isCents(amount) ? amount : 0,
    status: fundingStatuses.find((status) => status === record.get('status')) ?? 'considered',
  }
}

function isCents(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= mostCents
}
