import { posix } from 'node:path'
import { parseSync } from 'vite'

/** Something that a source file does at a line. */
export interface Doing {
  readonly line: number
  readonly what: string
}

/** An import of one of our own files. */
export interface Import {
  readonly line: number
  /** Path from the project's root. */
  readonly to: string
  /** Gone when the types are: it cannot make a cycle. */
  readonly isTypeOnly: boolean
}

/** What the rules ask of a source file. */
export interface Module {
  readonly file: string
  readonly imports: readonly Import[]
  /** Exports of what another file owns. */
  readonly passedOn: readonly Doing[]
  readonly defaultExports: readonly Doing[]
  /** Uses of the machine's clock and dice. */
  readonly clockAndDice: readonly Doing[]
}

type Parsed = ReturnType<typeof parseSync>

/** Reads a source file as a compiler does: words in comments and texts are not imports. */
export function moduleOf(file: string, source: string): Module {
  const parsed = parseSync(file, source)
  if (parsed.errors.length > 0) throw new Error(`${file} cannot be read: ${parsed.errors[0]?.message}`)
  const lineAt = (offset: number) => source.slice(0, offset).split('\n').length
  const nodes = nodesOf(parsed.program)
  return {
    file,
    imports: requestsOf(parsed, nodes, source).flatMap(({ request, start, isTypeOnly }) =>
      request.startsWith('.')
        ? [{ to: posix.join(posix.dirname(file), request), line: lineAt(start), isTypeOnly }]
        : [],
    ),
    passedOn: passedOn(parsed).map(({ start, what }) => ({ line: lineAt(start), what })),
    defaultExports: parsed.module.staticExports
      .filter(({ entries }) => entries.some(({ exportName }) => exportName.kind === 'Default'))
      .map(({ start }) => ({ line: lineAt(start), what: 'default' })),
    clockAndDice: nodes.flatMap((node) => {
      const what = clockOrDice(node)
      return what ? [{ line: lineAt(node.start), what }] : []
    }),
  }
}

function requestsOf(parsed: Parsed, nodes: readonly Node[], source: string) {
  const { staticImports, staticExports, dynamicImports } = parsed.module
  return [
    ...staticImports.map(({ moduleRequest, start, entries }) => ({
      request: moduleRequest.value,
      start,
      isTypeOnly: entries.length > 0 && entries.every(({ isType }) => isType),
    })),
    ...staticExports.flatMap(({ start, entries }) =>
      entries.flatMap(({ moduleRequest, isType }) =>
        moduleRequest ? [{ request: moduleRequest.value, start, isTypeOnly: isType }] : [],
      ),
    ),
    ...dynamicImports.map(({ moduleRequest, start }) => ({
      request: source.slice(moduleRequest.start + 1, moduleRequest.end - 1),
      start,
      isTypeOnly: false,
    })),
    ...nodes
      .filter(({ type }) => type === 'TSImportType')
      .map((node) => ({ request: textOf(node['source']), start: node.start, isTypeOnly: true })),
  ]
}

// « export … from », or an import that is exported again by name.
function passedOn({ module }: Parsed): readonly { readonly start: number; readonly what: string }[] {
  const imported = new Set(
    module.staticImports.flatMap(({ entries }) => entries.map(({ localName }) => localName.value)),
  )
  return module.staticExports.flatMap(({ start, entries }) =>
    entries
      .filter(({ moduleRequest, localName }) => moduleRequest || (localName.name && imported.has(localName.name)))
      .map(({ exportName, moduleRequest }) => ({
        start,
        what: exportName.name ?? (moduleRequest ? `all of ${moduleRequest.value}` : 'default'),
      })),
  )
}

function clockOrDice(node: Node): string | null {
  if (node.type === 'NewExpression' && nameOf(node['callee']) === 'Date') {
    return Array.isArray(node['arguments']) && node['arguments'].length === 0 ? 'new Date()' : null
  }
  if (node.type === 'CallExpression' && nameOf(node['callee']) === 'Date') return 'Date()'
  if (node.type !== 'MemberExpression') return null
  const member = `${nameOf(node['object'])}.${nameOf(node['property'])}`
  return ['Date.now', 'Math.random', 'performance.now', 'crypto.randomUUID', 'crypto.getRandomValues'].includes(member)
    ? member
    : null
}

interface Node {
  readonly type: string
  readonly start: number
  readonly [field: string]: unknown
}

function nodesOf(value: unknown): readonly Node[] {
  if (typeof value !== 'object' || value === null) return []
  const inner = Object.values(value).flatMap(nodesOf)
  return isNode(value) ? [value, ...inner] : inner
}

function isNode(value: object): value is Node {
  return 'type' in value && typeof value.type === 'string' && 'start' in value && typeof value.start === 'number'
}

function nameOf(node: unknown): string {
  return typeof node === 'object' && node !== null && 'name' in node ? String(node.name) : ''
}

function textOf(node: unknown): string {
  return typeof node === 'object' && node !== null && 'value' in node ? String(node.value) : ''
}
