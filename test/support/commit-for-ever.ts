import { writeSync } from 'node:fs'
import { openSqlite } from '../../server/storage/sqlite.ts'
import { facts, joined, newWorkshop, val } from '../server/storage/sample.ts'

// Commits one fact after another and says each once it is stored, until it is killed (or a minute has passed).
const storage = openSqlite(String(process.argv[2]))
const until = Date.now() + 60_000

async function commitForEver(): Promise<void> {
  await storage.commit([newWorkshop(val, '111111')])
  for (let revision = 1; Date.now() < until; revision++) {
    await storage.commit([facts(val, joined(revision))])
    writeSync(1, `${revision}\n`)
  }
}

await commitForEver()
