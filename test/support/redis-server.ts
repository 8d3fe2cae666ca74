import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Whether this machine has a Redis of its own to start and kill. */
export const hasRedisServer = spawnSync('redis-server', ['--version']).status === 0

/** A Redis of the test's own: it can be killed, started again on its port, and made to answer nothing. */
export class RedisServer {
  readonly #port: number
  readonly #folder = mkdtempSync(join(tmpdir(), 'redis-'))
  #running: ChildProcess | null = null

  private constructor(port: number) {
    this.#port = port
  }

  static async start(): Promise<RedisServer> {
    const server = new RedisServer(await freePort())
    await server.start()
    return server
  }

  get url(): string {
    return `redis://127.0.0.1:${this.#port}`
  }

  async start(): Promise<void> {
    const settings = ['--port', String(this.#port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no']
    const running = spawn('redis-server', [...settings, '--dir', this.#folder], { stdio: ['ignore', 'pipe', 'ignore'] })
    this.#running = running
    let output = ''
    for await (const part of running.stdout) {
      output += String(part)
      if (output.includes('Ready to accept connections')) break
    }
    if (running.exitCode !== null) throw new Error(`redis-server did not start:\n${output}`)
  }

  async kill(): Promise<void> {
    const running = this.#running
    this.#running = null
    if (!running || running.exitCode !== null) return
    const ended = once(running, 'exit')
    running.kill('SIGKILL')
    await ended
  }

  /** Connections stay open and nothing is answered, as behind a network that swallows everything. */
  freeze(): void {
    this.#running?.kill('SIGSTOP')
  }

  thaw(): void {
    this.#running?.kill('SIGCONT')
  }

  async remove(): Promise<void> {
    await this.kill()
    rmSync(this.#folder, { recursive: true, force: true })
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
