import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { moduleOf, type Module } from './module.ts'
import { againstDirection, clockAndDice, cycles, defaultExports, passingOn, storageChoices, unplaced } from './rules.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

describe('the product', () => {
  const modules = ['shared', 'server', 'client'].flatMap(modulesOf)

  test('is read whole', () => {
    expect(modules.length).toBeGreaterThan(100)
    expect(modules.flatMap(({ imports }) => imports).length).toBeGreaterThan(modules.length)
  })

  test.each([
    ['has a place in the table for every file', unplaced],
    ['imports to the right of the table only', againstDirection],
    ['has no cycle', cycles],
    ['has no file that passes on what another one owns', passingOn],
    ['has no default export', defaultExports],
    ['leaves clock and dice to server/main.ts and the client', clockAndDice],
    ['leaves the choice of storage to server/main.ts', storageChoices],
  ])('%s', (_, broken) => {
    expect(broken(modules)).toEqual([])
  })
})

describe('a rule that is broken says which line breaks it', () => {
  test('a subject that imports another', () => {
    const voting = moduleOf('client/voting/a.ts', "// why\nimport { b } from '../results/b.ts'\nexport const c = b")
    expect(againstDirection([voting])).toEqual([
      'client/voting/a.ts:2 imports client/results/b.ts: voting may import comments, editor, link, ui',
    ])
  })

  test.each([
    ['client/link/a.ts', '../editor/b.ts', 'link may import ui'],
    ['client/ui/a.tsx', '../../server/app.ts', 'client may import shared only'],
    ['server/live/a.ts', '../../client/ui/b.tsx', 'server may import shared only'],
    ['shared/plan/a.ts', '../../server/app.ts', 'shared may import itself only'],
    ['shared/protocol/a.ts', '../documents/b.ts', 'protocol may import workshop, id, result, canonical'],
    ['shared/workshop/a.ts', '../i18n/fr.ts', 'workshop may import id, result, canonical'],
    ['shared/i18n/a.ts', '../id.ts', 'i18n may import nothing else'],
    ['server/storage/a.ts', '../live/b.ts', 'storage may import nothing else'],
    ['server/http/a.ts', '../../test/b.ts', 'server may import shared only'],
  ])('%s that imports %s', (file, request, rule) => {
    for (const source of sourcesWith(request)) expect(againstDirection([moduleOf(file, source)])[0]).toMatch(rule)
  })

  test('a folder that nobody placed', () => {
    expect(unplaced([moduleOf('client/utils/a.ts', '')])).toEqual([
      'client/utils/a.ts stands in a folder that the table of ARCHITECTURE.md does not know',
    ])
  })

  test('a cycle', () => {
    const loop = [
      moduleOf('shared/plan/a.ts', "import { b } from './b.ts'\nexport const a = b"),
      moduleOf('shared/plan/b.ts', "export const b = () => import('./a.ts')"),
    ]
    expect(cycles(loop)).toEqual(['shared/plan/a.ts → shared/plan/b.ts → shared/plan/a.ts is a cycle'])
  })

  test('a cycle of types is none', () => {
    const loop = [
      moduleOf('shared/plan/a.ts', "import type { B } from './b.ts'\nexport type A = B | 1"),
      moduleOf('shared/plan/b.ts', "import { type A } from './a.ts'\nexport type B = A | 2"),
    ]
    expect(cycles(loop)).toEqual([])
  })

  test.each(["export { b } from './b.ts'", "export * from './b.ts'", "import { b } from './b.ts'\nexport { b }"])(
    'a file that passes on: %s',
    (source) => {
      expect(passingOn([moduleOf('shared/plan/a.ts', source)])).toHaveLength(1)
    },
  )

  test('a default export', () => {
    expect(defaultExports([moduleOf('client/ui/a.tsx', 'export default function A() {\n  return <p />\n}')])).toEqual([
      'client/ui/a.tsx:1 has a default export: exports have names',
    ])
  })

  test.each(['Date.now()', 'Math.random()', 'new Date()', 'Date()', 'crypto.randomUUID()'])('%s', (use) => {
    expect(clockAndDice([moduleOf('shared/plan/a.ts', `export const a = () => [\n  ${use},\n]`)])).toHaveLength(1)
  })

  test('a clock that is only spoken of, or told the time, is none', () => {
    const source = "// Date.now()\nexport const text = 'Math.random()'\nexport const day = (at: number) => new Date(at)"
    expect(clockAndDice([moduleOf('shared/plan/a.ts', source)])).toEqual([])
  })

  test('another choice of storage', () => {
    const app = moduleOf('server/app.ts', "import { openSqlite } from './storage/sqlite.ts'\nopenSqlite('x')")
    expect(storageChoices([app])).toEqual([
      'server/app.ts:1 imports server/storage/sqlite.ts: server/main.ts alone chooses the storage of a server',
    ])
  })
})

// Every way in which one file can ask for another.
function sourcesWith(request: string): readonly string[] {
  return [
    `import { b } from '${request}'\nb()`,
    `import type { B } from '${request}'\nexport type A = B`,
    `import '${request}'`,
    `export const load = () => import('${request}')`,
    `export type A = import('${request}').B`,
    `export { b } from '${request}'`,
  ]
}

function modulesOf(side: string): readonly Module[] {
  const files = readdirSync(join(root, side), { recursive: true, encoding: 'utf8' })
  return files
    .filter((file) => /(?<!\.d)\.tsx?$/.test(file))
    .map((file) => `${side}/${file.replaceAll('\\', '/')}`)
    .map((file) => moduleOf(file, readFileSync(join(root, file), 'utf8')))
}
