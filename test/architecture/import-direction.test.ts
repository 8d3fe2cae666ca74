import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Folders (or single files, by their name) from left to right: each may import itself, what is to its right, and no neighbour. */
const order = {
  client: [
    ['app'],
    ['home', 'workshop', 'console', 'projector', 'phone'],
    ['join', 'diagnostic', 'actions', 'voting', 'results', 'export'],
    ['comments'],
    ['editor'],
    ['link'],
    ['ui'],
  ],
  server: [['main'], ['app'], ['http'], ['live'], ['access', 'export', 'demonstration'], ['storage', 'settings']],
  shared: [['plan', 'protocol'], ['documents'], ['workshop'], ['canonical', 'id', 'result', 'i18n']],
} as const

const sides = Object.keys(order) as (keyof typeof order)[]

describe.each(sides)('%s', (side) => {
  const imports = sourcesOf(side).flatMap(importsOf)

  test('has no folder outside of the table', () => {
    const unplaced = sourcesOf(side).filter((file) => rankOf(file) === null)
    expect(unplaced).toEqual([])
  })

  test('imports to the right only', () => {
    expect(imports.filter((one) => !isAllowed(one)).map(({ from, to }) => `${from} → ${to}`)).toEqual([])
  })

  test('has no file that passes on what another one owns', () => {
    const passing = sourcesOf(side).filter((file) =>
      /^export (?:type )?(?:\*|\{[^}]*\}).*from ['"]/m.test(source(file)),
    )
    expect(passing).toEqual([])
  })
})

test('only server/main.ts chooses the real storage', () => {
  const users = sourcesOf('server')
    .flatMap(importsOf)
    .filter(({ to }) => to.startsWith('server/storage/sqlite'))
  const outsiders = users.filter(({ from }) => from !== 'server/main.ts' && !from.startsWith('server/storage/'))
  expect(outsiders).toEqual([])
})

interface Import {
  readonly from: string
  readonly to: string
}

function isAllowed({ from, to }: Import): boolean {
  const [fromSide, toSide] = [from, to].map((file) => file.split('/')[0])
  if (fromSide !== toSide) return toSide === 'shared' && fromSide !== 'shared'
  if (folderOf(from) === folderOf(to)) return true
  return (rankOf(from) ?? 0) < (rankOf(to) ?? 0)
}

/** How far to the right a file stands; null when the table does not know its folder. */
function rankOf(file: string): number | null {
  const side = sides.find((one) => file.startsWith(`${one}/`))
  const rank = side ? order[side].findIndex((layer) => (layer as readonly string[]).includes(folderOf(file))) : -1
  return rank === -1 ? null : rank
}

// The folder below the side; a file that stands there by itself counts as its own, and i18n.ts is the door of i18n/.
function folderOf(file: string): string {
  return (file.split('/')[1] ?? '').replace(/\.tsx?$/, '')
}

function sourcesOf(side: string): readonly string[] {
  const files = readdirSync(join(root, side), { recursive: true, encoding: 'utf8' })
  return files.filter((file) => /(?<!\.d)\.tsx?$/.test(file)).map((file) => `${side}/${file}`)
}

function importsOf(file: string): readonly Import[] {
  const found = source(file).matchAll(/(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]/g)
  return [...found].map(([, path = '']) => ({ from: file, to: relative(root, join(root, dirname(file), path)) }))
}

function source(file: string): string {
  return readFileSync(join(root, file), 'utf8')
}
