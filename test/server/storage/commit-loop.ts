import { writeSync } from 'node:fs'
import { openSqlite } from '../../../server/storage/sqlite.ts'
import { facts, joined, newWorkshop, update, val } from './sample-writes.ts'

// Run as a process of its own: commits until it is killed, and tells each revision once it is stored.
const storage = openSqlite(process.argv[2] ?? '')
if ((await storage.listWorkshops()).length === 0) await storage.commit([newWorkshop()])
let revision = (await storage.readFacts(val, 0)).length
for (;;) {
  revision++
  await storage.commit([facts(val, joined(revision)), update(revision, Array<number>(500).fill(revision % 256))])
  writeSync(1, `${revision}\n`)
}
