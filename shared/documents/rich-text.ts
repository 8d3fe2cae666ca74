import * as Y from 'yjs'
import { z } from 'zod'
import { commentKey } from './comment-key.ts'

/** Marks that text may carry. `comment` holds the id of its thread and is written by the server alone. */
export const markNames = ['bold', 'italic', 'link', 'comment'] as const

/** Blocks that a text is made of. */
export const nodeNames = ['paragraph', 'bulletList', 'orderedList', 'listItem', 'blockquote', 'hardBreak'] as const

export type NodeName = (typeof nodeNames)[number]

export interface Mark {
  readonly type: (typeof markNames)[number]
  readonly attrs?: Readonly<Record<string, string>> | undefined
}

/** A run of text, or a block with its content: ProseMirror's JSON, limited to our schema. */
export type RichNode =
  | { readonly type: 'text'; readonly text: string; readonly marks?: readonly Mark[] | undefined }
  | { readonly type: NodeName; readonly content?: readonly RichNode[] | undefined }

/** A text as JSON, in the shape that Tiptap gives and takes. */
export interface RichText {
  readonly type: 'doc'
  readonly content: readonly RichNode[]
}

const markSchema = z.object({ type: z.enum(markNames), attrs: z.record(z.string(), z.string()).optional() })

// Its name lets the description of the doors refer to it: it holds itself.
const nodeSchema: z.ZodType<RichNode> = z
  .lazy(() =>
    z.union([
      z.object({ type: z.literal('text'), text: z.string().min(1), marks: z.array(markSchema).optional() }),
      z.object({ type: z.enum(nodeNames), content: z.array(nodeSchema).optional() }),
    ]),
  )
  .meta({ id: 'RichNode' })

export const richTextSchema: z.ZodType<RichText> = z.object({
  type: z.literal('doc'),
  content: z.array(nodeSchema),
})

/** One paragraph of plain words; no words make no paragraph. */
export function plainParagraphs(text: string): RichText {
  const paragraphs = text.split(/\n+/).filter((line) => line.trim() !== '')
  return {
    type: 'doc',
    content: paragraphs.map((line) => ({ type: 'paragraph', content: [{ type: 'text', text: line }] })),
  }
}

/** The words alone, blocks separated by line breaks. */
export function plainText(text: RichText): string {
  return text.content.map(wordsOf).join('\n').trim()
}

function wordsOf(node: RichNode): string {
  if (node.type === 'text') return node.text
  if (node.type === 'hardBreak') return '\n'
  const inner = (node.content ?? []).map(wordsOf)
  return node.type === 'paragraph' ? inner.join('') : inner.join('\n')
}

/** Reads a shared text without touching it; what our schema does not know is left out. */
export function readRichText(fragment: Y.XmlFragment): RichText {
  return { type: 'doc', content: fragment.toArray().flatMap(readNode) }
}

function readNode(node: unknown): readonly RichNode[] {
  if (node instanceof Y.XmlText) return readRuns(node)
  if (!(node instanceof Y.XmlElement)) return []
  const type = nodeNames.find((name) => name === node.nodeName)
  if (!type) return []
  const content = node.toArray().flatMap(readNode)
  return [content.length > 0 ? { type, content } : { type }]
}

function readRuns(text: Y.XmlText): readonly RichNode[] {
  const runs: { insert?: unknown; attributes?: Record<string, unknown> }[] = text.toDelta()
  return runs.flatMap(({ insert, attributes }) => {
    if (typeof insert !== 'string' || insert === '') return []
    const marks = Object.entries(attributes ?? {}).flatMap(([key, attrs]) => readMark(key, attrs))
    return [marks.length > 0 ? { type: 'text', text: insert, marks } : { type: 'text', text: insert }]
  })
}

// Marks that may overlap with themselves (comments) are keyed « name--hash » by the editor's binding.
function readMark(key: string, attrs: unknown): readonly Mark[] {
  const type = markNames.find((name) => name === key.split('--')[0])
  if (!type || attrs === null) return []
  const texts = Object.entries(typeof attrs === 'object' ? attrs : {}).filter((entry) => typeof entry[1] === 'string')
  return [texts.length > 0 ? { type, attrs: Object.fromEntries(texts) } : { type }]
}

/** Writes a text into an empty shared fragment, with the marks of the threads that come with it. */
export function writeRichText(fragment: Y.XmlFragment, text: RichText): void {
  fragment.insert(0, text.content.flatMap(madeOf))
}

function madeOf(node: RichNode): readonly (Y.XmlElement | Y.XmlText)[] {
  if (node.type === 'text') return [madeOfRuns([node])]
  const element = new Y.XmlElement(node.type)
  element.insert(
    0,
    groupRuns(node.content ?? []).flatMap((group) => (Array.isArray(group) ? [madeOfRuns(group)] : madeOf(group))),
  )
  return [element]
}

type Run = Extract<RichNode, { type: 'text' }>

// Neighbouring runs share one Y.XmlText, as the editor makes them.
function groupRuns(nodes: readonly RichNode[]): readonly (Run[] | Exclude<RichNode, Run>)[] {
  const groups: (Run[] | Exclude<RichNode, Run>)[] = []
  for (const node of nodes) {
    const last = groups.at(-1)
    if (node.type !== 'text') groups.push(node)
    else if (Array.isArray(last)) last.push(node)
    else groups.push([node])
  }
  return groups
}

function madeOfRuns(runs: readonly Run[]): Y.XmlText {
  const text = new Y.XmlText()
  let at = 0
  for (const run of runs) {
    text.insert(at, run.text, attributesOf(run.marks ?? []))
    at += run.text.length
  }
  return text
}

function attributesOf(marks: readonly Mark[]): Record<string, object> {
  return Object.fromEntries(
    marks.map(({ type, attrs = {} }) => [type === 'comment' ? commentKey(attrs['thread'] ?? '') : type, attrs]),
  )
}
