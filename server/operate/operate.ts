import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readSettings, UnusableSettings } from '../settings.ts'
import { freshMarks } from '../storage/marks.ts'
import { StorageDamaged } from '../storage/sqlite-database.ts'
import { StorageUnusable } from '../storage/unusable.ts'
import { backUp, readBackup } from './backup.ts'
import { Cannot } from './cannot.ts'
import { closing, placeFrom, read, type Place } from './place.ts'
import { move, restore } from './restore.ts'
import { verify } from './verify.ts'

const usage = `
  npm run backup -- FILE                writes all that is stored into a new file, while the server runs
  npm run restore -- FILE [--replace]   puts a backup into an empty installation, or in the place of what is there
  npm run move -- --to PLACE            carries everything to an empty PostgreSQL (postgres://…) or an empty folder
  npm run verify [-- FILE]              examines all that is stored, or a backup

The installation is the one that DATA_DIR or DATABASE_URL names.
`

const say = (line: string) => console.log(line)

async function operate([command, ...rest]: readonly string[]): Promise<void> {
  const { values, positionals } = argumentsIn(rest)
  const [named, ...more] = positionals
  if (more.length > 0) throw new Cannot(usage)
  // npm works from the project's folder; the operator may be elsewhere.
  const file = named === undefined ? null : resolve(process.env['INIT_CWD'] ?? '.', named)
  const { databaseUrl, dataDir } = readSettings(process.env)
  const here: Place = databaseUrl ? { type: 'postgres', url: databaseUrl } : { type: 'folder', folder: dataDir }
  const now = Date.now()
  if (command === 'backup' && file) return closing(await read(here), (reading) => backUp(reading, file, say))
  if (command === 'restore' && file) {
    const { epoch } = freshMarks()
    return restore(file, here, { mayReplace: values.replace === true, epoch, now, say })
  }
  if (command === 'move' && values.to && !file) return move(here, placeFrom(values.to), { now, say })
  if (command === 'verify') return verifyAll(here, file)
  throw new Cannot(usage)
}

async function verifyAll(here: Place, file: string | null): Promise<void> {
  const reading = file ? (await readBackup(file, say)).backup : await read(here)
  const faults = await closing(reading, (open) => verify(open, say))
  if (faults > 0) throw new Cannot(`${faults} fault(s) were found: see above.`)
  say('All is well.')
}

function argumentsIn(args: readonly string[]) {
  try {
    const options = { replace: { type: 'boolean' }, to: { type: 'string' } } as const
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch {
    throw new Cannot(usage)
  }
}

// What the operator can mend is said in a sentence; a fault of ours keeps its trace.
function failed(error: unknown): void {
  const isSentence = [Cannot, UnusableSettings, StorageUnusable, StorageDamaged].some((kind) => error instanceof kind)
  const isOutside = error instanceof Error && 'code' in error
  if (isSentence || isOutside) console.error(`\n${(error as Error).message}\n`)
  else console.error(error)
  process.exitCode = 1
}

operate(process.argv.slice(2)).catch(failed)
