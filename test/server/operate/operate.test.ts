import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { emptyFolder, installation, type Installation } from './installation.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const patienceMs = 30_000

let sound: Installation

beforeAll(async () => {
  sound = await installation()
  return sound.remove
})

/** Runs the program as an operator does: the code it ends with, and what it said. */
async function run(settings: Record<string, string>, ...args: readonly string[]) {
  const env = { PATH: process.env['PATH'], ...settings }
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/operate/operate.ts', ...args], { cwd: root, env })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text))
  const [code] = (await once(child, 'close')) as [number]
  return { code, said }
}

describe('an operator', () => {
  test(
    'backs up, verifies and restores, and is told 0',
    async () => {
      const [file, into] = [join(emptyFolder().folder, 'backup.sqlite'), emptyFolder().folder]
      const backup = await run({ DATA_DIR: sound.place.folder }, 'backup', file)
      expect(backup).toMatchObject({ code: 0, said: expect.stringContaining(`Backup written to ${file}`) })
      const verified = await run({ DATA_DIR: sound.place.folder }, 'verify', file)
      expect(verified).toMatchObject({ code: 0, said: expect.stringContaining('All is well.') })
      const restored = await run({ DATA_DIR: into }, 'restore', file)
      expect(restored).toMatchObject({ code: 0, said: expect.stringContaining('Restored 2 démarches') })
      const again = await run({ DATA_DIR: into }, 'restore', file)
      expect(again).toMatchObject({ code: 1, said: expect.stringContaining('is not empty') })
      expect(await run({ DATA_DIR: into }, 'restore', file, '--replace')).toMatchObject({ code: 0 })
    },
    patienceMs,
  )

  test.each<[string, readonly string[], Record<string, string>, RegExp]>([
    ['a command that there is not', ['burn'], {}, /npm run backup -- FILE/],
    ['a file that is missing', ['backup'], {}, /npm run backup -- FILE/],
    ['a word too many', ['verify', 'a', 'b'], {}, /npm run backup -- FILE/],
    ['an option that there is not', ['verify', '--loudly'], {}, /npm run backup -- FILE/],
    ['a setting that cannot be used', ['verify'], { DATABASE_URL: 'mysql://x' }, /DATABASE_URL must be an address/],
    ['a folder with nothing in it', ['verify'], { DATA_DIR: '/nowhere' }, /There is no database at \/nowhere/],
    ['a folder that is missing', ['backup', '/nowhere/at/all.sqlite'], {}, /the folder is missing/],
    [
      'a database that is away',
      ['verify'],
      { DATABASE_URL: 'postgres://127.0.0.1:1/none' },
      /127\.0\.0\.1:1\/none cannot be opened/,
    ],
  ])(
    'is told of %s in a sentence, and 1',
    async (_, args, settings, sentence) => {
      const { code, said } = await run({ DATA_DIR: sound.place.folder, ...settings }, ...args)
      expect(code).toBe(1)
      expect(said).toMatch(sentence)
      expect(said).not.toMatch(/^\s+at /m)
    },
    patienceMs,
  )
})
