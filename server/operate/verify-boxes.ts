import type { RoundId } from '../../shared/id.ts'
import type { Round } from '../../shared/workshop/round.ts'
import type { Workshop } from '../../shared/workshop/workshop.ts'
import { boxOf } from '../live/ballot-box.ts'
import { paperOf, type RollRow } from '../storage/ballot-papers.ts'
import type { Reading } from './reading.ts'

/** Looks into the ballot box of every round: who signed has a paper and takes part, and closed boxes are empty. */
export async function verifyBoxes(reading: Reading, secret: string, workshop: Workshop): Promise<readonly string[]> {
  const faults: string[] = []
  for (const round of workshop.rounds) {
    for (const fault of await faultsOf(reading, secret, { workshop, round })) {
      faults.push(`The ballot box of « ${round.title} » ${fault}`)
    }
  }
  return faults
}

/** Boxes and ballots of rounds that are in no journal. */
export async function verifyForgottenBoxes(reading: Reading): Promise<readonly string[]> {
  const rows = await reading.ask<{ round: string }>(`
    SELECT DISTINCT round FROM (
      SELECT round FROM roll UNION SELECT round FROM papers
    ) AS voted WHERE round NOT IN (SELECT round FROM boxes) ORDER BY round`)
  return rows.map(({ round }) => `There are ballots of the round ${round}, which has no box.`)
}

async function faultsOf(
  reading: Reading,
  secret: string,
  { workshop, round }: { readonly workshop: Workshop; readonly round: Round },
): Promise<readonly string[]> {
  const id = boxOf(workshop.id, round.id)
  const [box] = await reading.ask<{ version: number; closed: number }>(
    'SELECT version, closed FROM boxes WHERE round = $1',
    [id],
  )
  const roll = await reading.ask<RollRow>('SELECT voter, at FROM roll WHERE round = $1', [id])
  const papers = await reading.ask<{ paper: string }>('SELECT paper FROM papers WHERE round = $1', [id])
  const faults: string[] = []
  if (round.status === 'open' && box?.closed) faults.push('is closed, and the round is open.')
  if (round.status !== 'open' && box && !box.closed) faults.push('is open, and the round is closed.')
  if (round.status !== 'open' && roll.length + papers.length > 0) faults.push('still holds ballots of a closed round.')
  if (roll.length > (box?.version ?? 0)) faults.push('holds more ballots than were ever cast.')
  const known = new Set(papers.map(({ paper }) => paper))
  const isMissing = ({ voter }: RollRow) => !known.has(paperOf(secret, id as RoundId, voter))
  if (roll.length !== papers.length || roll.some(isMissing)) faults.push('lacks the paper of somebody who voted.')
  if (roll.some(({ voter }) => !(voter in workshop.participants)))
    faults.push('holds a ballot of nobody who takes part.')
  return faults
}
