import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { until } from './until.ts'

const programs = newestPrograms()
// PostgreSQL refuses to run as root.
const owner = userInfo().uid === 0 ? postgresUser() : null

/** Why this machine cannot start a PostgreSQL of the test's own; null when it can. */
export const whyNoCluster: string | null =
  programs === null
    ? 'there are no programs of PostgreSQL in /usr/lib/postgresql'
    : userInfo().uid === 0 && owner === null
      ? 'there is no user postgres to run it as'
      : null

const patienceMs = 20_000

/** A PostgreSQL of the test's own: it can be killed, and started again on its port. */
export class PostgresCluster {
  readonly #folder: string
  readonly #port: number

  private constructor(folder: string, port: number) {
    this.#folder = folder
    this.#port = port
  }

  static async start(): Promise<PostgresCluster> {
    const folder = mkdtempSync(join(tmpdir(), 'postgres-'))
    if (owner) chownSync(folder, owner.uid, owner.gid)
    const cluster = new PostgresCluster(folder, await freePort())
    const made = spawnSync(
      join(programs ?? '', 'initdb'),
      ['-D', cluster.#data, '-U', 'test', '--auth=trust', '--no-sync', '--locale=C', '-E', 'UTF8'],
      { ...owner, encoding: 'utf8', cwd: folder },
    )
    if (made.status !== 0) throw new Error(`initdb failed:\n${made.stdout}${made.stderr}`)
    await cluster.start()
    return cluster
  }

  get #data(): string {
    return join(this.#folder, 'data')
  }

  get url(): string {
    return `postgres://test@127.0.0.1:${this.#port}/postgres`
  }

  get port(): number {
    return this.#port
  }

  /** Starts it, and waits until it answers: after a kill it first reads its log again. */
  async start(): Promise<void> {
    const settings = ['-p', `${this.#port}`, '-c', 'listen_addresses=127.0.0.1', '-k', this.#folder]
    const isUp = await until(async () => {
      // What is left of the last run may keep the next one from starting for a moment.
      if (this.#pid === null) {
        spawn(join(programs ?? '', 'postgres'), ['-D', this.#data, ...settings], {
          ...owner,
          stdio: 'ignore',
          cwd: this.#folder,
        })
        await until(() => this.#pid !== null, 500)
      }
      return this.#answers()
    }, patienceMs)
    if (!isUp) throw new Error('PostgreSQL did not start')
  }

  /** Ends it as a machine that fails ends it: kill -9 of all its processes. */
  async kill(): Promise<void> {
    const pid = this.#pid
    if (pid === null) return
    const children = childrenOf(pid)
    for (const one of [pid, ...children]) endNow(one)
    await until(() => [pid, ...children].every((one) => !isAlive(one)), patienceMs)
  }

  async remove(): Promise<void> {
    await this.kill()
    rmSync(this.#folder, { recursive: true, force: true })
  }

  /** The process that answers for this cluster, if one runs. */
  get #pid(): number | null {
    const file = join(this.#data, 'postmaster.pid')
    if (!existsSync(file)) return null
    const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
    return pid > 0 && isAlive(pid) ? pid : null
  }

  async #answers(): Promise<boolean> {
    const client = new Client({ connectionString: this.url })
    client.on('error', () => undefined)
    try {
      await client.connect()
      await client.query('SELECT 1')
      return true
    } catch {
      return false
    } finally {
      await client.end().catch(() => undefined)
    }
  }
}

function newestPrograms(): string | null {
  const folder = '/usr/lib/postgresql'
  if (!existsSync(folder)) return null
  const version = readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, 'bin/initdb')))
    .toSorted((a, b) => Number(a) - Number(b))
    .at(-1)
  return version === undefined ? null : join(folder, version, 'bin')
}

function postgresUser(): { readonly uid: number; readonly gid: number } | null {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((one) => one.startsWith('postgres:'))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : null
}

function childrenOf(pid: number): readonly number[] {
  const { stdout } = spawnSync('ps', ['-o', 'pid=', '--ppid', `${pid}`], { encoding: 'utf8' })
  return stdout
    .split('\n')
    .map(Number)
    .filter((one) => one > 0)
}

function endNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It ended meanwhile, which is what is wanted.
  }
}

// One that ended and that nobody asked about yet is not alive.
function isAlive(pid: number): boolean {
  try {
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.startsWith('Z')
  } catch {
    return false
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}
