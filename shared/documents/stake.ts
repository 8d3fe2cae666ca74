import * as Y from 'yjs'
import { z } from 'zod'
import type { FindingId, StakeId } from '../id.ts'
import { positions } from './position.ts'
import { lastPosition, longestField, readSet, readText, setOf, sorted, textOf } from './record.ts'

/** What the plan must answer: a title and a sentence, and the findings that show it. */
export interface Stake {
  readonly id: StakeId
  readonly title: string
  readonly sentence: string
  readonly findings: readonly FindingId[]
  readonly isArchived: boolean
}

const short = z.string().max(longestField)
const key = z.string().min(1).max(64)

export const stakeSchema = z.object({
  id: key.transform((text) => text as StakeId),
  title: short,
  sentence: short,
  findings: z.array(key.transform((text) => text as FindingId)).max(2000),
  isArchived: z.boolean(),
})

/** The second root of the diagnostic's document: one Y.Map record a stake, by id. Older documents have none. */
export function stakesOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap('stakes')
}

/** Reads the stakes in order, archived ones included. */
export function readStakes(doc: Y.Doc): readonly Stake[] {
  return sorted(stakesOf(doc)).map(([id, record]) => readStake(id as StakeId, record))
}

/** Reads one stake; fields that a foreign client left out or spoiled read as empty. */
export function readStake(id: StakeId, record: Y.Map<unknown>): Stake {
  return {
    id,
    title: readText(record, 'title'),
    sentence: readText(record, 'sentence'),
    findings: readSet(record, 'findings') as readonly FindingId[],
    isArchived: record.get('isArchived') === true,
  }
}

/** Fills an empty document with stakes. Call it inside the writer's own transaction. */
export function writeStakes(doc: Y.Doc, stakes: readonly Stake[]): void {
  const places = positions(stakes.length)
  stakes.forEach((stake, index) => stakesOf(doc).set(stake.id, stakeRecord(stake, places[index] ?? 'V')))
}

/** Adds an empty stake at the end. Call it inside the writer's own transaction. */
export function addStake(doc: Y.Doc, id: StakeId): void {
  const blank = { id, title: '', sentence: '', findings: [], isArchived: false }
  stakesOf(doc).set(id, stakeRecord(blank, lastPosition(stakesOf(doc))))
}

/** Says whether a finding shows a stake. */
export function setShown(record: Y.Map<unknown>, finding: FindingId, link: 'linked' | 'not-linked'): void {
  const findings = record.get('findings')
  if (!(findings instanceof Y.Map)) return
  if (link === 'linked') findings.set(finding, true)
  else findings.delete(finding)
}

function stakeRecord({ title, sentence, findings, isArchived }: Stake, position: string): Y.Map<unknown> {
  return new Y.Map<unknown>([
    ['title', textOf(title)],
    ['sentence', textOf(sentence)],
    ['findings', setOf(findings)],
    ['isArchived', isArchived],
    ['position', position],
  ])
}
