import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pino from 'pino'
import { createApp, type App } from './app.ts'
import { demonstration } from './demonstration/demonstration.ts'
import { linksTo } from './http/workshops.ts'
import type { Log } from './live/rooms.ts'
import { readSettings, UnusableSettings, type Settings } from './settings.ts'
import { claimFolder } from './storage/folder-claim.ts'
import { openSqlite } from './storage/sqlite.ts'
import type { Storage } from './storage/storage.ts'
import { StorageUnusable } from './storage/unusable.ts'

async function main(): Promise<void> {
  const settings = readSettings(process.env)
  const log = pino({ level: settings.logLevel, base: null, serializers: { error: pino.stdSerializers.err } })
  const storage = openStorage(settings)
  const clientFolder = findClient()
  const { publicUrl } = settings
  const app = await createApp({ storage, now: Date.now, random: randomBytes, log, publicUrl, clientFolder })
  const isEmpty = (await storage.listWorkshops()).length === 0
  if (isEmpty && settings.hasDemonstration) {
    const { workshop, documents } = demonstration()
    if (!(await app.rooms.create(workshop, documents))) throw new StorageUnusable('The demonstration cannot be stored.')
  }
  const { port } = await listen(app, settings)
  await announce(app, storage, publicUrl ?? `http://${shownHost(settings.host)}:${port}`)
  stopOnSignals(app, storage)
  stayUp(log)
}

function openStorage(settings: Settings): Storage {
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

function stopOnSignals(app: App, storage: Storage): void {
  let isStopping = false
  const stop = () => {
    if (isStopping) return
    isStopping = true
    void app
      .stop()
      .then(() => storage.close())
      .then(() => process.exit(0), failed)
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
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
  const isTheirs = error instanceof UnusableSettings || (error instanceof Error && error.name.startsWith('Storage'))
  console.error(isTheirs ? `\n${reasonOf(error)}\n` : error)
  process.exit(1)
}

main().catch(failed)
