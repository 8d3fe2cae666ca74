import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import net, { type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { now, sleep } from '../load/clock.ts'
import type { Target } from '../targets/target.ts'
import { processTree } from './usage.ts'

const startTimeoutMs = 30_000
const stopTimeoutMs = 20_000

// A benchmark that is cut short must leave no server behind.
const running = new Set<ChildProcess>()
process.once('exit', () => running.forEach((child) => child.kill('SIGKILL')))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

/** A server under load, on a port and a data folder of its own; it can be killed and started again on both. */
export class Server {
  readonly data: string
  readonly #target: Target
  readonly #port: number
  readonly #isStored: boolean
  #child: ChildProcess | null = null

  private constructor(
    target: Target,
    at: { readonly port: number; readonly data: string; readonly isStored: boolean },
  ) {
    this.#target = target
    this.#port = at.port
    this.data = at.data
    this.#isStored = at.isStored
  }

  /** A place for a server, which is not started yet. `isStored`: peers keep what they get on disk. */
  static async place(target: Target, isStored: boolean): Promise<Server> {
    const data = await mkdtemp(join(tmpdir(), `tour-de-table-bench-${target.name}-`))
    return new Server(target, { port: await freePort(), data, isStored })
  }

  get pids(): readonly number[] {
    return this.#child?.pid === undefined ? [] : processTree(this.#child.pid)
  }

  url(room: string): string {
    return this.#target.url(`ws://127.0.0.1:${this.#port}`, encodeURIComponent(room))
  }

  get origin(): string {
    return `http://127.0.0.1:${this.#port}`
  }

  async start(): Promise<void> {
    const { name } = this.#target
    const { args, env } = this.#target.start({ port: this.#port, data: this.data, isStored: this.#isStored })
    const stdio = ['ignore', 'ignore', 'pipe'] as const
    const child = spawn(process.execPath, args, { stdio: [...stdio], env: { ...process.env, ...env } })
    this.#child = child
    running.add(child)
    child.once('exit', () => running.delete(child))
    let errors = ''
    child.stderr?.on('data', (text: Buffer) => {
      errors = (errors + text.toString()).slice(-2000)
    })
    const startedAt = now()
    while (!(await accepts(this.#port))) {
      const isLate = now() - startedAt > startTimeoutMs
      if (child.exitCode !== null || isLate) throw new Error(`${name} did not start: ${args.join(' ')}\n${errors}`)
      await sleep(5)
    }
  }

  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const child = this.#child
    this.#child = null
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill(signal)
    const forced = setTimeout(() => child.kill('SIGKILL'), stopTimeoutMs)
    await ended
    clearTimeout(forced)
  }

  /** Ends the server and forgets its data. */
  async dispose(): Promise<void> {
    await this.end('SIGTERM')
    await rm(this.data, { recursive: true, force: true })
  }
}

async function freePort(): Promise<number> {
  const probe = net.createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1', () => {
      socket.destroy()
      resolve(true)
    })
    socket.on('error', () => resolve(false))
  })
}
