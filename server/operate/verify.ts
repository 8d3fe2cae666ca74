import type { Say } from './copying.ts'
import type { Reading } from './reading.ts'
import { verifyBoxes, verifyForgottenBoxes } from './verify-boxes.ts'
import { verifyDocuments } from './verify-documents.ts'
import { verifyJournal, type WorkshopRow } from './verify-journal.ts'

/**
 * Examines all that a database holds at this moment, démarche by démarche, with a line for each; gives how many faults
 * were found. Nothing is changed.
 */
export async function verify(reading: Reading, say: Say): Promise<number> {
  const [mark] = await reading.ask<{ value: string }>(`SELECT value FROM settings WHERE name = 'secret'`)
  const secret = mark?.value ?? null
  let faults = 0
  const tell = (heading: string, found: readonly string[]) => {
    say(`${found.length === 0 ? '✓' : '✗'} ${heading}`)
    for (const fault of found) say(`  ${fault}`)
    faults += found.length
  }
  const workshops = await reading.ask<{ id: string }>('SELECT id FROM workshops ORDER BY at, id')
  for (const { id } of workshops) {
    const [row] = await reading.ask<WorkshopRow>('SELECT id, code, revision, digest FROM workshops WHERE id = $1', [id])
    if (!row) continue
    const journal = await verifyJournal(reading, row)
    const documents = await verifyDocuments(reading, row.id, journal.workshop)
    const boxes = journal.workshop && secret ? await verifyBoxes(reading, secret, journal.workshop) : []
    const title = journal.workshop ? ` « ${journal.workshop.title} »` : ''
    const heading = `${id}${title}: ${[`${row.revision} facts`, ...documents.counts].join(', ')}`
    tell(heading, [...journal.faults, ...documents.faults, ...boxes])
  }
  const rest = [
    ...(secret ? [] : ['The server’s secret is missing: links and ballots are of no use without it.']),
    ...(await strays(reading)),
    ...(await verifyForgottenBoxes(reading)),
  ]
  tell(`what belongs to all ${workshops.length} démarches`, rest)
  return faults
}

const owned = [
  'facts',
  'answers',
  'sessions',
  'documents',
  'doc_updates',
  'doc_snapshots',
  'doc_writers',
  'doc_versions',
  'mail_addresses',
  'mail_queue',
  'mail_marks',
]

async function strays(reading: Reading): Promise<readonly string[]> {
  const faults: string[] = []
  for (const table of owned) {
    const rows = await reading.ask<{ workshop: string }>(
      `SELECT DISTINCT workshop FROM ${table} WHERE workshop NOT IN (SELECT id FROM workshops)`,
    )
    for (const { workshop } of rows) faults.push(`The table ${table} has rows of ${workshop}, which does not exist.`)
  }
  return faults
}
