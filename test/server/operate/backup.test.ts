import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Libsql from 'libsql'
import { describe, expect, onTestFinished, test } from 'vitest'
import { backUp, readBackup } from '../../../server/operate/backup.ts'
import { Cannot } from '../../../server/operate/cannot.ts'
import { closing, read, type Place } from '../../../server/operate/place.ts'
import { move, restore } from '../../../server/operate/restore.ts'
import { differing } from '../../../server/operate/table-sum.ts'
import { verify } from '../../../server/operate/verify.ts'
import { claimFolder } from '../../../server/storage/folder-claim.ts'
import { openPostgres } from '../../../server/storage/postgres.ts'
import { openSqlite } from '../../../server/storage/sqlite.ts'
import { makeSchema, testDatabase } from '../../support/postgres-schema.ts'
import { emptyFolder, installation, now, openBox, sumsIn } from './installation.ts'
import { load } from './load.ts'

const database = testDatabase()
const patienceMs = 60_000

function sayInto(lines: string[]): (line: string) => void {
  return (line) => void lines.push(line)
}
const silently = () => {}

async function freshInstallation() {
  const made = await installation()
  onTestFinished(made.remove)
  return made
}

async function freshPostgres(): Promise<
  Extract<Place, { type: 'postgres' }> & { readonly schema: string; readonly query: (text: string) => Promise<unknown> }
> {
  const schema = await makeSchema(database ?? '')
  onTestFinished(() => schema.drop())
  return { type: 'postgres', url: schema.url, schema: schema.name, query: (text) => schema.query(text) }
}

/** A backup of a place, somewhere else. */
async function backupOf(place: Place): Promise<string> {
  const file = join(emptyFolder().folder, 'backup.sqlite')
  await closing(await read(place), (reading) => backUp(reading, file, silently))
  return file
}

const restored = (file: string, into: Place, mayReplace = false) =>
  restore(file, into, { mayReplace, epoch: 'another epoch', now, say: silently })

async function faultsIn(place: Place): Promise<number> {
  return closing(await read(place), (reading) => verify(reading, silently))
}

async function marksOf(place: Place): Promise<{ readonly secret: string; readonly epoch: string }> {
  return closing(await read(place), async (reading) => {
    const rows = await reading.ask<{ name: string; value: string }>('SELECT name, value FROM settings')
    const { secret = '', epoch = '' } = Object.fromEntries(rows.map(({ name, value }) => [name, value]))
    return { secret, epoch }
  })
}

describe('backing up', () => {
  test('writes one whole file that only its owner may read, and says what it holds', async () => {
    const { place } = await freshInstallation()
    const file = join(emptyFolder().folder, 'backup.sqlite')
    const said: string[] = []
    await closing(await read(place), (reading) => backUp(reading, file, sayInto(said)))
    expect(readdirSync(join(file, '..'))).toEqual(['backup.sqlite'])
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(said.at(-1)).toMatch(/^Backup written to .*: \d+ kB, 2 démarches, 13 facts, 2 documents with 502 updates/)
    const { backup, sums } = await readBackup(file, silently)
    await backup.close()
    expect(differing(sums, await sumsIn(place))).toEqual([])
  })

  test('overwrites nothing', async () => {
    const { place } = await freshInstallation()
    for (const name of ['backup.sqlite', 'backup.sqlite.partial']) {
      const { folder } = emptyFolder()
      writeFileSync(join(folder, name), 'mine')
      const backingUp = closing(await read(place), (reading) =>
        backUp(reading, join(folder, 'backup.sqlite'), silently),
      )
      await expect(backingUp).rejects.toThrow(Cannot)
      expect(readdirSync(folder)).toEqual([name])
      expect(readFileSync(join(folder, name), 'utf8')).toBe('mine')
    }
  })

  test('leaves nothing behind when it fails', async () => {
    const { place } = await freshInstallation()
    const file = join(emptyFolder().folder, 'backup.sqlite')
    const failing = closing(await read(place), (reading) => {
      const ask: typeof reading.ask = async (text, values) => {
        if (text.includes('doc_updates')) throw new Error('the disk is gone')
        return reading.ask(text, values)
      }
      return backUp({ ...reading, ask }, file, silently)
    })
    await expect(failing).rejects.toThrow('the disk is gone')
    expect(readdirSync(join(file, '..'))).toEqual([])
  })

  test.each(database === null ? ['SQLite'] : ['SQLite', 'PostgreSQL'])(
    'takes one moment of %s while a server commits without end',
    async (kind) => {
      const source = await freshInstallation()
      const place = kind === 'SQLite' ? source.place : await freshPostgres()
      if (place.type === 'postgres') await move(source.place, place, { now, say: silently })
      const { commits, stop } = await load(place.type === 'postgres' ? place.url : source.file)
      const before = commits()
      const file = await backupOf(place)
      const { backup } = await readBackup(file, silently)
      const said: string[] = []
      await closing(backup, (reading) => verify(reading, sayInto(said)))
      expect(said.filter((line) => !line.startsWith('✓'))).toEqual([])
      // It may be verified while it works, too, and was never held up.
      expect(await faultsIn(place)).toBe(0)
      await expect.poll(commits).toBeGreaterThan(before)
      await stop()
    },
    patienceMs,
  )
})

