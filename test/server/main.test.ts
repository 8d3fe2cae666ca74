import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Libsql from 'libsql'
import WebSocket from 'ws'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const patienceMs = 30_000

let folder: string
let child: ChildProcess
let output: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tour-de-table-'))
})
afterEach(() => {
  child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

/** Starts the program as it is; gives the code with which it ends. */
function start(settings: Record<string, string> = {}): Promise<number | null> {
  output = ''
  const env = { PATH: process.env['PATH'], PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'info', ...settings }
  child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], { cwd: root, env })
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text) => (output += text))
  return once(child, 'exit').then(([code]) => code as number | null)
}

async function started(): Promise<string> {
  await expect.poll(() => output, { timeout: patienceMs }).toContain('"started"')
  const port = /"port":(\d+)/.exec(output)?.[1] ?? ''
  return `127.0.0.1:${port}`
}

describe('a server that is asked to stop', () => {
  test(
    'once, ends well, says so, and leaves the database closed',
    async () => {
      const ended = start()
      const address = await started()
      const socket = new WebSocket(`ws://${address}/live/nowhere`)
      await once(socket, 'close')
      child.kill('SIGTERM')
      expect(await ended).toBe(0)
      expect(output).toContain('"stopped"')
      const database = new Libsql(join(folder, 'tour-de-table.sqlite'))
      expect(database.prepare('PRAGMA integrity_check').get()).toMatchObject({ integrity_check: 'ok' })
      database.close()
    },
    patienceMs,
  )

  test(
    'twice, ends at once',
    async () => {
      const ended = start()
      const address = await started()
      // Somebody who never finishes their request is what a first signal waits for.
      const slow = new WebSocket(`ws://${address}/live/nowhere`)
      await once(slow, 'close')
      void fetch(`http://${address}/api/join`, endless()).catch(() => undefined)
      await expect.poll(() => isListening(address)).toBe(true)
      child.kill('SIGTERM')
      await expect.poll(() => output).toContain('"stopping"')
      child.kill('SIGTERM')
      expect(await ended).toBe(1)
      expect(output).not.toContain('"stopped"')
    },
    patienceMs,
  )
})

describe('a server that cannot start says why in a sentence, and ends with code 1', () => {
  test.each<[string, Record<string, string>, RegExp]>([
    ['a setting', { PORT: 'http' }, /^\nPORT must be a whole number/],
    [
      'a database that this version does not know',
      { DATABASE_URL: 'postgres://127.0.0.1:1/none' },
      /^\n(DATABASE_URL|The database)/,
    ],
  ])(
    '%s',
    async (_what, settings, sentence) => {
      expect(await start(settings)).toBe(1)
      expect(output).toMatch(sentence)
      expect(output).not.toMatch(/^\s+at /m)
    },
    patienceMs,
  )

  test(
    'a database that opens and then fails',
    async () => {
      const ended = start()
      await started()
      child.kill('SIGTERM')
      await ended
      const database = new Libsql(join(folder, 'tour-de-table.sqlite'))
      database.exec('DROP TABLE facts')
      database.close()
      expect(await start()).toBe(1)
      expect(output).toMatch(/^\nThe database cannot be used/)
      expect(output).not.toMatch(/^\s+at /m)
    },
    patienceMs,
  )
})

function endless() {
  const body = new ReadableStream({ start: (to) => to.enqueue(new TextEncoder().encode('{')) })
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body, duplex: 'half' } as const
}

async function isListening(address: string): Promise<boolean> {
  return (await fetch(`http://${address}/healthz`)).ok
}
