import { writeSync } from 'node:fs'
import * as Y from 'yjs'
import { openPostgres } from '../../../server/storage/postgres.ts'
import { openSqlite } from '../../../server/storage/sqlite.ts'
import type { ParticipantId } from '../../../shared/id.ts'

// Run as a process of its own: commits facts and updates until it is killed, and says a word once it has begun.
const place = process.argv[2] ?? ''
const storage = place.startsWith('postgres') ? await openPostgres(place) : openSqlite(place)
const [workshop] = await storage.listWorkshops()
if (!workshop) throw new Error('there is no démarche to write in')
const heads = (await storage.heads([workshop])).get(workshop)
let revision = heads?.revision ?? 0
let seq = heads?.documents.plan ?? 0
const doc = new Y.Doc()
const where = { workshop, document: 'plan', at: 1 } as const
await storage.commit([{ type: 'writer', ...where, client: doc.clientID, writer: 'server', seq: seq + 1 }])
let update = new Uint8Array()
doc.on('update', (made: Uint8Array) => (update = Uint8Array.from(made)))
for (;;) {
  revision++
  seq++
  doc.getMap('actions').set(`load ${seq % 9}`, 'x'.repeat(seq % 300))
  const participant = `p-load-${revision}` as ParticipantId
  const person = { participant, name: 'Charge', institution: null, role: 'contributor' } as const
  const fact = { type: 'participant-joined', ...person } as const
  await storage.commit([
    { type: 'facts', workshop, recorded: [{ revision, at: revision, by: participant, fact }] },
    { type: 'session', session: { token: `t-${revision}`, workshop, participant, expiresAt: 9e15 } },
    { type: 'update', ...where, seq, by: 'server', update },
  ])
  writeSync(1, `${revision}\n`)
}