describe('restoring', () => {
  test('gives back all that was there, under another epoch', async () => {
    const { place, workshop } = await freshInstallation()
    const into = emptyFolder()
    await restored(await backupOf(place), into)
    expect(differing(await sumsIn(into), await sumsIn(place))).toEqual(['settings'])
    expect(await marksOf(into)).toEqual({ ...(await marksOf(place)), epoch: 'another epoch' })
    expect(await faultsIn(into)).toBe(0)
    const storage = openSqlite(join(into.folder, 'tour-de-table.sqlite'))
    expect(await storage.epoch()).toBe('another epoch')
    expect((await storage.readBox(openBox(workshop))).ballots).toHaveLength(2)
    await storage.close()
  })

  test('refuses a folder that is not empty, unless it is to be replaced; then what was there is moved aside', async () => {
    const [{ place: from }, { place: into, file }] = [await freshInstallation(), await freshInstallation()]
    const backup = await backupOf(from)
    const before = await sumsIn(into)
    await expect(restored(backup, into)).rejects.toThrow(/is not empty/)
    expect(differing(await sumsIn(into), before)).toEqual([])
    await restored(backup, into, true)
    expect(differing(await sumsIn(into), await sumsIn(from))).toEqual(['settings'])
    const aside = join(into.folder, 'replaced-2026-02-03T10-20-30.000')
    expect(differing(await sumsIn({ type: 'folder', folder: aside }), before)).toEqual([])
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  test('moves a damaged database aside with its log, byte for byte', async () => {
    const { place } = await freshInstallation()
    const backup = await backupOf(place)
    const into = emptyFolder()
    const ends = ['', '-wal', '-shm']
    for (const end of ends) writeFileSync(join(into.folder, `tour-de-table.sqlite${end}`), `damaged${end}`)
    await expect(restored(backup, into)).rejects.toThrow(/is not empty/)
    await restored(backup, into, true)
    const aside = join(into.folder, 'replaced-2026-02-03T10-20-30.000')
    expect(readdirSync(aside)).toHaveLength(3)
    // The third is an index of the second, which whoever looks makes anew.
    for (const end of ['', '-wal']) {
      expect(readFileSync(join(aside, `tour-de-table.sqlite${end}`), 'utf8')).toBe(`damaged${end}`)
    }
    expect(await faultsIn(into)).toBe(0)
  })

  test('refuses a folder that a server works on', async () => {
    const { place } = await freshInstallation()
    const backup = await backupOf(place)
    const into = emptyFolder()
    const claim = claimFolder(into.folder)
    onTestFinished(() => claim.release())
    await expect(restored(backup, into, true)).rejects.toThrow(/server is running/)
    expect(existsSync(join(into.folder, 'tour-de-table.sqlite'))).toBe(false)
  })

  const wordsAt = (bytes: Buffer) => bytes.indexOf('Convention du Val')
  test.each<[string, (bytes: Buffer) => Buffer]>([
    ['one letter of a fact', (bytes) => Buffer.from(bytes.fill('W', wordsAt(bytes), wordsAt(bytes) + 1))],
    ['a page of zeros', (bytes) => bytes.fill(0, 4096 * 5, 4096 * 6)],
    ['its end cut off', (bytes) => bytes.subarray(0, bytes.length - 8192)],
    ['its last bytes cut off', (bytes) => bytes.subarray(0, bytes.length - 100)],
    ['another header', (bytes) => bytes.fill(7, 0, 100)],
    ['nothing in it', () => Buffer.alloc(0)],
  ])('refuses a damaged backup before anything is touched: %s', async (_, damage) => {
    const [{ place: from }, { place: into }] = [await freshInstallation(), await freshInstallation()]
    const backup = await backupOf(from)
    writeFileSync(backup, damage(readFileSync(backup)))
    const before = await sumsIn(into)
    const names = readdirSync(into.folder)
    await expect(restored(backup, into, true)).rejects.toThrow(/is damaged/)
    expect(readdirSync(into.folder)).toEqual(names)
    expect(differing(await sumsIn(into), before)).toEqual([])
  })

  test.each([
    ['a row that was taken out', `DELETE FROM sessions`, /is damaged: .*\(sessions\)/],
    ['a row that was added', `INSERT INTO once VALUES ('more')`, /is damaged: .*\(once\)/],
    ['a file of a newer version', `PRAGMA user_version = 99`, /newer version/],
    ['a file that is no backup', `DROP TABLE backup`, /not made by npm run backup/],
  ])('refuses %s', async (_, statement, why) => {
    const { place } = await freshInstallation()
    const backup = await backupOf(place)
    const other = new Libsql(backup)
    other.exec(statement)
    other.close()
    const into = emptyFolder()
    await expect(restored(backup, into)).rejects.toThrow(why)
    expect(readdirSync(into.folder)).toEqual([])
  })

  test('refuses a file that is not there', async () => {
    await expect(restored('/nowhere/backup.sqlite', emptyFolder())).rejects.toThrow('There is no database at /nowhere')
  })
})

describe.skipIf(database === null)('PostgreSQL', () => {
  test(
    'takes an installation from SQLite and gives it back, equal table by table',
    async () => {
      const { place, workshop } = await freshInstallation()
      const there = await freshPostgres()
      const back = emptyFolder()
      await move(place, there, { now, say: silently })
      expect(differing(await sumsIn(there), await sumsIn(place))).toEqual([])
      expect(await faultsIn(there)).toBe(0)
      const storage = await openPostgres(there.url)
      expect((await storage.readBox(openBox(workshop))).ballots).toHaveLength(2)
      await storage.close()
      await move(there, back, { now, say: silently })
      expect(differing(await sumsIn(back), await sumsIn(place))).toEqual([])
      expect(differing(await sumsIn(there), await sumsIn(place))).toEqual([])
    },
    patienceMs,
  )

  test(
    'is backed up into the same kind of file, and restored from it, under another epoch',
    async () => {
      const { place } = await freshInstallation()
      const there = await freshPostgres()
      await restored(await backupOf(place), there)
      expect(differing(await sumsIn(there), await sumsIn(place))).toEqual(['settings'])
      expect((await marksOf(there)).epoch).toBe('another epoch')
      const backup = await backupOf(there)
      await expect(restored(backup, there)).rejects.toThrow(/is not empty/)
      await restored(backup, there, true)
      await restored(backup, emptyFolder())
      expect(await faultsIn(there)).toBe(0)
    },
    patienceMs,
  )

  test(
    'is not filled while a server runs on it, and no server starts while it is filled',
    async () => {
      const { place } = await freshInstallation()
      const there = await freshPostgres()
      const backup = await backupOf(place)
      const server = await openPostgres(there.url)
      await expect(restored(backup, there, true)).rejects.toThrow(/A server is running on .*: stop all of them/)
      await expect(move(there, emptyFolder(), { now, say: silently })).rejects.toThrow(/A server is running/)
      await server.close()
      let refusal: unknown = null
      const say = async (line: string) => {
        if (line.includes('reading back')) refusal = await openPostgres(there.url).catch((error: unknown) => error)
      }
      const lines: Promise<void>[] = []
      await restore(backup, there, { mayReplace: false, epoch: 'e', now, say: (line) => void lines.push(say(line)) })
      await Promise.all(lines)
      expect(String(refusal)).toMatch(/being filled from a backup/)
      await (await openPostgres(there.url)).close()
    },
    patienceMs,
  )

  test(
    'is seen to be in use again once its server has come back from a fall',
    async () => {
      const { place } = await freshInstallation()
      const there = await freshPostgres()
      const backup = await backupOf(place)
      const server = await openPostgres(there.url)
      const holders = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '${there.schema}'
        AND pid <> pg_backend_pid()`
      const isSeen = async () => {
        const failure = await restored(backup, there, true).catch((error: unknown) => error)
        return String(failure).includes('A server is running')
      }
      expect(await isSeen()).toBe(true)
      await there.query(holders)
      await expect.poll(isSeen, { timeout: 10_000, interval: 500 }).toBe(true)
      await server.close()
    },
    patienceMs,
  )

  test(
    'is left as it was when filling it fails',
    async () => {
      const { place, file } = await freshInstallation()
      const there = await freshPostgres()
      await move(place, there, { now, say: silently })
      const before = await sumsIn(there)
      const backup = await backupOf(place)
      const say = (line: string) => {
        if (line.includes('reading back')) throw new Error(`interrupted on ${file}`)
      }
      const restoring = restore(backup, there, { mayReplace: true, epoch: 'e', now, say })
      await expect(restoring).rejects.toThrow('interrupted')
      expect(differing(await sumsIn(there), before)).toEqual([])
    },
    patienceMs,
  )
})

describe('moving', () => {
  test('leaves what it came from as it was, and takes secret and epoch along', async () => {
    const { place, file } = await freshInstallation()
    const bytes = readFileSync(file)
    const into = emptyFolder()
    await move(place, into, { now, say: silently })
    expect(readFileSync(file).equals(bytes)).toBe(true)
    expect(await marksOf(into)).toEqual(await marksOf(place))
    expect(differing(await sumsIn(into), await sumsIn(place))).toEqual([])
  })

  test('refuses a place that is not empty, the same place, and one that a server works on', async () => {
    const [{ place: from }, { place: full }] = [await freshInstallation(), await freshInstallation()]
    await expect(move(from, full, { now, say: silently })).rejects.toThrow(/is not empty/)
    await expect(move(from, from, { now, say: silently })).rejects.toThrow(/names the installation itself/)
    const claim = claimFolder(from.folder)
    onTestFinished(() => claim.release())
    await expect(move(from, emptyFolder(), { now, say: silently })).rejects.toThrow(/server is running/)
  })
})
