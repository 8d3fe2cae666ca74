import type { WorkshopId } from '../../shared/id.ts'
import { isDocumentName, type DocumentName } from '../../shared/workshop/document-name.ts'
import type { Workshop } from '../../shared/workshop/workshop.ts'
import { LiveDocument } from '../live/live-document.ts'
import type { StoredDocument, Writer } from '../storage/storage.ts'
import { sealIn } from '../storage/snapshot-seal.ts'
import type { Reading } from './reading.ts'

/** What is in the documents of a démarche, for its line, and what is wrong with them. */
export interface VerifiedDocuments {
  readonly counts: readonly string[]
  readonly faults: readonly string[]
}

/** Loads every document as the server would, and its named versions; counts the rows of its log. */
export async function verifyDocuments(
  reading: Reading,
  id: WorkshopId,
  workshop: Workshop | null,
): Promise<VerifiedDocuments> {
  const named = await reading.ask<{ document: string }>(
    ['documents', 'doc_updates', 'doc_snapshots', 'doc_writers', 'doc_versions']
      .map((table) => `SELECT document FROM ${table} WHERE workshop = $1`)
      .join(' UNION ')
      .concat(' ORDER BY document'),
    [id],
  )
  const [counts, faults]: [string[], string[]] = [[], []]
  for (const { document } of named) {
    const name = isDocumentName(document) ? document : null
    if (!name) faults.push(`It has rows of a document ${document}, which there is not.`)
    if (!name) continue
    const one = { reading, id, name }
    const head = await headOf(one)
    counts.push(`${name} ${head} updates`)
    const found = [...(await faultsOfLog(one, head)), ...(await faultsOfContent(one, workshop))]
    faults.push(
      ...[...found, ...(await faultsOfVersions(one, head)), ...(await missingVersions(one, workshop))].map(
        (fault) => `Its ${name} ${fault}`,
      ),
    )
  }
  return { counts, faults }
}

interface One {
  readonly reading: Reading
  readonly id: WorkshopId
  readonly name: DocumentName
}

async function headOf({ reading, id, name }: One): Promise<number> {
  const [row] = await reading.ask<{ head: number }>(
    'SELECT head FROM documents WHERE workshop = $1 AND document = $2',
    [id, name],
  )
  return row?.head ?? 0
}

async function faultsOfLog({ reading, id, name }: One, head: number): Promise<readonly string[]> {
  const where = 'WHERE workshop = $1 AND document = $2'
  const [log] = await reading.ask<{ count: number; first: number | null; last: number | null }>(
    `SELECT COUNT(*) AS count, MIN(seq) AS first, MAX(seq) AS last FROM doc_updates ${where}`,
    [id, name],
  )
  const faults: string[] = []
  const last = log?.last ?? 0
  if (last !== head) faults.push(`ends at seq ${last}, and should at ${head}.`)
  if ((log?.count ?? 0) !== last || (log?.first ?? 1) !== 1) faults.push('lacks updates in the middle of its log.')
  const [ahead] = await reading.ask<{ seq: number }>(
    `SELECT seq FROM doc_snapshots ${where} AND seq > $3 ORDER BY seq DESC LIMIT 1`,
    [id, name, head],
  )
  if (ahead) faults.push(`has a snapshot of seq ${ahead.seq}, which was never written.`)
  return faults
}

async function faultsOfContent(one: One, workshop: Workshop | null): Promise<readonly string[]> {
  const stored = await storedDocument(one)
  const faults: string[] = []
  const opened = attempt(one.name, stored)
  if (typeof opened === 'string') return [opened]
  const unbound = [...opened.doc.store.clients.keys()].filter((client) => !stored.writers.has(client))
  opened.destroy()
  if (unbound.length > 0) faults.push(`holds what nobody is known to have written (client ${unbound.join(', ')}).`)
  const strangers = [...new Set(stored.writers.values())].filter(
    (writer) => workshop && writer !== 'server' && !(writer in workshop.participants),
  )
  if (strangers.length > 0) faults.push(`was written by ${strangers.join(', ')}, who takes no part in it.`)
  return faults
}

async function faultsOfVersions({ reading, id, name }: One, head: number): Promise<readonly string[]> {
  const faults: string[] = []
  const versions = await reading.ask<{ id: string; seq: number }>(
    'SELECT id, seq FROM doc_versions WHERE workshop = $1 AND document = $2 ORDER BY id',
    [id, name],
  )
  for (const version of versions) {
    const [row] = await reading.ask<{ data: Uint8Array }>(
      'SELECT data FROM doc_versions WHERE workshop = $1 AND id = $2',
      [id, version.id],
    )
    const state = new Uint8Array(row?.data ?? [])
    const opened = attempt(name, { snapshot: { seq: version.seq, state, seal: null }, updates: [], writers: new Map() })
    if (typeof opened === 'string') faults.push(`has a version ${version.id} that cannot be read.`)
    else opened.destroy()
    if (version.seq > head) faults.push(`has a version ${version.id} of seq ${version.seq}, which was never written.`)
  }
  return faults
}

// What the journal says can be gone back to.
async function missingVersions({ reading, id, name }: One, workshop: Workshop | null): Promise<readonly string[]> {
  const rows = await reading.ask<{ id: string }>('SELECT id FROM doc_versions WHERE workshop = $1', [id])
  const stored = new Set(rows.map((row) => row.id))
  const named = Object.values(workshop?.versions ?? {}).filter(({ document }) => document === name)
  return named.flatMap((version) => (stored.has(version.id) ? [] : [`lacks the version ${version.id}.`]))
}

async function storedDocument({ reading, id, name }: One): Promise<StoredDocument> {
  const where = 'WHERE workshop = $1 AND document = $2'
  const [snapshot] = await reading.ask<{ seq: number; at: number; data: Uint8Array; seal: string | null }>(
    `SELECT seq, at, data, seal FROM doc_snapshots ${where} ORDER BY seq DESC LIMIT 1`,
    [id, name],
  )
  const updates = await reading.ask<{ seq: number; by: Writer; data: Uint8Array }>(
    `SELECT seq, by, data FROM doc_updates ${where} AND seq > $3 ORDER BY seq`,
    [id, name, snapshot?.seq ?? 0],
  )
  const writers = await reading.ask<{ client: number; writer: Writer }>(
    `SELECT client, writer FROM doc_writers ${where}`,
    [id, name],
  )
  return {
    snapshot: snapshot
      ? { seq: snapshot.seq, state: new Uint8Array(snapshot.data), seal: sealIn(snapshot.seal, snapshot.at) }
      : null,
    updates: updates.map(({ seq, by, data }) => ({ seq, by, update: new Uint8Array(data) })),
    writers: new Map(writers.map(({ client, writer }) => [client, writer])),
  }
}

function attempt(name: DocumentName, stored: StoredDocument): LiveDocument | string {
  try {
    return new LiveDocument(name, stored)
  } catch {
    return 'cannot be read: it is not served to anybody. Facilitators can take out what is stored (…/raw).'
  }
}
