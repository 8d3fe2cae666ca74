import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished } from 'vitest'

const loop = fileURLToPath(new URL('load-loop.ts', import.meta.url))
const patienceMs = 20_000

/** A process that writes, until it is stopped. */
interface Load {
  readonly commits: () => number
  readonly stop: () => Promise<void>
}

/** Another process that commits without end to a file or a PostgreSQL database, once it has begun. */
export async function load(place: string): Promise<Load> {
  const child = spawn(process.execPath, ['--import', 'tsx', loop, place], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'close')
  let told = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (told += text))
  const commits = () => told.split('\n').length - 1
  const stop = async () => {
    child.kill('SIGKILL')
    await ended
  }
  onTestFinished(stop)
  await expect.poll(commits, { timeout: patienceMs }).toBeGreaterThan(20)
  return { commits, stop }
}
