import type { WorkshopId } from '../../shared/id.ts'
import { evolve } from '../../shared/workshop/evolve.ts'
import type { Workshop } from '../../shared/workshop/workshop.ts'
import { recordedFrom, type FactRow } from '../storage/fact-rows.ts'
import { chained } from '../storage/journal-digest.ts'
import type { Reading } from './reading.ts'

/** The row of a démarche: how far its journal has come. */
export interface WorkshopRow {
  readonly id: WorkshopId
  readonly code: string
  readonly revision: number
  readonly digest: string
}

/** The state that a journal leads to, as far as it can be replayed, and what is wrong with it. */
export interface VerifiedJournal {
  readonly workshop: Workshop | null
  readonly faults: readonly string[]
}

const factsAtOnce = 1_000

/** Follows a journal from its first fact: every digest, every revision, and the state that the facts lead to. */
export async function verifyJournal(reading: Reading, row: WorkshopRow): Promise<VerifiedJournal> {
  const trail: Trail = { workshop: null, revision: 0, digest: '', faults: [] }
  const text = `
    SELECT revision, at, by, payload, digest FROM facts WHERE workshop = $1 AND revision > $2
    ORDER BY revision LIMIT ${factsAtOnce}`
  for (;;) {
    const facts = await reading.ask<FactRow>(text, [row.id, trail.revision])
    for (const fact of facts) follow(trail, fact)
    if (facts.length < factsAtOnce) break
  }
  const { workshop, revision, digest, faults } = trail
  if (!workshop) faults.push('It has no facts that lead to a state.')
  if (revision !== row.revision) faults.push(`Its journal ends at revision ${revision}, and should at ${row.revision}.`)
  else if (digest !== row.digest) faults.push('Its journal does not end in the digest that was noted.')
  if (workshop && workshop.code !== row.code) faults.push('The join code of its journal is not the one it is found by.')
  if (workshop) faults.push(...(await strangers(reading, workshop, row.id)))
  return { workshop, faults }
}

interface Trail {
  workshop: Workshop | null
  revision: number
  digest: string
  readonly faults: string[]
}

function follow(trail: Trail, fact: FactRow): void {
  const { faults } = trail
  if (fact.revision !== trail.revision + 1) faults.push(`Its journal has no revision ${trail.revision + 1}.`)
  else if (fact.digest !== chained(trail.digest, fact.payload)) {
    faults.push(`Revision ${fact.revision} of its journal is not what was stored: its digest does not follow.`)
  }
  trail.revision = fact.revision
  trail.digest = fact.digest
  try {
    trail.workshop = evolve(trail.workshop, recordedFrom(fact))
  } catch (error) {
    faults.push(`Revision ${fact.revision} of its journal cannot be replayed (${nameOf(error)}).`)
  }
}

async function strangers(reading: Reading, workshop: Workshop, id: WorkshopId): Promise<readonly string[]> {
  const rows = await reading.ask<{ participant: string }>(
    'SELECT DISTINCT participant FROM sessions WHERE workshop = $1 ORDER BY participant',
    [id],
  )
  return rows
    .filter(({ participant }) => !(participant in workshop.participants))
    .map(({ participant }) => `A session is for ${participant}, who takes no part in it.`)
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error
}
