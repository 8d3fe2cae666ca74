import type { WorkshopId } from '../../shared/id.ts'
import type { DocumentName } from '../../shared/workshop/document-name.ts'
import type { DocumentStore } from '../storage/storage.ts'

/**
 * A document as it lies in storage, readable or not, as pieces of one JSON text: its newest snapshot, and every row of
 * its log. Bytes are in base64; a few hundred rows are held at a time.
 */
export async function* rowsAsJson(
  storage: DocumentStore,
  workshop: WorkshopId,
  document: DocumentName,
): AsyncGenerator<string> {
  const snapshot = await storage.readSnapshot(workshop, document)
  const kept = snapshot && { seq: snapshot.seq, at: snapshot.at, update: base64(snapshot.state) }
  const head = { format: 'tour-de-table-document', version: 1, workshop, document, snapshot: kept }
  yield `${JSON.stringify(head).slice(0, -1)},"updates":[`
  let after = 0
  for (;;) {
    const rows = await storage.readLog(workshop, document, after)
    const last = rows.at(-1)
    if (!last) break
    const texts = rows.map(({ seq, by, at, update }) => JSON.stringify({ seq, by, at, update: base64(update) }))
    yield `${after === 0 ? '' : ','}\n${texts.join(',\n')}`
    after = last.seq
  }
  yield '\n]}\n'
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
}
