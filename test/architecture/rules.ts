import type { Import, Module } from './module.ts'

/**
 * The table of ARCHITECTURE.md, « Who may import what »: folders (or single files, by their name) from left to right.
 * Each may import itself and what is to its right; those of one line do not know each other.
 */
const layers = {
  client: [
    ['app'],
    ['home', 'workshop', 'console', 'projector', 'phone', 'mail'],
    [
      'join',
      'preparing',
      'diagnostic',
      'catch-up',
      'spaces',
      'actions',
      'voting',
      'results',
      'coverage',
      'versions',
      'export',
      'follow-up',
    ],
    ['comments'],
    ['editor'],
    ['link'],
    ['ui'],
  ],
  server: [
    ['main', 'operate'],
    ['app'],
    ['http'],
    ['mail'],
    ['live'],
    ['access', 'export', 'importing', 'demonstration'],
    ['storage', 'bell', 'settings', 'log', 'metrics', 'line'],
  ],
} as const

/** What is started: only these know the machine's clock and dice. */
const entries: readonly string[] = ['server/main.ts', 'server/operate/operate.ts']

const words = ['id', 'result', 'canonical'] as const

const sharedTable: Readonly<Record<string, readonly string[]>> = {
  plan: ['documents', 'workshop', ...words],
  documents: ['workshop', ...words],
  protocol: ['workshop', ...words],
  workshop: [...words],
  i18n: [],
  id: [],
  result: [],
  canonical: [],
}

/** What each folder may import of its own side, by side and folder. */
const table: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  client: tableOf(layers.client),
  server: tableOf(layers.server),
  shared: sharedTable,
}

/** Files that stand in no folder of the table. */
export function unplaced(modules: readonly Module[]): readonly string[] {
  return modules
    .filter(({ file }) => !table[sideOf(file)]?.[folderOf(file)])
    .map(({ file }) => `${file} stands in a folder that the table of ARCHITECTURE.md does not know`)
}

/** Imports against the direction of the table. */
export function againstDirection(modules: readonly Module[]): readonly string[] {
  return modules.flatMap(({ file, imports }) =>
    imports
      .filter(({ to }) => !mayImport(file, to))
      .map(({ line, to }) => `${file}:${line} imports ${to}: ${ruleFor(file, to)}`),
  )
}

/** Loops of files that import each other; types alone make none. */
export function cycles(modules: readonly Module[]): readonly string[] {
  const importsByFile = new Map(modules.map(({ file, imports }) => [file, imports.filter((one) => !one.isTypeOnly)]))
  const done = new Set<string>()
  const found: string[] = []
  const visit = (file: string, trail: readonly string[]): void => {
    const from = trail.indexOf(file)
    if (from !== -1) found.push(`${[...trail.slice(from), file].join(' → ')} is a cycle`)
    if (from !== -1 || done.has(file)) return
    for (const { to } of importsByFile.get(file) ?? []) visit(to, [...trail, file])
    done.add(file)
  }
  for (const { file } of modules) visit(file, [])
  return found
}

/** Exports of what another file owns. */
export function passingOn(modules: readonly Module[]): readonly string[] {
  return modules.flatMap(({ file, passedOn }) =>
    passedOn.map(({ line, what }) => `${file}:${line} passes on ${what}: import it from the file that owns it`),
  )
}

/** Exports without a name. */
export function defaultExports(modules: readonly Module[]): readonly string[] {
  return modules.flatMap(({ file, defaultExports: all }) =>
    all.map(({ line }) => `${file}:${line} has a default export: exports have names`),
  )
}

/** Clock and dice where time and chance must come in as arguments. */
export function clockAndDice(modules: readonly Module[]): readonly string[] {
  return modules
    .filter(({ file }) => sideOf(file) === 'shared' || (sideOf(file) === 'server' && !entries.includes(file)))
    .flatMap(({ file, clockAndDice: all }) =>
      all.map(({ line, what }) => `${file}:${line} uses ${what}: time and chance come in as arguments`),
    )
}

/** Real storage chosen elsewhere than in server/main.ts. */
export function storageChoices(modules: readonly Module[]): readonly string[] {
  const isReal = ({ to }: Import) => /^server\/storage\/(sqlite|postgres)/.test(to)
  return modules
    .filter(({ file }) => file !== 'server/main.ts' && !/^server\/(storage|operate)\//.test(file))
    .flatMap(({ file, imports }) =>
      imports
        .filter(isReal)
        .map(({ line, to }) => `${file}:${line} imports ${to}: server/main.ts alone chooses the storage of a server`),
    )
}

function mayImport(from: string, to: string): boolean {
  if (sideOf(from) !== sideOf(to)) return sideOf(to) === 'shared' && sideOf(from) !== 'shared'
  if (folderOf(from) === folderOf(to)) return true
  return table[sideOf(from)]?.[folderOf(from)]?.includes(folderOf(to)) ?? false
}

function ruleFor(from: string, to: string): string {
  if (sideOf(from) !== sideOf(to))
    return `${sideOf(from)} may import ${sideOf(from) === 'shared' ? 'itself' : 'shared'} only`
  const allowed = table[sideOf(from)]?.[folderOf(from)] ?? []
  return `${folderOf(from)} may import ${allowed.length > 0 ? allowed.join(', ') : 'nothing else'}`
}

function sideOf(file: string): string {
  return file.split('/')[0] ?? ''
}

// The folder below the side; a file that stands there by itself counts as its own.
function folderOf(file: string): string {
  return (file.split('/')[1] ?? '').replace(/\.tsx?$/, '')
}

function tableOf(lines: readonly (readonly string[])[]): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    lines.flatMap((line, index) => line.map((folder) => [folder, lines.slice(index + 1).flat()])),
  )
}
