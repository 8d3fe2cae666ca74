import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What the server prints when it starts: the ways into the demonstration. */
export interface PrintedLinks {
  readonly address: string
  readonly facilitator: string
  readonly projector: string
  /** Six digits. */
  readonly code: string
}

type Environment = Readonly<Record<string, string>>

/** Environment variables that name the place where the server will be. */
type EnvironmentFor = (origin: string) => Environment

const root = fileURLToPath(new URL('../..', import.meta.url))
const startTimeoutMs = 20_000
// What the person who runs the tests has set for their own server is not for this one.
const unset = {
  HOST: '',
  DEMO: '',
  PUBLIC_URL: '',
  DATABASE_URL: '',
  REDIS_URL: '',
  METRICS_TOKEN: '',
  SMTP_URL: '',
  MAIL_FROM: '',
  LOG_LEVEL: 'warn',
}
// Whoever runs the tests may stop them at any moment: no server is left behind.
const running = new Set<ChildProcess>()
process.once('exit', () => running.forEach((child) => child.kill('SIGKILL')))

/** The built product, run as people run it, on a port and a data folder of its own; restarts keep both. */
export class ServerProcess {
  readonly dataDir: string
  readonly origin: string
  readonly #port: number
  readonly #settings: EnvironmentFor
  #child: ChildProcess | null = null
  #output = ''

  private constructor(dataDir: string, port: number, settings: EnvironmentFor) {
    this.dataDir = dataDir
    this.#port = port
    this.#settings = settings
    this.origin = `http://127.0.0.1:${port}`
  }

  /** Starts on fresh data; `settings` are environment variables beside the port and the folder. */
  static async start(settings: Environment | EnvironmentFor = {}): Promise<ServerProcess> {
    const server = await ServerProcess.place(settings)
    await server.restart()
    return server
  }

  /** A place for a server that is not started yet; in a folder of its own, unless another one is given. */
  static async place(settings: Environment | EnvironmentFor = {}, folder?: string): Promise<ServerProcess> {
    const dataDir = folder ?? (await mkdtemp(join(tmpdir(), 'tour-de-table-data-')))
    const settingsFor = typeof settings === 'function' ? settings : () => settings
    return new ServerProcess(dataDir, await freePort(), settingsFor)
  }

  /** Starts again on the same data, once the last run has ended. */
  async restart(): Promise<void> {
    this.#output = ''
    const child = spawn(process.execPath, ['dist/server/main.js'], {
      cwd: root,
      env: { ...process.env, ...unset, ...this.#settings(this.origin), PORT: `${this.#port}`, DATA_DIR: this.dataDir },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.#child = child
    running.add(child)
    child.once('exit', () => running.delete(child))
    await this.#untilServing(child)
  }

  /** The links that it printed; throws when there is no demonstration. */
  get links(): PrintedLinks {
    const links = linksIn(this.#output)
    if (links === null) throw new Error(`the server printed no links:\n${this.#output}`)
    return links
  }

  get output(): string {
    return this.#output
  }

  get pid(): number {
    if (this.#child?.pid === undefined) throw new Error('the server is not running')
    return this.#child.pid
  }

  /** Whether it still runs, unless it was asked to end. */
  get isRunning(): boolean {
    return this.#child !== null && this.#child.exitCode === null && this.#child.signalCode === null
  }

  /** Ends it without a chance to tidy up. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL')
  }

  /** Asks it to end, and gives the code that it ended with. */
  terminate(): Promise<number | null> {
    return this.#end('SIGTERM')
  }

  /** Asks it to end, and removes its data. */
  async stop(): Promise<void> {
    await this.#end('SIGTERM')
    await rm(this.dataDir, { recursive: true, force: true })
  }

  async #end(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.#child
    this.#child = null
    if (child === null || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null
    const ended = once(child, 'exit')
    child.kill(signal)
    const [code] = (await ended) as [number | null]
    return code
  }

  #untilServing(child: ChildProcess): Promise<void> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => fail(`said nothing of itself for ${startTimeoutMs} ms`), startTimeoutMs)
      const fail = (what: string) => {
        clearTimeout(late)
        reject(new Error(`the server ${what}:\n${this.#output}`))
      }
      child.once('exit', (code) => fail(`ended with code ${code} before serving`))
      const listen = (text: string) => {
        this.#output += text
        if (!this.#output.includes(this.origin)) return
        clearTimeout(late)
        resolve()
      }
      child.stdout?.setEncoding('utf8').on('data', listen)
      child.stderr?.setEncoding('utf8').on('data', listen)
    })
  }
}

function linksIn(output: string): PrintedLinks | null {
  const facilitator = /https?:\/\/\S+\/animer\/\S+/.exec(output)?.[0]
  const projector = /https?:\/\/\S+\/ecran\/\S+/.exec(output)?.[0]
  const code = /\/rejoindre\/(\d{6})/.exec(output)?.[1]
  if (!facilitator || !projector || !code) return null
  return { address: new URL(facilitator).origin, facilitator, projector, code }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}
