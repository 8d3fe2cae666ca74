import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { sha256 } from './access/secrets.ts'
import { createApp, type App } from './app.ts'
import type { Bell } from './bell/bell.ts'
import { bellHub } from './bell/local-bell.ts'
import { redisBell } from './bell/redis-bell.ts'
import { demonstration } from './demonstration/demonstration.ts'
import { linksTo } from './http/workshops.ts'
import type { Log } from './live/rooms.ts'
import { newLog } from './log.ts'
import { smtpMailer } from './mail/smtp.ts'
import { readSettings, UnusableSettings, type Settings } from './settings.ts'
import { claimFolder } from './storage/folder-claim.ts'
import { openSqlite } from './storage/sqlite.ts'
import { openPostgres } from './storage/postgres.ts'
import { DoneBefore, type Storage } from './storage/storage.ts'
import { StorageUnusable } from './storage/unusable.ts'

interface Running {
  readonly app: App
  readonly storage: Storage
  readonly log: Log
}

async function main(): Promise<void> {
  // Of garbage, a heap that grows by a fifth between two collections keeps little, even with hundreds of documents open.
  setFlagsFromString('--heap-growing-percent=20')
  const settings = readSettings(process.env)
  const log = newLog(settings.logLevel)
  const storage = await atStart(() => chooseStorage(settings))
  const { publicUrl, metricsToken } = settings
  const clientFolder = findClient()
  const stopwatch = () => performance.now()
  const bell = chooseBell(settings, await atStart(() => storage.secret()), log)
  const mail =
    settings.smtp && publicUrl !== null ? { mailer: smtpMailer(settings.smtp, log), origin: publicUrl } : null
  const given = { now: Date.now, stopwatch, random: randomBytes, log, publicUrl, mail, metricsToken, clientFolder }
  const app = await atStart(() => createApp({ storage, bell, ...given }))
  const isEmpty = (await atStart(() => storage.listWorkshops())).length === 0
  if (isEmpty && settings.hasDemonstration) await demonstrate(app)
  const { port } = await listen(app, settings)
  await announce(app, storage, publicUrl ?? `http://${shownHost(settings.host)}:${port}`)
  log.info({ port, node: process.version }, 'started')
  stopOnSignals({ app, storage, log })
  stayUp(log)
}

// Where everything is kept: a database that several servers share, or a file of this one's.
function chooseStorage(settings: Settings): Storage | Promise<Storage> {
  return settings.databaseUrl === null ? openFile(settings) : openPostgres(settings.databaseUrl)
}

// Servers that share a database look at it now and then; with Redis they tell each other at once.
function chooseBell({ databaseUrl, redisUrl }: Settings, secret: string, log: Log): Bell | null {
  if (databaseUrl === null) return null
  // Other installations may use the same Redis.
  const prefix = `tour-de-table:${sha256(secret).slice(0, 12)}:`
  if (redisUrl !== null) return redisBell({ url: redisUrl, prefix, random: randomBytes, log })
  const hub = bellHub()
  hub.fall()
  return hub.end()
}

// Two servers may start on the same empty database.
async function demonstrate(app: App): Promise<void> {
  const { workshop, documents } = demonstration()
  try {
    const made = await app.rooms.create(workshop, documents, [{ type: 'once', name: 'demonstration' }])
    if (!made) throw new StorageUnusable('The demonstration cannot be stored.')
  } catch (error) {
    if (!(error instanceof DoneBefore)) throw error
  }
}

// What fails while nobody is served yet is the operator's to mend, and not worth a trace.
async function atStart<Value>(act: () => Value | Promise<Value>): Promise<Value> {
  try {
    return await act()
  } catch (error) {
    throw isSentence(error) ? error : new StorageUnusable(`The database cannot be used: ${reasonOf(error)}`)
  }
}

function isSentence(error: unknown): boolean {
  return error instanceof UnusableSettings || (error instanceof Error && error.name.startsWith('Storage'))
}

function openFile(settings: Settings): Storage {
  try {
    mkdirSync(settings.dataDir, { recursive: true })
  } catch (error) {
    throw new UnusableSettings(`DATA_DIR (${settings.dataDir}) cannot be used: ${reasonOf(error)}`)
  }
  const claim = claimed(settings.dataDir)
  const storage = openSqlite(join(settings.dataDir, 'tour-de-table.sqlite'))
  return {
    ...storage,
    close: async () => {
      await storage.close()
      claim.release()
    },
  }
}

function claimed(folder: string) {
  try {
    return claimFolder(folder)
  } catch (error) {
    throw new UnusableSettings(`DATA_DIR (${folder}) cannot be used: ${reasonOf(error)}`)
  }
}

async function listen(app: App, { port, host }: Settings): Promise<{ readonly port: number }> {
  try {
    return await app.listen(port, host)
  } catch (error) {
    throw new UnusableSettings(`PORT ${port} on HOST ${host} cannot be used: ${reasonOf(error)}`)
  }
}

// Built, this file is dist/server/main.js; in development the client has its own server.
function findClient(): string | null {
  const folder = join(dirname(fileURLToPath(import.meta.url)), '../client')
  return existsSync(join(folder, 'index.html')) && !existsSync(join(folder, 'app')) ? folder : null
}

async function announce(app: App, storage: Storage, origin: string): Promise<void> {
  const lines = ['', `  Tour de table    ${origin}`]
  const [first, ...others] = await storage.listWorkshops()
  const room = first ? await app.rooms.workshop(first) : null
  if (room) {
    const { title, code } = room.workshop
    const links = linksTo(room.workshop, origin, app.secret)
    lines.push('', `  ${title}`, `  Animation        ${links.facilitator}`)
    lines.push(`  Code             ${code.slice(0, 3)} ${code.slice(3)}    ${links.join}`)
    lines.push(`  Écran de salle   ${links.projector}`)
  }
  if (others.length > 0) lines.push('', `  et ${others.length} autre(s) démarche(s)`)
  console.log([...lines, ''].join('\n'))
}

// More than goodbyes and the last commits take: a database that does not answer is not waited for.
const longestStopMs = 8_000

function stopOnSignals({ app, storage, log }: Running): void {
  let isStopping = false
  const stop = (signal: string) => {
    // Whoever asks twice does not want to wait.
    if (isStopping) process.exit(1)
    isStopping = true
    log.info({ signal }, 'stopping')
    setTimeout(
      () => failed(new StorageUnusable('Storage did not answer while the server was stopping.')),
      longestStopMs,
    )
    app
      .stop()
      .then(() => storage.close())
      .then(() => {
        log.info({}, 'stopped')
        process.exit(0)
      })
      .catch(failed)
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

// All that was shown is stored: a fault in what one person asked must not cut everybody off, least of all on a machine
// where nobody starts the server again.
function stayUp(log: Log): void {
  process.on('uncaughtException', (error) => log.error({ error }, 'a fault that nothing caught'))
}

function shownHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

// What the operator can mend is said in a sentence; a fault of ours keeps its trace.
function failed(error: unknown): void {
  console.error(isSentence(error) ? `\n${reasonOf(error)}\n` : error)
  process.exit(1)
}

main().catch(failed)
