import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Milliseconds from `npm start` to the first answer, already built and with the demonstration stored; one figure a run. */
export async function startTimesMs(runs: number): Promise<readonly number[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'tour-de-table-bench-'))
  try {
    // The first start loads the demonstration; the ones after it are what people live with.
    await startTimeMs(dataDir)
    const times: number[] = []
    for (let run = 0; run < runs; run++) times.push(await startTimeMs(dataDir))
    return times
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function startTimeMs(dataDir: string): Promise<number> {
  const startedAt = performance.now()
  const env = { ...process.env, PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir, LOG_LEVEL: 'warn' }
  const server = spawn('npm', ['start', '--silent'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  })
  let output = ''
  for await (const text of server.stdout.setEncoding('utf8')) {
    output += text
    const address = /http:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0]
    if (address === undefined) continue
    const { status } = await fetch(`${address}/healthz`)
    if (status !== 200) throw new Error(`started, but /healthz answers ${status}`)
    break
  }
  const time = performance.now() - startedAt
  const ended = once(server, 'close')
  // npm and what it started, alone in their group.
  if (server.pid !== undefined) process.kill(-server.pid, 'SIGTERM')
  await ended
  return time
}
